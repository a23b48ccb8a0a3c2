from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from dragoman import __version__, jobs, pipeline
from dragoman.records import Claim, Trace
from tests.builders import claim
from tests.fakes import report
from tests.show.projects import project_of

# reading


def test_reading_tells_counts_and_keeps_claims(run):
    code, out, told = run("read", "6")

    assert (code, out) == (0, "")
    assert told.startswith("8 reports read: 26 sentences, 26 claims. ")
    assert told.endswith("Project: dragoman-project\n")
    assert len(run("claims")[1].splitlines()) == 26


def test_each_failure_is_named_and_counted_and_the_rest_is_read(run):
    code, _, told = run("read", "6/2", "--project", "other")

    assert code == 1
    assert told.splitlines()[0] == "broken-0.txt: holds no text. Give a file that does."
    assert told.splitlines()[-1].startswith("8 reports read: 26 sentences, 26 claims; 3 failed. ")


def test_another_language_is_told(run):
    code, _, told = run("read", "11")

    assert code == 1
    assert "The Courier: Report 10: is in another language (de); kept without claims, as only English is read." in told
    assert "; 1 kept unread. " in told


def test_what_may_be_missed_in_a_report_is_told_and_is_no_failure(run, monkeypatch):
    monkeypatch.setattr(jobs, "endless", lambda sentences: 2 if len(sentences) == 1 else 0)
    code, _, told = run("read", "2")

    assert code == 0
    (line,) = (line for line in told.splitlines() if "stretches" in line and "Courier" in line)
    assert line.startswith("The Courier: Report 0: 2 sentences are so long as to be read in stretches: ")


def test_reading_again_says_that_all_is_known(run):
    run("read", "4")

    code, _, told = run("read", "4")

    assert code == 0
    assert "0 reports read: 0 sentences, 0 claims; 6 known already." in told


def test_nothing_to_read_is_a_wrong_use(run):
    code, out, told = run("read")
    assert code == 2
    assert "Usage: dragoman read" in out + told

    code, _, told = run("read", "0")
    assert code == 2
    assert "nothing to read" in told


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["read", "1", "--published", "2022-13-01"], "--published '2022-13-01' is not a day of the calendar"),
        (["read", "1", "--published", "yesterday"], "--published 'yesterday' is not a date. Write it as 2022-10-29."),
        (["read", "1", "--published", "2022"], "is not a date"),
        (["read", " "], "An input is empty"),
        (["read", "1", "--workers", "0"], "--workers"),
        (["read", "1", "--colour"], "No such option: --colour"),
        (["claims", "--since", "soon"], "--since 'soon' is not a date. Write it as 2022, 2022-10 or 2022-10-29."),
        (
            ["read", "x.txt", "--since", "2023", "--until", "2022"],
            "--since 2023 is after --until 2022. Turn them round.",
        ),
        (["claims", "--type", "WAR"], "--type 'WAR' is not known. Choose from: AGREE, CONSULT,"),
        (["claims", "--stance", "doubts"], "--stance 'doubts' is not known. Choose from: asserts, hedges,"),
        (["claims", "--between", "Rusia", "UKR"], "No actor is called 'Rusia'. Nearest: Russia (RUS)"),
        (["claims", "--by", "The Nobody Times"], "No source is called 'The Nobody Times'."),
        (["claims", "--at-least", "80"], "--at-least"),
        (["claims", "--order", "size"], "--order"),
        (["claims", "--theatre", "atlantis"], "No theatre is called 'atlantis'. Theatres, nearest first: "),
        (
            ["claims", "--by", "outlet:Nobody"],
            "Outlets, nearest first: The Courier.",
        ),
        (["claims", "--output", "claims.docx"], "The ending of claims.docx tells no format."),
        (["claims", "--output", "nowhere/claims.csv"], "nowhere/claims.csv cannot be written"),
        (["claims", "--format", "parquet"], "Parquet goes to a file"),
        (["claims", "--format", "table", "--output", "t.csv"], "A table goes to the terminal"),
        (["claims", "--project", "nowhere"], "No project at nowhere. Make one with: dragoman read"),
        (["export", "feelings"], "'feelings' is not one of"),
        (["export", "claims", "--format", "table"], "A table is not an export"),
        (["why", "zzz"], "No event, claim or report has an id that begins with 'zzz'"),
        (
            ["remove", "zzz"],
            "begins with 'zzz' and no outlet is called so. Outlets, nearest first: The Courier.",
        ),
        (["evaluate", "poetry", "file"], "poetry"),
        (["sing"], "No such command 'sing'"),
    ],
)
def test_a_wrong_use_is_explained_and_ends_with_two(run, arguments, complaint):
    project_of(claim())

    code, out, told = run(*arguments)

    assert (code, out) == (2, "")
    assert complaint in " ".join(told.replace("│", " ").split())


