"""README and pages say what is so: their code runs, their tables are up to date, every command is there."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import fill
import msgspec
import pytest
from filling import declared, measures, results, running, size, trainings

import dragoman
from dragoman import records
from dragoman.show.web.page import Page
from dragoman.show.web.pages import PAGES as PAGES_OF_THE_WEB

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CARD = ROOT / "src" / "dragoman" / "reader" / "weights" / "MODEL_CARD.md"
LIMITS = ROOT / "src" / "dragoman" / "show" / "briefing" / "limits.md"
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", CARD, LIMITS, *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_is_made_from_code_and_results_is_up_to_date(page: Path):
    text = page.read_text(encoding="utf-8")
    assert fill.filled(text) == text, "run: python docs/fill.py"


def test_the_readme_shows_a_denial_that_its_code_finds():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    printed = running.output("", readme.partition("<!-- end -->")[0]).splitlines()
    assert any("Iran → AID → Russia" in line and "denies" in line for line in printed), printed


def test_the_readme_shows_an_event_that_is_contested_with_its_sides():
    events = (ROOT / "README.md").read_text(encoding="utf-8").partition("Events of a pair")[0]
    printed = running.output("", events).splitlines()
    assert printed[1].startswith("contested: 2 reports"), printed
    assert {"asserts", "denies"} <= {word for line in printed for word in line.split()}


def test_the_readme_shows_a_thin_tie_as_undecided_and_a_network_that_fits_no_two_sides():
    ties, _, network = (
        (ROOT / "README.md").read_text(encoding="utf-8").partition("from dragoman.records import SignedTie")
    )
    printed = running.output("", ties).splitlines()
    assert any(line.startswith("IRN – RUS: lean ") and line.endswith("undecided, thin evidence") for line in printed)
    assert "1 of 3 ties does not fit, as Norland, Ostmark, Sudland prove" in network


def test_a_screen_is_what_the_last_command_shows_of_the_reports_read_before(tmp_path: Path):
    (tmp_path / "report.txt").write_text("Tehran denied that it had sent drones to Moscow.", encoding="utf-8")
    read = f"```sh\ndragoman read {tmp_path}/report.txt --published 2022-10-29\ndragoman why ID\n```\n"
    shown = running.screen("2", f"{read}Words.\n```sh\nmake demo\ndragoman claims  # all\n```\n").splitlines()
    assert (shown[0], *shown[3:]) == ("```text", "…", "```")
    with pytest.raises(subprocess.CalledProcessError):
        running.screen("2", f"{read}```sh\ndragoman why nothing\n```\n")


def test_every_field_of_the_records_is_on_the_data_model_page():
    page = (DOCS / "reference" / "data-model.md").read_text(encoding="utf-8")
    for name, record in vars(records).items():
        if isinstance(record, type) and issubclass(record, records.Record) and record.__struct_fields__:
            if name == "Span":
                continue  # named in the text of the page: start and end
            assert f"<!-- fill: fields {name} -->" in page, name
            assert all(f"| `{field}` |" in declared.fields(name, "") for field in record.__struct_fields__), name


def test_the_limits_are_the_measures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    measured = {"date": "2026-11-21", "figures": {"pair_recall": 0.52}, "intervals": {"pair_recall": [0.4, 0.6]}}
    syntax = {"date": "2026-11-20", "figures": {"las": 88.04}, "intervals": {}}
    (tmp_path / "results.json").write_text(json.dumps({"claims/gold": measured, "syntax/ewt_dev": syntax}))
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(results, "BENCH", tmp_path / "none.json")
    table = results.limits("", "").splitlines()
    assert table[0] == "| measured 2026-11-21 | |"
    assert any("pairs of actors" in row and row.endswith("| 52 % (40 % to 60 %) |") for row in table)
    assert any("relation" in row and row.endswith("| 88.0 % |") for row in table)


def test_without_measures_the_limits_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(results, "RESULTS", tmp_path / "none.json")
    assert "Nothing has been measured" in results.limits("", "")


def test_two_trainings_are_told_side_by_side_with_how_far_they_lie_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def measured(name: str, las: float, uas: float, pearson: float, f1: float) -> Path:
        figures = {
            "syntax/ewt_dev": {"las": las, "uas": uas, "upos": 97.0}, "claims/gold": {"f1": f1},
            "stance/uds_factuality_dev": {"pearson": pearson},
        }  # fmt: skip
        (tmp_path / name).write_text(json.dumps({key: {"figures": some} for key, some in figures.items()}))
        return tmp_path / name

    monkeypatch.setattr(trainings, "RESULTS", measured("one.json", 88.0, 91.0, 0.79, 0.5))
    monkeypatch.setattr(trainings, "RETRAINED", measured("other.json", 88.6, 90.2, 0.8, 0.512))
    monkeypatch.setattr(trainings, "FURTHER", (results.Figure("claims/gold", "f1", "claims"),))
    table = trainings.trainings("", "")
    assert "| UD EWT dev, gold tokens: LAS | 88.0 % | 88.6 % | +0.6 |" in table
    assert "| how firmly it is told, UDS dev: Pearson's r | 0.79 | 0.80 | +0.01 |" in table
    assert "| claims | 50.0 % | 51.2 % | +1.2 |" in table
    assert "| UD EWT dev, gold tokens: UPOS | 97.0 % | 97.0 % | 0 |" in table
    assert "| UD EWT dev, gold tokens: UAS | 91.0 % | 90.2 % | −0.8 |" in table
    assert "3 figures in percent differ by 0.6 points or less (root mean square 0.6, at most 0.8)." in table


def test_without_a_second_training_nothing_is_told_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(trainings, "RETRAINED", tmp_path / "none.json")
    assert "Nothing has been measured" in trainings.trainings("", "")


def test_what_a_million_reports_cost_is_extrapolated_from_measures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    reading = {"reading_seconds": 36.0, "seconds": 40.0, "peak_mb": 330.0}
    engine = {"seconds": 60.0, "overhead": 0.0, "first_seconds": 1.5, "together_mb": 300}
    measured = {
        "end_to_end_1": {"sentences": 2000, "reports": 100, "claims": 1000, "sentences_per_second": 100.0},
        "events": {"sizes": [{"claims": 10_000, "keeping_seconds": 2.0, "seconds": 3.0, "peak_mb": 50}]},
        "shards": {
            "stand_ins": 100_000, "engines": {"pool": engine, "daft": engine | {"overhead": 0.05}}, "reports": 2000,
            "one": reading, "two": reading | {"reading_seconds": 20.0}, "speed_up": 1.8, "speed_up_to_the_end": 1.7,
            "long": {"sentences": 6000, "part_bytes": 1_200_000, "store_bytes": 9_000_000, "growth_mb": 3},
        },
    }  # fmt: skip
    (tmp_path / "bench.json").write_text(json.dumps(measured))
    monkeypatch.setattr(size, "BENCH", tmp_path / "bench.json")
    costs, engines = size.plan("", ""), size.shards("", "")
    assert "| processor time of the workers | 0.2 s | 56 core hours | 5,600 core hours |" in costs
    assert "| parts on the disk, for ever | 4 kB | 4 GB | 400 GB |" in costs
    assert "twice that while they are made | 30 kB | 30 GB | 3,000 GB |" in costs
    assert "| making events, two processes | 3 ms | 0.83 hours | 83 hours |" in costs
    assert "| `--engine daft` | 60 | +5 % | 1.5 s | 300 MB |" in engines
    assert "| seconds to the last part | 36 | 20 | 1.80 |" in engines
    measures.measured_in.cache_clear()


def test_an_unknown_record_is_told():
    with pytest.raises(LookupError, match="no record Nonsense"):
        fill.filled("<!-- fill: fields Nonsense -->\n<!-- end -->")


def test_a_table_of_the_vocabulary_is_shown_by_its_rows_without_comments():
    assert declared.table("near_types", "").splitlines()[:3] == [
        "| type | other | how |", "| --- | --- | --- |", "| AID | COOPERATE | near |",
    ]  # fmt: skip
    assert declared.table("common", "").startswith("`about` `above` ")


def test_every_table_of_the_vocabulary_is_on_a_reference_page():
    pages = "".join(page.read_text(encoding="utf-8") for page in (DOCS / "reference").glob("*.md"))
    tables = [path.name for path in (ROOT / "src" / "dragoman" / "vocabulary").glob("*.csv")]
    assert len(tables) >= 8
    assert [name for name in tables if name not in pages] == []


def test_the_data_model_page_explains_every_type_and_the_glossary_every_stance():
    page = (DOCS / "reference" / "data-model.md").read_text(encoding="utf-8")
    glossary = (DOCS / "reference" / "glossary.md").read_text(encoding="utf-8")
    assert all(f"`{kind}`" in page for kind in records.EventType.__args__)
    assert all(f"\n| {stance} |" in glossary for stance in records.Stance.__args__)


def test_links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_is_documented():
    from typer.main import get_command

    from dragoman.show.cli import app

    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert {"read", "claims", "why"} <= set(commands)
    for name, command in commands.items():
        assert re.search(rf"^#+ .*\bdragoman {name}\b|^#+ `?{name}\b", page, re.MULTILINE), f"{name} has no heading"
        for option in (option for option in command.params if option.param_type_name == "option"):
            assert any(way in page for way in option.opts), f"{name} {option.opts[0]} is not described"


def test_every_command_that_pages_show_exists():
    from typer.main import get_command

    from dragoman.show.cli import app

    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    for page in PAGES:
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            for name in re.findall(r"^dragoman (\S+)", block, re.MULTILINE):
                assert name in commands, f"{page.name}: dragoman {name}"


def test_every_command_of_the_demo_exists():
    from typer.main import get_command

    from dragoman.show.cli import app

    demo = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ndemo: $(")[2].partition("\n\n")[0]
    names = re.findall(r"\$\(BIN\)/dragoman (\S+)", demo)
    assert {"claims", "events", "why", "ties", "system", "what-if", "balance"} <= set(names)
    assert set(names) <= set(get_command(app).commands)  # type: ignore[attr-defined]
    assert all((ROOT / path).exists() for path in re.findall(r"examples/\S+", demo))


def test_the_index_of_the_pages_lists_every_page():
    listed = set(re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}


@pytest.mark.parametrize("word", [
    "deed", "channel", "lean", "thin", "undecided", "standing", "shift", "outburst", "arrow", "bloc", "balance",
    "triad", "strained", "frustrated", "frustration index", "hedger", "broker", "odd couple", "layer", "bond",
    "what-if",
])  # fmt: skip
def test_the_glossary_has_every_word_of_ties_and_systems(word: str):
    assert f"\n| {word} |" in (DOCS / "reference" / "glossary.md").read_text(encoding="utf-8")


def test_every_target_that_pages_name_is_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"(?:^|`)make (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{page.name}: make {target}"


def test_a_text_gives_the_same_claims_with_its_day_as_date_or_as_words():
    text = "Tehran denied that it had sent drones to Moscow on Monday."
    one = dragoman.read_text(text, outlet="Harbour Wire", published="2022-10-29")
    two = dragoman.read_text(text, outlet="Harbour Wire", published=date(2022, 10, 29))
    assert one == two
    assert {claim.outlet for claim in one} == {"Harbour Wire"}
    assert json.loads(msgspec.json.encode(one[0]))["sentence"] == text


def test_the_public_names_are_there_and_others_are_not():
    assert all(getattr(dragoman, name) for name in dragoman.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        dragoman.nonsense  # noqa: B018


@pytest.mark.parametrize("page", PAGES_OF_THE_WEB, ids=lambda page: page.name)
def test_every_web_page_and_all_it_can_be_asked_is_described(page: Page):
    told = (DOCS / "reference" / "pages.md").read_text(encoding="utf-8")
    wanted = f"\n## {page.title}\n\n<!-- fill: page {page.name} -->\n"
    assert wanted in told, f"docs/reference/pages.md wants:\n{wanted}<!-- end -->\n(and then: python docs/fill.py)"
    fields = page.asked.model_fields
    assert [name for name, field in fields.items() if not field.description] == []
    assert [part for part, what in (page.parts or {}).items() if not what] == []
    block = told.partition(wanted)[2].partition("<!-- end -->")[0]
    general = told.partition("<!-- fill: asked -->")[2].partition("<!-- end -->")[0]
    assert [name for name, field in fields.items() if f"| `{field.alias or name}` |" not in block + general] == []


def test_pictures_are_small_and_shown_and_made_by_the_script():
    pictures = {path.stem: path for path in (DOCS / "pictures").iterdir()}
    script = (DOCS / "screenshots.py").read_text(encoding="utf-8")
    told = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for name, path in pictures.items():
        assert path.stat().st_size <= 200_000, name
        assert f'"{name}": ("/' in script, name
        assert f"pictures/{path.name})" in told, f"{name} is on no page"
