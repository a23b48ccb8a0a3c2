"""What would follow if some ties were others: described, never foretold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import msgspec
from pydantic import Field

from dragoman import asking
from dragoman.records import Record, StrainedTriad, System, WhatIf
from dragoman.show import systems as words
from dragoman.show import what_ifs
from dragoman.show.web.changes import MOST, As, Change, changes_of
from dragoman.show.web.chosen import BETWEEN
from dragoman.show.web.page import Page
from dragoman.show.web.picture import Picture, PictureTie, bounds, draw, redraw
from dragoman.show.web.whole import SECONDS, AskedSystem, system_of
from dragoman.store import View


class AskedWhatIf(AskedSystem):
    """Which ties are to be others."""

    change: Annotated[
        list[str],
        Field(default=[], max_length=MOST, description="A changed tie, as IRN~RUS~hostile; several may follow."),
    ]
    one: Annotated[str | None, Field(description="With other: one more change, of the tie of these two.")] = None
    other: Annotated[str | None, Field(description="The second of the two.")] = None
    to: Annotated[As, Field(description="What their tie is to be; flip: friendly if hostile, hostile if not.")] = "flip"

    def changes(self) -> list[str]:
        """All changes that are asked for, in their order."""
        more = [BETWEEN.join((self.one, self.other, self.to))] if self.one and self.other else []
        return [*self.change, *more]


class Moved(Record, frozen=True, kw_only=True):
    """Who would be in another bloc."""

    actor: str
    text: str  # "would stand with Iran; now alone"


class Way(Record, frozen=True, kw_only=True):
    """What else a change could be."""

    words: str  # "friendly", "as it is"
    changes: tuple[str, ...]  # all changes then, as an address has them


class Difference(Record, frozen=True, kw_only=True):
    """What is unfitted at the least, now and then, as it is written."""

    what: str
    now: str
    then: str
    change: str  # "more strain", "less strain", "the same"


class Step(Record, frozen=True, kw_only=True):
    """One change, in words."""

    change: str  # as an address has it
    one: str
    other: str
    stands: str  # what the tie would be: friendly, hostile, not there
    text: str
    found: WhatIf
    ways: tuple[Way, ...]


class Otherwise(Record, frozen=True, kw_only=True):
    """A system and what it would be with some ties changed."""

    told: str  # of what system
    bounds: str  # how much of it is drawn
    now: Picture
    then: Picture | None  # None: nothing is changed yet
    steps: tuple[Step, ...]
    figures: tuple[Difference, ...]
    proof: str
    moved: tuple[Moved, ...]  # by all changes together
    blocs: str  # how many there are and would be
    strained: tuple[str, ...]  # triads, in words
    eased: tuple[str, ...]
    no_forecast: str


def answer(view: View, asked: AskedWhatIf, parts: Mapping[str, str]) -> Otherwise:
    """The system that is asked for, and what it would be."""
    system = system_of(view, asked)
    changes = changes_of(asked.changes(), system, view)
    now = draw(system, view, most=asked.actors, signed_only=asked.signed)
    as_it_is = Otherwise(
        told=words.title(system), bounds=bounds(now, asked), now=now, then=None, steps=(), figures=(), proof="",
        moved=(),
        blocs="", strained=(), eased=(), no_forecast=what_ifs.CLOSING,
    )  # fmt: skip
    return followed(as_it_is, system, changes, view) if changes else as_it_is


def followed(as_it_is: Otherwise, system: System, changes: Sequence[Change], view: View) -> Otherwise:
    """What would follow from all changes together."""
    found = asking.what_ifs(system, changes, seconds=SECONDS)
    names = view.names_of({id for one in found for id in what_ifs.everyone(one)})
    first, last = found[0].now, found[-1].then
    strained, eased = triads(found)
    changed = {(one.one, one.other) for one in changes}
    return msgspec.structs.replace(
        as_it_is,
        then=redraw(asking.after(system, found), view, as_it_is.now, changed),
        steps=tuple(steps(changes, found, names)),
        figures=tuple(Difference(**one._asdict()) for one in what_ifs.figures(first, last)),
        proof=what_ifs.proved(first, last),
        moved=tuple(
            Moved(actor=actor, text=what_ifs.move(actor, first, last, names)) for actor in asking.moved(first, last)
        ),
        blocs=what_ifs.counted(first, last),
        strained=tuple(words.triad(one, names) for one in strained),
        eased=tuple(words.triad(one, names) for one in eased),
    )


def steps(changes: Sequence[Change], found: Sequence[WhatIf], names: Mapping[str, str]) -> Iterator[Step]:
    """Each change, in words."""
    for place, (change, one) in enumerate(zip(changes, found, strict=True)):
        yield Step(
            change=change.spelt(), one=change.one, other=change.other, stands=what_ifs.STANDS[one.after],
            text=f"{what_ifs.condition(one, names)} {what_ifs.setting(one)}", found=one,
            ways=tuple(ways(changes, place, one)),
        )  # fmt: skip


def ways(changes: Sequence[Change], place: int, found: WhatIf) -> Iterator[Way]:
    """What else one of the changes could be: another sign, or none at all."""
    for sign, stands in what_ifs.STANDS.items():
        if sign not in (found.before, found.after):
            others = [*changes[:place], changes[place]._replace(sign=sign), *changes[place + 1 :]]
            yield Way(words=f"{stands} instead", changes=tuple(one.spelt() for one in others))
    rest = [*changes[:place], *changes[place + 1 :]]
    yield Way(words="leave as it is", changes=tuple(one.spelt() for one in rest))


def triads(found: Sequence[WhatIf]) -> tuple[list[StrainedTriad], list[StrainedTriad]]:
    """Which triads all changes together strain, and which they ease."""
    strained: dict[frozenset[str], StrainedTriad] = {}
    eased: dict[frozenset[str], StrainedTriad] = {}
    for one in found:
        for some, into, out_of in ((one.strained, strained, eased), (one.eased, eased, strained)):
            for triad in some:
                if out_of.pop(frozenset(triad.members), None) is None:
                    into[frozenset(triad.members)] = triad
    return list(strained.values()), list(eased.values())


def rows(otherwise: Otherwise) -> Sequence[PictureTie]:
    """The ties that are drawn, as they would be."""
    return (otherwise.then or otherwise.now).ties


WHAT_IF = Page(
    name="what_if",
    path="/what-if",
    title="What-if",
    says="What the system would be if some ties were friendly, hostile or not there: a description, no forecast.",
    answer=answer,
    answered=Otherwise,
    rows=rows,
    row=PictureTie,
    asked=AskedWhatIf,
    in_bar="/what-if",
)
