from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.store import Project
from tests.builders import claim
from tests.show.projects import project_of

ROOT = Path(__file__).parents[2]
ATTACK = claim(id="attack", sentence="Russia attacked Ukraine.")
AID = claim("IRN", "RUS", type="AID", by=("GBR",), id="aid", document="d2", sentence="Britain said Iran armed Russia.")
MEETING = claim("RUS", "CHN", type="CONSULT", id="meeting", document="d3", sentence="Russia's envoy met China's.")
THREE = [ATTACK, AID, MEETING]


@pytest.fixture(autouse=True)
def project() -> Project:
    return project_of(*THREE)


def shown(run, *arguments: str) -> list[str]:
    """The ids of the claims that a command shows."""
    _, out, _ = run("claims", "--format", "jsonl", *arguments)
    return [json.loads(line)["id"] for line in out.splitlines()]


def judgements(project: Project) -> list[tuple[str, str]]:
    return [(one.verdict, one.by) for one in project.ledger().judgements]


def test_a_rejected_claim_leaves_the_answers_and_why_still_shows_it(run, project):
    code, out, _ = run("judge", "reject", "att", "--by", "ana", "--note", "a report of an exercise")

    assert code == 0
    assert "attack Rus ASSAULT → Ukr, asserts" in out
    assert "Saved: rejected. To take it back: dragoman judge undo" in out
    assert shown(run) == ["aid", "meeting"]
    assert shown(run, "--judged", "rejected") == shown(run, "--judged", "any") == ["attack"]
    _, out, _ = run("why", "attack", "--format", "table")
    assert "rejected by ana on" in out
    assert "“a report of an exercise”" in out
    assert "Rejected, so it is in no other answer." in out
    assert judgements(project) == [("reject", "ana")]


def test_several_claims_are_judged_at_once_by_whoever_is_at_the_keyboard(run, project, monkeypatch):
    monkeypatch.setenv("LOGNAME", "ben")

    assert run("judge", "accept", "attack", "aid")[0] == 0

    assert judgements(project) == [("accept", "ben"), ("accept", "ben")]
    assert shown(run, "--judged", "accepted") == ["attack", "aid"]


def test_without_a_name_a_judgement_is_refused(run, project, monkeypatch):
    def nobody():
        raise KeyError("uid 7 is unknown")

    monkeypatch.setattr("getpass.getuser", nobody)

    code, _, told = run("judge", "accept", "attack")

    assert code == 2
    assert "Say who judges: --by NAME" in told
    assert judgements(project) == []


def test_a_claim_is_corrected_in_words_and_why_tells_what_the_reader_found(run):
    code, out, _ = run("judge", "correct", "aid", "recipient=Iraq", "stance=denies", "--by", "ana")

    assert code == 0
    assert "recipient = Iraq, polarity = -" in out
    assert shown(run, "--between", "Iran", "Iraq", "--stance", "denies") == ["aid"]
    _, out, _ = run("why", "aid", "--format", "table")
    assert "The reader found: recipient = Rus, polarity = +" in out


def test_a_correction_of_a_corrected_claim_is_measured_against_what_it_is_now(run):
    run("judge", "correct", "aid", "type=SANCTION")
    assert run("judge", "correct", "aid", "type=SANCTION")[0] == 2

    assert run("judge", "correct", "aid", "type=AID")[0] == 0
    assert shown(run, "--type", "AID") == ["aid"]


def test_the_later_judgement_stands_and_the_earlier_is_named(run):
    run("judge", "accept", "attack", "--by", "ana")

    _, out, _ = run("judge", "reject", "attack", "--by", "ben")

    assert "It takes the place of: accepted by ana on" in out


def test_a_judgement_is_taken_back_and_brought_back(run, project):
    run("judge", "reject", "attack", "--by", "ana")
    (first,) = project.ledger().judgements

    _, out, _ = run("judge", "undo", first.id[:6], "--by", "ben")
    assert "rejected by ana on" in out
    assert shown(run) == ["attack", "aid", "meeting"]

    code, _, told = run("judge", "undo", first.id)
    assert code == 2
    again = f"dragoman judge undo {project.ledger().judgements[1].id}"
    assert again in told
    assert run(*again.split()[1:])[0] == 0
    assert shown(run) == ["aid", "meeting"]


def test_the_list_tells_who_when_what_and_whether_it_stands(run, project):
    run("judge", "accept", "attack", "--by", "ana", "--note", "seen myself")
    run("judge", "reject", "attack", "--by", "ben")
    run("judge", "same", "aid", "meeting", "--by", "ana")
    run("judge", "undo", project.ledger().judgements[2].id, "--by", "ana")

    _, table, _ = run("judge", "list", "--format", "table")
    _, lines, _ = run("judge", "list")

    for words in ("by ana", "“seen myself”", "superseded by", "stands", "undone by", "and meeting Rus CONSULT → Chn"):
        assert words in table
    ruled = [json.loads(line) for line in lines.splitlines()]
    assert [one["fate"] for one in ruled] == ["superseded", "stands", "undone", "stands"]
    assert [json.loads(line)["fate"] for line in run("judge", "list", "--limit", "2")[1].splitlines()] == [
        "undone", "stands",
    ]  # fmt: skip


