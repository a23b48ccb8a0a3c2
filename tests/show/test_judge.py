from __future__ import annotations

import io
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


@pytest.fixture
def answers(monkeypatch):
    """Answer what the next command asks."""

    def answers(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return answers


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


# samples


def test_a_sample_asks_about_each_claim_saves_each_answer_and_tells_the_precision(run, project, answers):
    answers("y", "n the recipient", "y")

    code, out, told = run("judge", "--sample", "3", "--by", "ana")

    assert code == 0
    assert told.count("Saved.") == 3
    assert out.count("in the words “attacked”") == 3
    assert "claim 1 of 3, 3 left" in out
    assert "A random sample of 3 claims, seed 1." in out
    assert "3 of 3 drawn are judged: 2 right, 1 wrong." in out
    assert "Precision 67 %, 95 % interval 21 % to 94 % (Wilson)." in out
    assert "Wrong in: recipient 1." in out
    made = project.ledger().judgements
    assert {one.sample for one in made} == {"seed=1"}
    assert [one.verdict for one in made] == ["accept", "reject", "accept"]
    assert len(shown(run)) == 2


def test_the_same_sample_goes_on_where_it_was_left_and_does_not_ask_again(run, project, answers):
    answers("y", "s")
    _, out, _ = run("judge", "--sample", "3", "--by", "ana")
    assert "1 of 3 drawn are judged" in out
    assert "2 left: go on with the same command." in out

    answers("n", "q", "y")
    _, out, _ = run("judge", "--sample", "3", "--by", "ana")

    assert "claim 2 of 3, 2 left" in out
    assert "2 of 3 drawn are judged: 1 right, 1 wrong." in out
    assert len(project.ledger().judgements) == 2


def test_what_is_wrong_is_asked_for_after_the_answer_is_kept(run, project, answers, monkeypatch):
    class Keyboard(io.StringIO):
        """Answers of someone who sits there, and goes away in the middle."""

        def isatty(self) -> bool:
            return True

        def readline(self, size: int = -1) -> str:
            if not (line := super().readline(size)):
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr(sys, "stdin", Keyboard("n\n"))
    run("judge", "--sample", "3", "--by", "ana")
    assert [(one.verdict, one.note) for one in project.ledger().judgements] == [("reject", None)]

    monkeypatch.setattr(sys, "stdin", Keyboard("n\nthe recipient\nq\n"))
    _, out, _ = run("judge", "--sample", "3", "--by", "ana")
    assert [one.note for one in project.ledger().judgements] == [None, None, "the recipient"]
    assert "2 of 3 drawn are judged: 0 right, 2 wrong." in out
    assert "Wrong in: recipient 1." in out


def test_an_answer_that_is_none_is_asked_for_again(run, project, answers):
    answers("perhaps", "y but", "YES", "q")

    _, _, told = run("judge", "--sample", "3", "--by", "ana")

    assert told.count("Write y, n, s or q") == 2
    assert judgements(project) == [("accept", "ana")]


def test_the_figures_come_as_json_alone_when_asked(run, answers):
    answers("y", "y")

    _, out, told = run("judge", "--sample", "3", "--seed", "x", "--by", "ana", "--json")

    found = json.loads(out)
    assert {key: found[key] for key in ("drawn", "judged", "right", "wrong", "precision", "left", "population")} == {
        "drawn": 3, "judged": 2, "right": 2, "wrong": 0, "precision": 1.0, "left": 1, "population": 3,
    }  # fmt: skip
    assert found["seed"] == "x"
    assert found["interval"] == pytest.approx([0.342, 1.0], abs=1e-3)
    assert "according to" in told


def test_a_sample_is_drawn_among_the_claims_that_conditions_let_through(run, project, answers):
    answers("n", "y")

    _, out, _ = run("judge", "--sample", "9", "--between", "Iran", "Russia", "--by", "ana")

    assert "A random sample of 1 claims" in out
    assert [one.claims[0].claim for one in project.ledger().judgements] == ["aid"]
    assert project.ledger().judgements[0].sample == 'seed=1 between=["IRN", "RUS"]'
    _, out, _ = run("judge", "--sample", "9", "--between", "Iran", "China", "--by", "ana")
    assert "No claims match." in out


def test_claims_judged_otherwise_count_in_the_sample_too(run, answers):
    run("judge", "correct", "aid", "type=SANCTION", "--by", "ana")
    answers("y", "y")

    _, out, _ = run("judge", "--sample", "3", "--by", "ana")

    assert "3 of 3 drawn are judged: 2 right, 1 wrong." in out
    assert "Wrong in: type 1." in out
