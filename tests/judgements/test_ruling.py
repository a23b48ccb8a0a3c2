from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.judgements import corrected, rule
from dragoman.records import Ruling
from tests.builders import claim, judgement

# However busy the machine is.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


ONE, OTHER, THIRD = claim(id="one"), claim("IRN", id="other", document="d2"), claim("USA", id="third", document="d3")
CLAIMS = [ONE, OTHER, THIRD]


def fates(ruling: Ruling) -> list[str]:
    return [one.fate for one in ruling.judgements]


# correcting


def test_a_correction_changes_its_fields_and_keeps_what_the_claim_is_known_by():
    told = claim(by=("GBR",), id="c1")

    now = corrected(told, {"recipient": None, "theatres": ["ukraine"]})

    assert now == msgspec.structs.replace(told, recipient=None, theatres=("ukraine",))


@pytest.mark.parametrize(
    ("changes", "stance"),
    [
        ({"polarity": "-"}, "denies"),
        ({"certainty": "possible"}, "hedges"),
        ({"aspect": "future"}, "expects"),
        ({"aspect": "hypothetical", "certainty": "none"}, "supposes"),
        ({"polarity": "+"}, "asserts"),
    ],
)
def test_the_stance_follows(changes, stance):
    assert corrected(ONE, changes).stance == stance


def test_another_type_takes_the_old_mode_and_code_away():
    coded = msgspec.structs.replace(ONE, mode="aerial", cameo="195")

    assert corrected(coded, {"type": "AID"}).cameo is None
    assert corrected(coded, {"type": "AID", "mode": "military"}).mode == "military"
    assert corrected(coded, {"type": "ASSAULT", "recipient": None}).mode == "aerial"


# who stands


def test_what_is_accepted_rejected_and_corrected_is_told():
    ruling = rule(
        [
            judgement("accept", ONE),
            judgement("reject", OTHER, at=1),
            judgement("correct", THIRD, at=2, changes={"type": "AID"}),
        ],
        CLAIMS,
    )

    assert (ruling.accepted, ruling.rejected) == (("one",), ("other",))
    assert ruling.corrected == (msgspec.structs.replace(THIRD, type="AID"),)
    assert fates(ruling) == ["stands"] * 3
    assert [one.claims for one in ruling.judgements] == [("one",), ("other",), ("third",)]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        (["accept", "reject"], ["superseded", "stands"]),
        (["reject", "accept"], ["superseded", "stands"]),
        (["accept", "accept"], ["stands", "stands"]),
        (["correct", "reject"], ["superseded", "stands"]),
        (["reject", "correct"], ["superseded", "stands"]),
        (["accept", "correct"], ["superseded", "stands"]),
        (["correct", "accept"], ["stands", "stands"]),
        (["accept", "reject", "accept"], ["superseded", "superseded", "stands"]),
    ],
)
def test_of_two_that_contradict_one_another_the_later_stands(verdicts, expected):
    made = [
        judgement(verdict, ONE, at=at, changes={"type": "AID"} if verdict == "correct" else None)
        for at, verdict in enumerate(verdicts)
    ]

    ruling = rule(made, CLAIMS)

    assert fates(ruling) == expected
    replaced = [one.by for one in ruling.judgements if one.fate == "superseded"]
    assert set(replaced) <= {one.id for one in made[1:]}


def test_later_is_when_it_was_made_not_where_it_stands_in_the_file():
    early, late = judgement("accept", ONE), judgement("reject", ONE, at=1)

    assert rule([late, early], CLAIMS).rejected == ("one",)


def test_corrections_of_different_fields_all_count_and_of_one_field_the_later():
    made = [
        judgement("correct", ONE, changes={"type": "AID"}),
        judgement("correct", ONE, at=1, changes={"recipient": None}),
        judgement("correct", ONE, at=2, changes={"type": "COERCE"}),
    ]

    ruling = rule(made, CLAIMS)

    assert fates(ruling) == ["superseded", "stands", "stands"]
    assert [(one.type, one.recipient) for one in ruling.corrected] == [("COERCE", None)]


def test_two_who_correct_alike_agree():
    made = [judgement("correct", ONE, at=at, by=by, changes={"type": "AID"}) for at, by in enumerate(("ana", "ben"))]

    assert fates(rule(made, CLAIMS)) == ["stands", "stands"]


# undoing


def test_what_is_undone_counts_for_nothing_until_the_undoing_is_undone():
    reject = judgement("reject", ONE)
    undo = judgement("undo", undoes=reject.id, at=1)
    again = judgement("undo", undoes=undo.id, at=2)

    assert rule([reject], CLAIMS).rejected == ("one",)
    assert rule([reject, undo], CLAIMS).rejected == ()
    assert fates(rule([reject, undo], CLAIMS)) == ["undone", "stands"]
    assert rule([reject, undo, again], CLAIMS).rejected == ("one",)
    assert fates(rule([reject, undo, again], CLAIMS)) == ["stands", "undone", "stands"]


def test_undoing_brings_back_what_had_been_replaced():
    accept, reject = judgement("accept", ONE), judgement("reject", ONE, at=1)

    ruling = rule([accept, reject, judgement("undo", undoes=reject.id, at=2)], CLAIMS)

    assert fates(ruling) == ["stands", "undone", "stands"]
    assert ruling.accepted == ("one",)


