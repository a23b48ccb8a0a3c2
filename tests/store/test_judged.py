from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from dragoman import pipeline
from dragoman.events import Merger
from dragoman.judgements import rule
from dragoman.records import Claim, Judgement
from dragoman.store import ClaimFilter, Project
from dragoman.store.generation import open_tables
from dragoman.store.generations import newest_generation
from tests.builders import claim, judgement
from tests.fakes import STAGES, group
from tests.store.test_view import project_of

ROOT = Path(__file__).parents[2]
ATTACK = claim(id="attack")
AID = claim(
    "IRN", "RUS", type="AID", by=("GBR",), id="aid", document="d2", outlet="The Mirror", sentence="Iran armed Russia."
)
BOTH = [ATTACK, AID]
IRAQ = msgspec.to_builtins(msgspec.structs.replace(ATTACK.initiator, id="IRQ", name="Iraq", acts_for="IRQ"))


def judge(project: Project, *judgements: Judgement) -> None:
    for one in judgements:
        project.judge(one)


def publish(project: Project) -> None:
    with project.writer() as writer:
        writer.publish(group, rule, Merger)


def shown(folder: Path, **conditions) -> list[Claim]:
    with pipeline.look(folder, stages=STAGES) as view:
        return list(view.claims(ClaimFilter(**conditions)))


def ids(folder: Path, **conditions) -> list[str]:
    return [one.id for one in shown(folder, **conditions)]


def touched(project: Project) -> set[str]:
    """Ids of the claims that the newest generation notes as changed."""
    newest = newest_generation(project.store)
    assert newest
    with open_tables(newest.path(project.store)) as tables:
        rows = tables.execute("SELECT DISTINCT id FROM claims WHERE number IN (FROM touched)").fetchall()
    return {id for (id,) in rows}


def pairs(project: Project) -> list[tuple[str, str, str]]:
    newest = newest_generation(project.store)
    assert newest
    with open_tables(newest.path(project.store)) as tables:
        return tables.execute("FROM pairs ORDER BY ALL").fetchall()


def test_a_rejected_claim_is_in_no_answer_but_can_be_asked_for(tmp_path):
    judge(project_of(tmp_path, BOTH), judgement("reject", ATTACK))

    assert ids(tmp_path) == ["aid"]
    assert ids(tmp_path, judged=("rejected",)) == ["attack"]
    with pipeline.look(tmp_path) as view:
        assert view.claims_of_id("attack") == []
        assert view.rejected_of_id("att") == [ATTACK]
        assert view.whole.claims == 1
        assert "UKR" not in {one.id for one in view.actors()}


def test_an_accepted_claim_stays_as_it_is_and_is_known_as_judged(tmp_path):
    judge(project_of(tmp_path, BOTH), judgement("accept", ATTACK))

    assert shown(tmp_path) == BOTH
    assert shown(tmp_path, judged=("accepted", "corrected")) == [ATTACK]


def test_a_corrected_claim_is_found_by_what_it_is_now(tmp_path):
    changes = {"initiator": IRAQ, "polarity": "-", "type": "THREATEN", "theatres": ["ukraine"]}
    judge(project_of(tmp_path, BOTH), judgement("correct", ATTACK, changes=changes))

    (one,) = shown(tmp_path, between=("IRQ", "UKR"))

    assert (one.id, one.act, one.type, one.stance, one.theatres) == (
        "attack", "attack", "THREATEN", "denies", ("ukraine",),
    )  # fmt: skip
    assert ids(tmp_path, between=("RUS", "UKR")) == []
    assert ids(tmp_path, stances=("denies",)) == ["attack"]
    assert ids(tmp_path, search="attacked", types=("THREATEN",)) == ["attack"]
    assert ids(tmp_path, judged=("corrected",)) == ["attack"]
    with pipeline.look(tmp_path) as view:
        assert view.names_actor("IRQ")
        assert {one.id: one.initiator for one in view.actors()}["RUS"] == 0


def content(folder: Path) -> tuple[object, ...]:
    """All that a project answers of its claims."""
    with pipeline.look(folder, stages=STAGES) as view:
        tables = view._tables
        columns = tables.execute("SELECT * EXCLUDE (number, sentence) FROM shown_claims ORDER BY ALL").fetchall()
        mentions = tables.execute("SELECT * EXCLUDE (claim) FROM mentions ORDER BY ALL").fetchall()
        return list(view.claims()), list(view.actors()), columns, mentions


