"""`dragoman judge --sample`: claims drawn at random, and how often they are right."""

from __future__ import annotations

import io
import json
import sys

import pytest

from dragoman.store import Project
from tests.show.projects import project_of
from tests.show.test_judge import THREE, judgements, shown


@pytest.fixture(autouse=True)
def project() -> Project:
    return project_of(*THREE)


@pytest.fixture
def answers(monkeypatch):
    """Answer what the next command asks."""

    def answers(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return answers


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