@pytest.mark.parametrize("undoes", ["nothing", "later"])
def test_undoing_what_was_never_judged_before_lapses(undoes):
    later = judgement("reject", ONE, at=1)
    undo = judgement("undo", undoes=later.id if undoes == "later" else undoes)

    ruling = rule([undo, later], CLAIMS)

    assert fates(ruling) == ["lapsed", "stands"]
    assert ruling.judgements[0].why == "there is no such judgement before it"


# what is gone


def test_a_judgement_on_a_claim_that_is_gone_is_kept_and_says_why():
    ruling = rule([judgement("reject", claim(id="gone", document="d9"))], CLAIMS)

    assert [(one.fate, one.why) for one in ruling.judgements] == [("lapsed", "no claim stands there any more")]
    assert ruling.rejected == ()


def test_of_a_judged_event_the_claims_that_are_left_speak_for_it():
    gone = claim(id="gone", document="d9")

    assert rule([judgement("same", gone, ONE, others=(OTHER,))], CLAIMS).same == (("one", "other"),)
    assert fates(rule([judgement("same", gone, others=(OTHER,))], CLAIMS)) == ["lapsed"]


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ({"type": "AID"}, "the claim now says type AID, not ASSAULT"),
        ({"recipient": None}, "the claim now says recipient none, not UKR"),
        ({"polarity": "-", "stance": "denies", "type": "AID"}, "type AID, not ASSAULT, stance denies, not asserts"),
        ({"confidence": 0.9, "theatres": ("ukraine",)}, None),
    ],
)
def test_what_was_accepted_lapses_when_a_new_reader_says_otherwise_and_what_was_rejected_does_not(now, why):
    read_again = [msgspec.structs.replace(ONE, **now)]

    (accepted,) = rule([judgement("accept", ONE)], read_again).judgements
    (rejected,) = rule([judgement("reject", ONE)], read_again).judgements

    assert accepted.fate == ("lapsed" if why else "stands")
    assert why is None or why in accepted.why
    assert rejected.fate == "stands"


# same and different


def test_two_events_that_are_the_same_are_tied_by_one_claim_of_each_and_parted_by_all():
    assert rule([judgement("same", ONE, others=(OTHER, THIRD))], CLAIMS).same == (("one", "other"),)
    assert rule([judgement("different", ONE, others=(OTHER, THIRD))], CLAIMS).different == (
        ("one", "other"), ("one", "third"),
    )  # fmt: skip


def test_of_same_and_different_the_later_stands_whichever_is_named_first():
    made = [judgement("same", ONE, others=(OTHER,)), judgement("different", OTHER, others=(ONE,), at=1)]

    ruling = rule(made, CLAIMS)

    assert fates(ruling) == ["superseded", "stands"]
    assert (ruling.same, ruling.different) == ((), (("other", "one"),))


def test_no_claim_is_parted_from_itself():
    ruling = rule([judgement("different", ONE, OTHER, others=(OTHER,))], CLAIMS)

    assert ruling.different == (("one", "other"),)


# in general

verdicts = st.sampled_from(["accept", "reject", "correct"])
details = st.sampled_from([{"type": "AID"}, {"type": "COERCE"}, {"recipient": None}, {"aspect": "future"}])


@st.composite
def judgements(draw, on=CLAIMS):
    made = []
    for at in range(draw(st.integers(0, 8))):
        verdict = draw(verdicts)
        changes = draw(details) if verdict == "correct" else None
        made.append(judgement(verdict, draw(st.sampled_from(on)), at=at, changes=changes))
    return made


def outcome(ruling: Ruling) -> tuple[object, ...]:
    """What the claims are by a ruling, in no order."""
    corrected = {(one.document, one.id): one for one in ruling.corrected}
    return set(ruling.accepted), set(ruling.rejected), corrected


@CALM
@given(judgements())
def test_undoing_all_from_the_last_to_the_first_is_as_if_nothing_had_been_judged(made):
    undoing = [judgement("undo", undoes=one.id, at=100 + at) for at, one in enumerate(reversed(made))]

    assert outcome(rule(made + undoing, CLAIMS)) == outcome(rule([], CLAIMS))


@CALM
@given(judgements(), judgements())
def test_judging_and_undoing_it_restores_what_stood_before(before, then):
    late = [msgspec.structs.replace(one, id=f"{one.id}-late", when=one.when.replace(hour=13)) for one in then]
    undoing = [judgement("undo", undoes=one.id, at=200 + at) for at, one in enumerate(late)]

    assert outcome(rule(before + late + undoing, CLAIMS)) == outcome(rule(before, CLAIMS))


@CALM
@given(judgements(on=[ONE]), judgements(on=[OTHER]))
def test_judgements_on_one_claim_do_not_touch_another(one, other):
    alone = outcome(rule(one, CLAIMS))
    both = outcome(rule(one + other, CLAIMS))

    for mine, all_of_it in zip(alone, both, strict=True):
        assert {key for key in mine if "one" in key} == {key for key in all_of_it if "one" in key}


@CALM
@given(judgements(), st.randoms())
def test_the_order_of_the_lines_does_not_matter(made, chance):
    shuffled = list(made)
    chance.shuffle(shuffled)

    assert outcome(rule(shuffled, CLAIMS)) == outcome(rule(made, CLAIMS))


@CALM
@given(judgements())
def test_no_claim_is_both_rejected_and_accepted_or_corrected(made):
    ruling = rule(made, CLAIMS)

    assert not set(ruling.rejected) & {*ruling.accepted, *(one.id for one in ruling.corrected)}