@pytest.mark.parametrize(
    "one",
    [
        judgement("reject", ATTACK),
        judgement("accept", ATTACK),
        judgement("correct", ATTACK, changes={"initiator": IRAQ, "recipient": None, "sources": []}),
    ],
    ids=lambda one: one.verdict,
)
def test_undone_is_as_if_it_had_never_been_judged(tmp_path, one):
    project = project_of(tmp_path, BOTH)
    before = content(tmp_path)
    judge(project, one)
    during = content(tmp_path)

    judge(project, judgement("undo", at=1, undoes=one.id))
    after = content(tmp_path)
    judge(project, judgement("undo", at=2, undoes=judgement("undo", at=1, undoes=one.id).id))

    assert after == before
    assert content(tmp_path) == during
    assert (during == before) == (one.verdict == "accept")


def test_one_after_another_is_the_same_as_all_at_once_and_as_made_anew(tmp_path):
    judgements = [
        judgement("correct", ATTACK, changes={"type": "THREATEN"}),
        judgement("correct", ATTACK, at=1, changes={"type": "COERCE", "recipient": None}),
        judgement("reject", AID, at=2),
        judgement("accept", AID, at=3),
        judgement("correct", AID, at=4, changes={"initiator": IRAQ}),
    ]
    step, once = project_of(tmp_path / "step", BOTH), project_of(tmp_path / "once", BOTH)
    for one in judgements:
        judge(step, one)
        publish(step)
    judge(once, *judgements)

    assert content(tmp_path / "step") == content(tmp_path / "once")
    before = content(tmp_path / "once")
    shutil.rmtree(tmp_path / "once" / "store")
    assert content(tmp_path / "once") == before


def test_a_judgement_holds_when_a_new_reader_gives_the_claim_another_id(tmp_path):
    judge(project_of(tmp_path, BOTH), judgement("reject", ATTACK), judgement("accept", AID, at=1))
    moved = msgspec.structs.replace(ATTACK, id="moved", reader="test reader 2")

    project_of(tmp_path, [moved], reader="test reader 2")

    assert ids(tmp_path) == ["aid"]
    assert ids(tmp_path, judged=("rejected",)) == ["moved"]


def test_a_judgement_on_what_is_gone_lapses_and_comes_back_with_it(tmp_path):
    judge(project_of(tmp_path, BOTH), judgement("reject", ATTACK))
    elsewhere = claim(id="other", sentence="Nothing there. Russia attacked Ukraine.", sentence_start=15)

    project_of(tmp_path, [elsewhere], reader="test reader 2")
    assert ids(tmp_path) == ["other", "aid"]

    project_of(tmp_path, [ATTACK], reader="test reader 3")
    assert ids(tmp_path) == ["aid"]


def test_copies_of_a_report_are_judged_together(tmp_path):
    copy = msgspec.structs.replace(ATTACK, document="d3", outlet="The Echo")
    judge(project_of(tmp_path, [*BOTH, copy]), judgement("correct", copy, changes={"type": "THREATEN"}))

    found = shown(tmp_path, types=("THREATEN",))

    assert [(one.id, one.outlet) for one in found] == [("attack", "The Courier"), ("attack", "The Echo")]


def test_claims_of_removed_reports_are_judged_unseen(tmp_path):
    project = project_of(tmp_path, BOTH)
    pipeline.remove(project, ["d1"], stages=STAGES)
    judge(project, judgement("reject", ATTACK))
    assert ids(tmp_path, judged=("rejected",)) == []

    pipeline.remove(project, ["d1"], restore=True, stages=STAGES)

    assert ids(tmp_path) == ["aid"]


def test_a_project_is_behind_when_something_was_judged_since(tmp_path):
    project = project_of(tmp_path, BOTH)
    assert not project.is_behind()

    judge(project, judgement("accept", ATTACK))
    assert project.is_behind()

    publish(project)
    assert not project.is_behind()


def test_a_line_corrected_by_hand_is_taken_in_too(tmp_path):
    project = project_of(tmp_path, BOTH)
    judge(project, judgement("reject", ATTACK))
    assert ids(tmp_path) == ["aid"]

    project.judgements.write_bytes(project.judgements.read_bytes().replace(b'"reject"', b'"accept"'))

    assert ids(tmp_path) == ["attack", "aid"]


def test_whoever_looks_while_another_writes_sees_what_was_there_before(tmp_path):
    project = project_of(tmp_path, BOTH)
    with project.writer():
        judge(project, judgement("reject", ATTACK))
        assert ids(tmp_path) == ["attack", "aid"]

    assert ids(tmp_path) == ["aid"]


def test_a_malformed_line_does_not_keep_the_others_from_being_applied(tmp_path):
    project = project_of(tmp_path, BOTH)
    project.judgements.write_text("what is this\n")
    judge(project, judgement("reject", ATTACK))

    assert ids(tmp_path) == ["aid"]


