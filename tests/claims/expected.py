"""What is expected of the claims of a sentence, as lines that anyone can read.

    IRN denies AID IRN > RUS        this source, this stance, one of these types, these parties (= runs both ways)
    outlet asserts ACCUSE …         the report itself says so
    never AID                       no claim of this type is asserted, by anybody
    outlet never ASSAULT            none is asserted by the report itself
    without MOBILIZE                no claim of this type is made at all
    fails: why                      known to go wrong: must do so

A table has sentences, and under each, set in, its lines. The packaged reader reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from dragoman.claims import find
from dragoman.documents import split
from dragoman.reader import Reader
from dragoman.records import ActorMention, Claim, Source
from tests.builders import document


def sentences(table: str) -> list[Any]:
    """The sentences of a table with what is expected of each, as parameters of a test."""
    return list(_parameters([line for line in table.splitlines() if line and not line.startswith("#")]))


def _parameters(lines: list[str]) -> Iterator[Any]:
    starts = [n for n, line in enumerate(lines) if not line.startswith(" ")]
    for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
        below = [line.strip() for line in lines[first + 1 : last]]
        why = next((line.removeprefix("fails: ") for line in below if line.startswith("fails: ")), None)
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        expected = tuple(line for line in below if not line.startswith("fails: "))
        yield pytest.param(lines[first], expected, id=lines[first].strip(".?").replace(" ", "-"), marks=marks)


def missed(text: str, expected: tuple[str, ...]) -> str:
    """The lines that do not hold of a sentence, with what was found instead; "" where all hold."""
    found = claims(text)
    wrong = [line for line in expected if not holds(line, found)]
    return "\n".join([text, *wrong, "found:", *map(told, found)]) if wrong else ""


@cache
def claims(text: str) -> tuple[Claim, ...]:
    """What the program claims of a sentence."""
    report = document(text)
    return tuple(find(report, reader().read(split(report)), reader="packaged", ask=reader().claimed))


@cache
def reader() -> Reader:
    """The packaged reader, loaded once."""
    return Reader.load()


def holds(line: str, found: tuple[Claim, ...]) -> bool:
    """Whether what a line asks is so."""
    kind, _, rest = line.partition(" ")
    if kind == "without":
        return not any(claim.type in rest.split() for claim in found)
    if kind == "never":
        return not any(claim.type in rest.split() and claim.stance == "asserts" for claim in found)
    if line.startswith("outlet never "):
        return holds(line.removeprefix("outlet "), tuple(claim for claim in found if not claim.sources))
    source, stances, types, one, sign, other = line.split()
    pairs = ((one, other), (other, one)) if sign == "=" else ((one, other),)
    return any(
        (named(claim.sources[-1]) if claim.sources else "outlet") == source
        and claim.stance in stances.split("/")
        and claim.type in types.split("/")
        and (named(claim.initiator), named(claim.recipient)) in pairs
        for claim in found
    )


def named(actor: ActorMention | Source | None) -> str:
    """The state that an actor acts for, else the actor; "nobody" where there is none."""
    return "nobody" if actor is None else actor.acts_for or actor.id


def told(claim: Claim) -> str:
    """A claim on one line."""
    source = named(claim.sources[-1]) if claim.sources else "outlet"
    return f"    {source} {claim.stance} {claim.type} {named(claim.initiator)} > {named(claim.recipient)}"
