"""Marking in a sentence what its claims are made of."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import ActorMention, Claim, Source
from dragoman.show.web import marking
from dragoman.show.web.marking import pieces
from tests.builders import claim, mention, source

M = TypeVar("M", ActorMention, Source)
SAID = "Iran denied that it had sent drones to Russia, Kyiv said."


def at(one: M, words: str, *, sentence: str = SAID, start: int = 100) -> M:
    """The same where these words stand in a sentence that begins at `start` of its report."""
    first = start + sentence.index(words)
    return msgspec.structs.replace(one, text=words, start=first, end=first + len(words))


def read(
    initiator: str | None, act: str, recipient: str | None, by: str | None = None, cue: str | None = None,
    *, sentence: str = SAID, start: int = 100,
) -> Claim:  # fmt: skip
    """A claim whose parts are these words of a sentence."""
    made = claim("IRN", "RUS" if recipient else None, sentence=sentence, sentence_start=start, trigger=act)
    begin = start + sentence.index(act)
    changes: dict[str, Any] = {
        "trigger": msgspec.structs.replace(made.trigger, text=act, start=begin, end=begin + len(act)),
        "initiator": at(mention("IRN"), initiator, sentence=sentence, start=start) if initiator else mention("IRN"),
    }
    if recipient:
        changes["recipient"] = at(mention("RUS"), recipient, sentence=sentence, start=start)
    if by:
        said = msgspec.structs.replace(source("IRN"), cue=cue)
        changes["sources"] = (at(said, by, sentence=sentence, start=start),)
    return msgspec.structs.replace(made, **changes)


def told(*claims: Claim, text: str = SAID, start: int = 100) -> list[tuple[str, list[str]]]:
    """The marked pieces, with the parts they play."""
    return [(piece.text, list(piece.parts)) for piece in pieces(text, start, claims) if piece.parts]


def test_each_part_is_marked_where_it_stands():
    assert told(read("it", "sent", "Russia", "Kyiv", "said")) == [
        ("it", ["initiator"]), ("sent", ["act"]), ("Russia", ["recipient"]), ("Kyiv", ["source"]), ("said", ["cue"]),
    ]  # fmt: skip


def test_a_source_that_is_the_initiator_is_marked_as_both():
    assert ("Iran", ["initiator", "source"]) in told(read("Iran", "sent", "Russia", "Iran", "denied"))


def test_an_act_within_its_cue_is_a_piece_of_its_own():
    sentence = "Iran has strongly denied it."
    found = told(read("Iran", "denied", None, "Iran", "has strongly denied", sentence=sentence), text=sentence)
    assert found[1:] == [("has strongly ", ["cue"]), ("denied", ["act", "cue"])]


def test_spans_that_overlap_are_cut_where_they_part():
    sentence = "the British foreign minister met"
    one = read("British foreign minister", "met", "British", sentence=sentence)
    assert told(one, text=sentence)[:2] == [
        ("British", ["initiator", "recipient"]), (" foreign minister", ["initiator"]),
    ]  # fmt: skip


def test_of_several_cues_the_one_beside_the_source_is_meant():
    sentence = "Kyiv said Moscow said nothing."
    marked = pieces(sentence, 100, [read("Moscow", "nothing", None, "Moscow", "said", sentence=sentence)])
    assert [piece.text for piece in marked if "cue" in piece.parts] == ["said"]
    assert "".join(piece.text for piece in marked[: next(i for i, p in enumerate(marked) if "cue" in p.parts)]) == (
        "Kyiv said Moscow "
    )


def test_a_cue_is_no_part_of_a_longer_word():
    sentence = "Unseen, they see it."
    marked = pieces(sentence, 100, [read(None, "it", None, "they", "see", sentence=sentence)])
    assert "".join(piece.text for piece in marked).index("see it") == 13
    assert [piece.text for piece in marked if "cue" in piece.parts] == ["see"]


def test_what_is_named_in_a_sentence_before_is_not_marked():
    before = read(None, "sent", "Russia")
    assert [parts for _, parts in told(before)] == [["act"], ["recipient"]]


def test_without_a_recipient_there_is_none_to_mark():
    assert "recipient" not in [part for _, parts in told(read("Iran", "denied", None)) for part in parts]


def test_claims_of_one_sentence_are_told_apart_by_number():
    marked = pieces(SAID, 100, [read("it", "sent", "Russia"), read("Iran", "denied", "Russia")])
    assert {piece.text: piece.parts for piece in marked}["Russia"] == {"recipient": (0, 1)}
    assert {piece.text: piece.parts for piece in marked}["sent"] == {"act": (0,)}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_joined_the_pieces_are_the_text(spans: list[tuple[int, int]]):
    claims = []
    for first, last in spans:
        one = read("Iran", "sent", "Russia", "Kyiv", "said", start=0)
        claims.append(
            msgspec.structs.replace(one, initiator=msgspec.structs.replace(one.initiator, start=first, end=last))
        )
    marked = pieces(SAID, 0, claims)
    assert "".join(piece.text for piece in marked) == SAID
    assert all(piece.text for piece in marked)


def test_a_piece_that_nobody_wrote_as_a_sentence_is_cut_and_says_by_how_much():
    long = claim("IRN", "RUS", sentence="Iran attacked " + "x" * 100_000)
    found = marking.of_sentence([long])
    assert sum(len(piece.text) for piece in found) < 2 * marking.LONG
    assert any("characters …]" in piece.text for piece in found)
    assert "attacked" in [piece.text for piece in found]