def test_a_folder_that_is_no_project_is_refused(run, tmp_path):
    Path("papers").mkdir()
    Path("papers/thesis.doc").write_text("years")

    for command in (["read", "1"], ["claims"], ["remove", "x"]):
        code, _, told = run(*command, "--project", "papers")
        assert code == 2
        assert "papers holds files but no dragoman.json, so it is not a project." in told


def test_without_arguments_the_usage_is_shown(run):
    code, out, _ = run()
    assert code == 2
    assert "Usage: dragoman" in out


def test_the_version(run):
    assert run("--version") == (0, f"dragoman {__version__}\n", "")


# looking


def test_piped_claims_are_the_contract_line_by_line(run):
    kept = [claim(by=("USA",), id="a"), claim("IRN", None, id="b", sentence_start=40)]
    project_of(*kept)

    _, out, told = run("claims")

    assert [msgspec.json.decode(line, type=Claim) for line in out.splitlines()] == kept
    assert told == ""


def test_filters_find_their_claims(run):
    project_of(
        claim("RUS", "UKR", id="a", by=("GBR",), confidence=0.6),
        claim("UKR", "RUS", id="b", type="AID", stance="denies", sentence_start=40, sentence="No aid came."),
        claim("IRN", "RUS", id="c", published="2023-01-05", document="d2", sentence_start=80, confidence=0.9),
    )

    def found(*arguments: str) -> list[str]:
        code, out, told = run("claims", *arguments)
        assert (code, told) == (0, "")
        return [json.loads(line)["id"] for line in out.splitlines()]

    assert found("--between", "Russia", "Ukraine") == ["a", "b"]
    assert found("--between", "ukr", "the Kremlin") == ["a", "b"]
    assert found("--between", "russia", "UKRAINE") == ["a", "b"]
    assert found("--by", "Britain") == ["a"]
    assert found("--by", "outlet:the courier") == ["b", "c"]
    assert found("--type", "aid,consult") == ["b"]
    assert found("--type", "AID", "--type", "ASSAULT", "--stance", "denies") == ["b"]
    assert found("--since", "2023") == ["c"]
    assert found("--until", "2022-10") == ["a", "b"]
    assert found("--search", "aid") == ["b"]
    assert found("--at-least", "0.6") == ["a", "c"]
    assert found("--order", "confidence") == ["c", "a", "b"]
    assert found("--limit", "1") == ["a"]
    assert found("--limit", "0") == ["a", "b", "c"]


@pytest.mark.parametrize("width", ["60", "80", "160", "300"])
def test_the_table_fits_the_terminal(run, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)
    long = "Russia attacked Ukraine " + "and the fighting went on for days " * 20
    project_of(claim(by=("GBR", "USA"), id="abcdef0123", sentence=long), claim("IRN", None, id="b", sentence_start=990))

    _, out, told = run("claims", "--format", "table")

    lines = out.splitlines()
    assert max(len(line) for line in lines) <= int(width)
    assert "ASSAULT" in out
    assert "attacked" in out
    assert "abcdef01" in out
    assert "2 claims." in told


def test_a_long_table_says_how_much_it_leaves_out(run):
    run("read", "40")

    _, out, told = run("claims", "--format", "table")

    assert len(out.splitlines()) == 51
    assert "50 of " in told
    assert "--limit 0 shows all." in told


def test_a_table_passes_on_nothing_that_steers_the_terminal(run):
    mean = msgspec.structs.replace(claim(sentence="Russia \x1b[2J\u202e attacked \x9b31m Ukraine [bold]now[/bold]."))
    project_of(mean)

    for arguments in (["claims"], ["why", "c1"]):
        _, out, _ = run(*arguments, "--format", "table")
        assert not {"\x1b", "\u202e", "\x9b"} & set(out)
        assert "[bold]now[/bold]" in out


def test_why_walks_from_a_claim_to_its_sentence_report_and_copies(run):
    project_of(
        claim(id="abc123", by=("USA", "GBR"), sentence="Russia attacked Ukraine."),
        claim(id="abc123", by=("USA", "GBR"), document="d2", outlet="The Mirror"),
        claim(id="abd000", document="d3", sentence="Nothing else."),
    )

    code, out, _ = run("why", "abc", "--format", "table")

    assert code == 0
    assert out.count("Russia attacked Ukraine.") == 2
    for words in ("ASSAULT", "Usa (USA, state)", "who has it from", "asserts (affirmed, certain, done)", "abc123"):
        assert words in out
    assert "printed also as" in out
    assert "first printed as" in out
    assert "2 copies of the report carry this claim." in out
    assert [json.loads(line)["document"] for line in run("why", "abc123")[1].splitlines()] == ["d1", "d2"]


