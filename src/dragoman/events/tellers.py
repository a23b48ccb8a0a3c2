"""Who tells of an event, and where each stands to it over time.

Takes claims in the order in which they were told, gives tellers. The teller
of a claim is its innermost source, or the outlet itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.actors.contents import slug
from dragoman.days import first_day, last_day
from dragoman.events.profile import days_told
from dragoman.records import Claim, Item, Number, Period, Position, Source, Teller

OUTLET = "outlet:"
UNNAMED = "unnamed outlet"


def tellers(claims: Sequence[Claim]) -> tuple[Teller, ...]:
    """Everyone who tells of an event, in the order in which they first spoke.

    A position begins where a teller's stance, time or numbers change; what is
    said again, or with less detail, is evidence of the same position.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(teller_id(claim), []).append(claim)
    return tuple(_teller(id, of_one) for id, of_one in told.items())


def teller_id(claim: Claim) -> str:
    """The id of the one who tells a claim."""
    return claim.sources[-1].id if claim.sources else f"{OUTLET}{claim.outlet or ''}"


def voice(claim: Claim) -> str:
    """The one behind a claim: a government with all who speak for it, an outlet whether it is cited or not."""
    source = claim.sources[-1] if claim.sources else None
    if source is None:
        return outlet_id(claim.outlet)
    return source.acts_for or (outlet_id(source.name) if source.kind == "media" else source.id)


def outlet_id(name: str | None) -> str:
    """An outlet by any spelling of its name: "The Courier" is the "Courier"."""
    return f"{OUTLET}{slug(name or '').removeprefix('the-')}"


def _teller(id: str, claims: Sequence[Claim]) -> Teller:
    source = next((claim.sources[-1] for claim in claims if claim.sources), None)
    return Teller(
        id=id,
        name=source.name if source else (claims[0].outlet or UNNAMED),
        kind=source.kind if source else "media",
        acts_for=source.acts_for if source else None,
        anonymous=_is_anonymous(claims),
        positions=tuple(_positions(claims)),
    )


def _is_anonymous(claims: Iterable[Claim]) -> bool:
    """Whether no claim names the source."""
    sources: list[Source] = [claim.sources[-1] for claim in claims if claim.sources]
    return bool(sources) and all(source.anonymous for source in sources)


def _positions(claims: Sequence[Claim]) -> list[Position]:
    found: list[Position] = []
    for claim in claims:
        new = Position(
            said=claim.published, stance=claim.stance, time=period(claim), numbers=numbers(claim.items),
            evidence=(claim.id,),
        )  # fmt: skip
        if found and _repeats(new, found[-1], dated=days_told(claim) != (None, None)):
            found[-1] = _with_evidence(found[-1], claim.id)
        else:
            found.append(new)
    return found


def _repeats(new: Position, old: Position, *, dated: bool) -> bool:
    """Whether a position says no more than the one before it; that it is told as of its own day is no date."""
    return (
        new.stance == old.stance
        and (not dated or _is_vaguer(new.time, old.time))
        and {_counted(number) for number in new.numbers} <= {_counted(number) for number in old.numbers}
    )


def _is_vaguer(new: Period | None, old: Period | None) -> bool:
    """Whether a period says no more than another: "in October", who said "on 17 October"."""
    if new is None or old is None:
        return new is None
    starts, ends = (first_day(new.start), first_day(old.start)), (last_day(new.end), last_day(old.end))
    return (starts[0] is None or (starts[1] is not None and starts[0] <= starts[1])) and (
        ends[0] is None or (ends[1] is not None and ends[0] >= ends[1])
    )


def _counted(number: Number) -> tuple[str, float | None, float | None, str | None]:
    """A number however it is worded."""
    return number.item, number.low, number.high, number.unit


def _with_evidence(position: Position, claim: str) -> Position:
    evidence = position.evidence if claim in position.evidence else (*position.evidence, claim)
    return Position(
        said=position.said, stance=position.stance, time=position.time, numbers=position.numbers, evidence=evidence
    )  # fmt: skip


def period(claim: Claim) -> Period | None:
    """When the claim says it happened."""
    return Period(start=claim.time.start, end=claim.time.end) if claim.time else None


def numbers(items: Iterable[Item]) -> tuple[Number, ...]:
    """What the items number."""
    return tuple(
        Number(
            item=item.kind or item.name, text=item.quantity.text, low=item.quantity.low, high=item.quantity.high,
            unit=item.unit,
        )
        for item in items
        if item.quantity and not _is_article(item.quantity.text)
    )  # fmt: skip


def _is_article(text: str) -> bool:
    return text.lower() in ("a", "an", "the")


def life(told: Iterable[Teller]) -> list[tuple[Teller, Position]]:
    """All positions to an event in the order in which they were said; those without a day last.

    Of one day, those come first whose tellers spoke first.
    """
    steps = [(teller, position) for teller in told for position in teller.positions]
    return sorted(steps, key=lambda step: step[1].said or date.max)
