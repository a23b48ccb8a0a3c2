"""The scripts that pages load: built from the sources beside them, small, and with the terms of what they contain."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FRONT = ROOT / "front"
SOURCES = FRONT / "src"
STATIC = ROOT / "src" / "dragoman" / "show" / "web" / "static"
BUDGET = 200_000  # bytes of all scripts together, compressed
IMPORTS = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']""")
ENTRIES = sorted(SOURCES.glob("*.js"))
LOCK = json.loads((FRONT / "package-lock.json").read_text(encoding="utf-8"))


def imported(path: Path) -> list[str]:
    """What a script imports, as it says it."""
    return IMPORTS.findall(path.read_text(encoding="utf-8")) if path.suffix == ".js" else []


def of_ours(entry: Path) -> set[Path]:
    """The files of ours that a script is made of, itself among them."""
    found, left = set(), [entry]
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += [(path.parent / name).resolve() for name in imported(path) if name.startswith(".")]
    return found


def mark(entry: Path) -> str:
    """What `front/build.mjs` writes at the head of a script that is built of these sources and packages."""
    parts = sorted(of_ours(entry) - {entry}, key=lambda path: path.relative_to(FRONT).as_posix())
    digest = hashlib.sha256()
    for path in (entry, *parts, FRONT / "package-lock.json"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda path: path.stem)
def test_a_script_is_built_of_the_sources_beside_it(entry: Path):
    first = (STATIC / entry.name).read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"/* dragoman {entry.stem} {mark(entry)} */", f"run: make front ARGS={entry.stem}"


def test_no_script_is_there_without_its_sources():
    assert sorted(path.name for path in STATIC.rglob("*.js")) == [path.name for path in ENTRIES]


def test_a_change_of_a_part_changes_the_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tests.show.web.test_scripts.FRONT", tmp_path)
    (tmp_path / "package-lock.json").write_text("{}")
    entry, part = tmp_path / "one.js", tmp_path / "part.js"
    entry.write_text('import { drawn } from "./part.js";')
    part.write_text("export const drawn = 1;")
    before = mark(entry)
    part.write_text("export const drawn = 2;")
    assert mark(entry) != before


def test_all_scripts_together_are_small():
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in STATIC.rglob("*.js")}
    assert sum(sizes.values()) <= BUDGET, sizes


def test_the_terms_of_every_package_in_a_script_are_told():
    told = (STATIC / "licences.txt").read_text(encoding="utf-8")
    files = {path for entry in ENTRIES for path in of_ours(entry)}
    bare = {name for path in files for name in imported(path) if not name.startswith(".")}
    packages = {"/".join(name.split("/")[: 2 if name.startswith("@") else 1]) for name in bare}
    assert packages
    for name in packages:
        version = LOCK["packages"][f"node_modules/{name}"]["version"]
        assert re.search(rf"^{re.escape(name)} {re.escape(version)} \(", told, re.MULTILINE), f"{name}: run: make front"
    assert not re.search(r"\bA?GPL\b|GENERAL PUBLIC", told)


def test_the_list_of_packages_names_no_registry():
    assert not [name for name, package in LOCK["packages"].items() if "resolved" in package]


def test_pages_scripts_and_terms_are_in_the_wheel():
    from hatchling.builders.wheel import WheelBuilder

    packed = {Path(file.distribution_path) for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    web = STATIC.parent
    there = {
        path.relative_to(ROOT / "src")
        for folder in (STATIC, web / "templates")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert len(there) > 5
    assert there - packed == set()