def test_why_of_several_ids_asks_for_more(run):
    project_of(claim(id="abc"), claim(id="abd", sentence_start=50))

    code, _, told = run("why", "ab")

    assert code == 2
    assert "2 ids begin with 'ab': abc, abd. Write more of it." in told


def test_why_of_a_report_shows_its_claims(run):
    project_of(claim(id="abc"), claim(id="xyz", document="e7", sentence_start=50))

    _, out, _ = run("why", "e7", "--format", "table")

    assert "The Courier, 2022-10-29, [e7]" in out
    assert "xyz" in out
    assert "abc" not in out


def traced(id: str, **more: object) -> Trace:
    return msgspec.structs.replace(
        Trace(
            claim=id, act="acts.csv: attack → ASSAULT; claim head: ASSAULT 0.93",
            initiator="“Russia”: slot 1.00, link of the head 0.97",
            recipient="“Ukraine”: slot 1.00, link of the head 0.95",
            answer="ASSAULT 0.98, COERCE 0.20", before=0.83, confidence=0.94,
            sources=("say: affirms, certain",), stance=("not",),
        ),
        **more,
    )  # fmt: skip


def test_why_tells_what_spoke_for_a_claim(run, monkeypatch):
    one = claim(id="abc", by=("USA",))
    project_of(one)
    monkeypatch.setattr(pipeline, "explain", lambda document, **_: [(one, traced("abc"))])

    _, out, _ = run("why", "abc", "--trace", "--format", "table")

    for words in ("what spoke for it", "acts.csv: attack", "ASSAULT 0.98", "0.83 without that answer, 0.94 with it"):
        assert words in out
    assert msgspec.json.decode(run("why", "abc", "--trace")[1], type=Trace) == traced("abc")


def test_why_tells_nothing_of_an_answer_that_nobody_gave(run, monkeypatch):
    one = claim(id="abc")
    project_of(one)
    alone = traced("abc", recipient=None, answer=None, sources=(), stance=())
    monkeypatch.setattr(pipeline, "explain", lambda document, **_: [(one, alone)])

    _, out, _ = run("why", "abc", "--trace", "--format", "table")

    assert "no word bends the act" in out
    assert "without that answer" not in out


def test_a_claim_that_is_made_no_more_has_no_trace(run, monkeypatch):
    project_of(claim(id="abc"))
    monkeypatch.setattr(pipeline, "explain", lambda document, **_: [])

    code, _, told = run("why", "abc", "--trace")

    assert code == 2
    assert "this version does not make it any more" in told
    code, _, told = run("why", "d1", "--trace")
    assert code == 2
    assert "--trace tells of a claim" in told


def test_actors_are_counted(run):
    stranger = msgspec.structs.replace(
        claim().initiator, id="the-wolves", name="The Wolves", kind="unknown", text="the Wolves"
    )
    project_of(claim(id="a"), msgspec.structs.replace(claim(id="b", sentence_start=60), initiator=stranger))

    assert [json.loads(line)["id"] for line in run("actors")[1].splitlines()] == ["UKR", "RUS", "the-wolves"]
    (line,) = run("actors", "--unknown")[1].splitlines()
    assert json.loads(line)["forms"] == ["the Wolves"]
    assert "the Wolves" in run("actors", "--unknown", "--format", "table")[1]
    assert "The Wolves" in run("actors", "--format", "table")[1]
    assert run("actors", "--format", "csv")[1].splitlines()[0].startswith("id,name,kind,")


# out


def test_exports_agree_in_every_format(run):
    run("read", "9")

    lines = run("export", "claims")[1]
    assert lines == run("claims")[1]
    run("export", "claims", "claims.jsonl")
    run("export", "claims", "claims.csv")
    run("export", "claims", "--format", "parquet", "claims.parquet")
    assert Path("claims.jsonl").read_text(encoding="utf-8") == lines
    ids = [json.loads(line)["id"] for line in lines.splitlines()]
    with Path("claims.csv").open(newline="", encoding="utf-8") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids
    import duckdb

    assert [row[0] for row in duckdb.execute("SELECT id FROM 'claims.parquet'").fetchall()] == ids
    written = ["claims.csv", "claims.jsonl", "claims.parquet"]
    manifests = [f"{name}.manifest.json" for name in written]
    assert sorted(path.name for path in Path().glob("claims*")) == sorted([*written, *manifests])


def test_documents_go_out_with_their_texts_and_groups(run):
    run("read", "5")

    found = [json.loads(line) for line in run("export", "documents")[1].splitlines()]

    assert [one["title"] for one in found[:3]] == ["Report 0", "Report 0", "Report 1"]
    assert found[0]["text"] == report(0).text
    assert found[0]["origin"] == found[1]["origin"] == min(one["id"] for one in found[:2])
    table = csv.DictReader(io.StringIO(run("export", "documents", "--format", "csv")[1]))
    assert [row["id"] for row in table] == [one["id"] for one in found]