def test_only_what_a_judgement_changes_is_noted_as_touched(tmp_path):
    project = project_of(tmp_path, [*BOTH, claim("USA", id="third", document="d3")])
    assert touched(project) == {"attack", "aid", "third"}

    for one, changed in (
        (judgement("reject", ATTACK), {"attack"}),
        (judgement("accept", ATTACK, at=1), {"attack"}),
        (judgement("accept", ATTACK, at=2), set()),
        (judgement("correct", AID, at=3, changes={"type": "SANCTION"}), {"aid"}),
        (judgement("correct", AID, at=4, changes={"type": "SANCTION"}), set()),
        (judgement("same", ATTACK, others=(AID,), at=5), {"attack", "aid"}),
        (judgement("different", ATTACK, others=(AID,), at=6), {"attack", "aid"}),
    ):
        judge(project, one)
        publish(project)
        assert touched(project) == changed, one.verdict

    pipeline.remove(project, ["d3"], stages=STAGES)
    assert touched(project) == {"third"}


def test_a_claim_whose_report_gets_another_origin_is_touched(tmp_path):
    early = claim(id="attack", document="d0", outlet="The Echo", published="2022-10-01")
    project = project_of(tmp_path, BOTH)

    project_of(tmp_path, [early])

    assert touched(project) == {"attack"}
    with project.view() as view:
        assert {one.origin for one in view.claims_of_id("attack")} == {"d0"}


def test_pairs_of_claims_are_handed_on_and_the_later_word_on_them_stands(tmp_path):
    project = project_of(tmp_path, [*BOTH, claim("USA", id="third", document="d3")])
    judge(project, judgement("same", ATTACK, others=(AID,)))
    publish(project)
    assert pairs(project) == [("same", "attack", "aid")]

    third = claim("USA", id="third", document="d3")
    judge(project, judgement("different", AID, others=(ATTACK, third), at=1))
    publish(project)
    assert pairs(project) == [("different", "aid", "attack"), ("different", "aid", "third")]


DIE = """
import sys
from pathlib import Path
from dragoman import pipeline
from dragoman.store import Project
from tests.fakes import STAGES
from tests.reading_process import die_at

die_at(int(sys.argv[2]))
pipeline.take_in(Project.open(Path(sys.argv[1])), stages=STAGES)
print("done")
"""


@pytest.mark.parametrize("call", [1, 3, 5, 7, 8, 9, 99])
def test_killed_at_any_change_of_files_while_judgements_are_laid_over_nothing_is_lost(tmp_path, call):
    project = project_of(tmp_path, BOTH)
    judge(project, judgement("correct", ATTACK, changes={"type": "THREATEN"}), judgement("reject", AID, at=1))

    done = subprocess.run(
        [sys.executable, "-c", DIE, str(tmp_path), str(call)], cwd=ROOT, capture_output=True, text=True
    )

    assert done.stdout == ("done\n" if call == 99 else ""), done.stderr
    with project.view() as view:
        assert [one.type for one in view.claims()] in (["ASSAULT", "AID"], ["THREATEN"])
        assert len(list(view.events())) in (1, 2)
    assert [one.type for one in shown(tmp_path)] == ["THREATEN"]
    assert not project.is_behind()


# samples


def test_a_sample_is_drawn_the_same_for_the_same_seed_whatever_was_judged_since(tmp_path):
    claims = [claim(id=f"c{number}", document=f"d{number}") for number in range(40)]
    project = project_of(tmp_path, claims)
    with project.view() as view:
        first, larger = view.sample(6, seed="7"), view.sample(12, seed="7")
        assert first == view.sample(6, seed="7") == larger[:6]
        assert first != view.sample(6, seed="8")
        assert view.population() == 40

    judge(project, judgement("reject", first[0]), judgement("correct", first[1], at=1, changes={"type": "AID"}))

    with pipeline.look(tmp_path, stages=STAGES) as view:
        assert view.sample(6, seed="7") == first
        assert view.sample(99, seed="7", which=ClaimFilter(types=("AID",))) == []


def test_every_claim_is_as_likely_to_be_drawn(tmp_path):
    claims = [claim(id=f"c{number}", document=f"d{number}") for number in range(10)]
    drawn = dict.fromkeys([one.id for one in claims], 0)
    with project_of(tmp_path, claims).view() as view:
        for seed in range(200):
            for one in view.sample(3, seed=str(seed)):
                drawn[one.id] += 1

    assert sum(drawn.values()) == 600
    assert all(35 <= count <= 90 for count in drawn.values())


def test_copies_of_a_report_are_one_claim_of_a_sample(tmp_path):
    copies = [claim(id="one", document=f"d{number}") for number in range(5)]
    with project_of(tmp_path, copies).view() as view:
        assert view.population() == 1
        assert [one.id for one in view.sample(9, seed="1")] == ["one"]