def test_a_judgement_on_what_is_gone_is_shown_as_no_longer_applying(run, project):
    run("judge", "reject", "attack", "--by", "ana")
    path = project.judgements
    path.write_text(path.read_text().replace('"d1"', '"d9"').replace('"claim":"attack"', '"claim":"gone"'))

    _, table, _ = run("judge", "list", "--format", "table")

    assert "no longer applies: no claim stands there any more" in table
    assert "gone “Russia attacked Ukraine.”" in table
    assert shown(run) == ["attack", "aid", "meeting"]


def test_an_undoing_tells_which_judgements_stand_again(run, project):
    run("judge", "reject", "attack", "--by", "ana", "--note", "a drill")
    run("judge", "accept", "attack", "--by", "ben")
    run("judge", "accept", "aid", "--by", "ben")

    _, out, _ = run("judge", "undo", project.ledger().judgements[1].id, "--by", "ben")

    assert out.count("What stands now: ") == 1
    assert "What stands now: rejected by ana on" in out
    assert shown(run) == ["aid", "meeting"]


def test_two_events_are_held_to_be_one_by_the_ids_of_events_or_claims(run, project):
    with project.view() as view:
        events = {event.evidence[0]: event.id for event in view.events()}
    assert len(set(events.values())) == 3

    assert run("judge", "same", events["attack"], "meeting", "--by", "ana")[0] == 0
    with project.view() as view:
        (one,) = view.events_of_claim("attack")
        assert set(one.evidence) == {"attack", "meeting"}

    run("judge", "accept", "attack", "--by", "ben")
    _, out, _ = run("why", one.id, "--format", "table")
    assert "held to be one event by ana on" in out
    assert "accepted: 1 of its 2 claims" in out

    code, _, told = run("judge", "same", one.id, "meeting")
    assert code == 2
    assert "share a claim" in told

    assert run("judge", "different", "attack", "meeting", "--by", "ana")[0] == 0
    with project.view() as view:
        assert view.count_events() == 3


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((), "Say what to judge: accept ID"),
        (("accept", "--sample", "3"), "Say what to judge"),
        (("praise", "attack"), "No judgement is called 'praise'. Write one of: accept ID"),
        (("accept",), "Say which claim: dragoman judge accept ID"),
        (("reject", "zzz"), "No claim has an id that begins with 'zzz'"),
        (("reject", "a"), "2 claims have an id that begins with 'a': aid, attack. Write more of it."),
        (("correct", "attack"), "correct ID FIELD=VALUE. Fields: type, mode"),
        (("correct", "attack", "weapon=tank"), "'weapon=tank' names no field of a claim"),
        (("same", "attack"), "Say which two: dragoman judge same ID ID"),
        (("different", "attack", "attack"), "share a claim"),
        (("same", "attack", "zzz"), "No event or claim has an id that begins with 'zzz'. List events with"),
        (("undo",), "Say which judgement"),
        (("undo", "zzz"), "No judgement has an id that begins with 'zzz'"),
        (("list", "--format", "csv"), "as a table or as jsonl"),
        (("--sample", "3", "--between", "Rusia", "Iran"), "No actor is called 'Rusia'"),
    ],
)
def test_what_cannot_be_judged_is_told_and_nothing_is_saved(run, project, arguments, fault):
    code, _, told = run("judge", *arguments)

    assert code == 2
    assert fault in told
    assert judgements(project) == []


def test_a_malformed_line_is_named_with_every_answer_and_the_others_are_applied(run, project):
    project.judgements.write_text("{accept\n" * 7)

    code, _, told = run("judge", "reject", "attack")

    assert code == 0
    assert "judgements.jsonl, line 1: JSON is malformed" in told
    assert "… and 2 more lines" in told
    assert "judgements.jsonl, line 5" in run("events")[2]
    assert shown(run) == ["aid", "meeting"]


def test_while_another_process_writes_a_judgement_is_saved_and_said_to_count_later(run, project):
    with project.writer():
        code, out, told = run("judge", "reject", "attack", "--by", "ana")
        assert code == 0
        assert "Saved: rejected" in out
        assert "counts from its next rebuild on" in told
        assert shown(run) == ["attack", "aid", "meeting"]

    assert shown(run) == ["aid", "meeting"]


def test_what_was_saved_is_printed_as_json_when_asked(run, project):
    _, out, _ = run("judge", "accept", "attack", "--json", "--by", "ana")

    assert json.loads(out)["id"] == project.ledger().judgements[0].id


DIE_BEHIND_THE_MESSAGE = """
import os, signal, sys
from dragoman.show.cli import judge, main

take_in = judge.pipeline.take_in
def die(project, **choices):
    if project.judgements.exists():
        os.kill(os.getpid(), signal.SIGKILL)
    return take_in(project, **choices)

judge.pipeline.take_in = die
sys.stdout.reconfigure(line_buffering=True)
main(["judge", "reject", "attack", "--by", "ana"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_killed_right_behind_the_message_the_judgement_is_there(tmp_path, project):
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-c", DIE_BEHIND_THE_MESSAGE]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path})

    assert done.returncode == -signal.SIGKILL, done.stderr
    assert "Saved: rejected" in done.stdout
    assert judgements(project) == [("reject", "ana")]