def test_an_outlet_is_removed_and_brought_back(run):
    run("read", "5")
    everything = run("claims")[1]

    code, _, told = run("remove", "the mirror", "--yes")
    assert code == 0
    assert told.startswith("2 reports removed.")
    assert {json.loads(line)["outlet"] for line in run("claims")[1].splitlines()} == {"The Courier"}
    assert "2 removed earlier and left so" in run("read", "5")[2]

    assert run("remove", "--restore", "the mirror")[2].startswith("2 reports brought back")
    assert run("claims")[1] == everything


def test_a_report_is_removed_by_how_its_id_begins(run):
    run("read", "3")
    gone = report(1).id

    assert run("remove", gone[:10])[0] == 0
    assert gone not in run("claims")[1]
    assert run("remove", gone[:10])[0] == 2


# the command as a process


def test_ctrl_c_says_what_is_kept_and_ends_with_130(tmp_path):
    program = "import dragoman.pipeline as p; from tests.fakes import STAGES, Reader; p.Stages = lambda: STAGES\n"
    program += "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # jobs behind & ignore it
    program += "import dragoman.jobs; dragoman.jobs.BATCH = 500; Reader.slow = 0.01\n"
    program += "from dragoman.show.cli import main; main(['read', '20000', '--workers', '1'])"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True, env=environment)
    for line in process.stderr:
        if "another language" in line:
            break
    process.send_signal(signal.SIGINT)

    _, told = process.communicate(timeout=60)

    assert process.returncode == 130
    last = told.strip().splitlines()[-1]
    assert re.fullmatch(r"Stopped\. \d+ reports read: .* That is kept; the same command goes on\.", last)
    with pipeline.look(Path("dragoman-project")) as view:
        kept = [one for one in view.reports() if one.note is None]
        assert len(kept) >= int(last.split()[1])


def dragoman(*arguments: str, **choices) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *arguments], capture_output=True, text=True, check=False, **choices
    )


def test_a_reader_that_stops_early_is_no_fault(run):
    run("read", "900", "--workers", "1")

    line = f'"{sys.executable}" -m dragoman claims | head -1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_looking_loads_nothing_heavy(run):
    run("read", "3")

    done = dragoman("claims", env=os.environ | {"PYTHONPROFILEIMPORTTIME": "1"})

    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    heavy = {
        "onnxruntime",
        "tokenizers",
        "trafilatura",
        "dateparser",
        "pypdf",
        "httpx",
        "py3langid",
        "rensa",
        "numpy",
        "rich",
    }
    assert loaded & heavy == set()


def test_import_keeps_what_is_right_of_a_list_and_tells_the_rest(run):
    Path("own.csv").write_text("id,name,aliases\nriver-guard,River Guard,Hamas\n,,Falcons\n")

    code, out, told = run("import", "actors", "own.csv")

    assert (code, out.splitlines()[0][:12]) == (1, "1 new actor,")
    assert "own.csv, line 3: an actor needs a name" in told
    assert '"Hamas" now means river-guard, no longer hamas.' in told


def test_the_names_of_an_imported_list_may_be_asked_for(run):
    project_of(claim(initiator="river-guard"))
    Path("own.csv").write_text("id,name,aliases\nriver-guard,River Guard,Garde du Fleuve\n")
    assert run("import", "actors", "own.csv")[0] == 0

    code, out, _ = run("claims", "--between", "Garde du Fleuve", "UKR", "--format", "jsonl")

    assert (code, len(out.splitlines())) == (0, 1)


def test_an_unknown_engine_and_an_impossible_share_are_wrong_uses(run):
    assert run("read", "6", "--engine", "spark")[0] == 2
    code, _, told = run("read", "6", "--share", "5/4")
    assert code == 2
    assert "--share '5/4' is no share. Write 3/40 for the third of forty." in told


def test_shares_are_read_apart_and_kept_by_the_command_without(run, tmp_path, monkeypatch):
    from dragoman.documents import stretches
    from dragoman.shards import ENGINES
    from tests.shards.corpus import here

    monkeypatch.setitem(ENGINES, "pool", here)
    monkeypatch.setattr(stretches, "LINES", 1)
    (tmp_path / "one.txt").write_text("0-4")
    (tmp_path / "two.txt").write_text("4-8")
    files = [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]

    for share in ("1/2", "2/2"):
        code, _, told = run("read", *files, "--share", share)
        assert code == 0
        assert "the same command without --share keeps them" in told
    code, _, told = run("read", *files, "--engine", "pool")

    assert code == 0
    assert told.startswith("11 reports read: ")
