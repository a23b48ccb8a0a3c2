"""The direction of imports, read from the source, and the weight of `import dragoman`."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "dragoman"

# show → notebook → asking → pipeline → intake → shards → jobs → stages, store, exchange → actors, vocabulary
# → records, errors.
LAYERS = (
    ("records", "errors"),
    ("coding",),
    ("actors", "vocabulary", "workers", "readers", "days"),
    ("deeds",),
    ("documents", "reader", "claims", "judgements", "events", "ties", "system", "store", "exchange"),
    ("jobs",),
    ("shards",),
    ("intake",),
    ("pipeline", "importing"),
    ("asking", "watching"),
    ("notebook", "exporting", "plots"),
    ("evaluate",),
    ("show",),
)
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}
# Asking a table for its words is not joining two stages: who is who is written with the words of the vocabulary.
ALLOWED = {("actors", "vocabulary"), ("records", "errors")}
MODULES = sorted(SOURCE.rglob("*.py"))
HEAVY = (
    "onnxruntime", "tokenizers", "duckdb", "trafilatura", "dateparser", "pypdf", "httpx", "numpy", "typer", "scipy",
    "highspy", "networkx", "pandas", "polars", "pyarrow", "daft", "ray", "warcio", "fastwarc", "docx", "striprtf",
    "feedparser", "followthemoney", "fastapi", "starlette", "uvicorn", "jinja2", "pydantic", "altair",
)  # fmt: skip


def part_of(module: str) -> str | None:
    """The part of the package that a dotted name belongs to: "dragoman.claims.acts" is of "claims"."""
    words = module.split(".")
    return words[1] if words[0] == "dragoman" and len(words) > 1 else None


def imported(tree: ast.AST, module: str, is_package: bool) -> set[str]:
    """Every dotted name that a module imports, inside functions too, relative ones made absolute."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                home = module.split(".")[: len(module.split(".")) - node.level + is_package]
                base = ".".join([*home, base] if base else home)
            names |= {f"{base}.{alias.name}" for alias in node.names} if base == "dragoman" else {base}
    return names


def breaches(part: str, names: set[str]) -> list[str]:
    """What a module of `part` imports against the direction."""
    wrong = [
        f"{part} imports {name}"
        for name in sorted(names)
        if (other := part_of(name)) and other in RANK and other != part and (part, other) not in ALLOWED
        and RANK[other] >= RANK[part]
    ]  # fmt: skip
    if part != "store" and any(name.split(".")[0] == "duckdb" for name in names):
        wrong.append(f"{part} imports duckdb, which only store may")
    return wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_downwards(path: Path):
    relative = path.relative_to(SOURCE).with_suffix("")
    if len(relative.parts) == 1 and relative.name in ("__init__", "__main__"):
        return  # the front doors: the first is weighed below, the second only starts the commands
    is_package = relative.name == "__init__"
    module = ".".join(("dragoman", *(relative.parts[:-1] if is_package else relative.parts)))
    part = relative.parts[0]
    assert part in RANK, f"{part} has no place in the order of imports: give it one in LAYERS"
    assert breaches(part, imported(ast.parse(path.read_text(encoding="utf-8")), module, is_package)) == []


def test_a_stage_that_imports_another_is_noticed():
    for line in ("from dragoman.reader import Reader", "from ..reader import Reader", "import dragoman.reader.decode"):
        names = imported(ast.parse(f"def find():\n    {line}"), "dragoman.claims.acts", is_package=False)
        assert breaches("claims", names), line
    assert breaches("records", {"dragoman.claims"})
    assert breaches("claims", {"duckdb"})
    assert breaches("pipeline", {"dragoman.show.cli"})


def test_its_own_part_and_what_lies_below_may_be_imported():
    names = imported(ast.parse("from . import time\nfrom ..records import Claim\nfrom dragoman.actors import registry"),
                     "dragoman.claims.find", is_package=False)  # fmt: skip
    assert names == {"dragoman.claims", "dragoman.records", "dragoman.actors"}
    assert breaches("claims", names) == []


def modules_after(statement: str) -> set[str]:
    """The top-level modules loaded by a fresh interpreter that runs one statement."""
    code = f"{statement}\nimport sys\nprint(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_dragoman_loads_nothing_heavy():
    assert modules_after("import dragoman") & set(HEAVY) == set()


def test_the_commands_load_nothing_heavy_before_one_of_them_runs():
    assert modules_after("import dragoman.show.cli") & set(HEAVY) <= {"typer"}


def test_the_records_load_nothing_heavy():
    assert modules_after("import dragoman.records") & set(HEAVY) == set()
