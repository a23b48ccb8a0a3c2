"""How an event is supported: by whom it is asserted, expected or denied, and how many of them are independent.

Takes the claims of one event. Copies of one wire report are one origin, and
two reports that only quote the same official are one source in two outlets:
neither counts twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import get_args

from dragoman.events.tellers import outlet_id, teller_id, voice
from dragoman.events.verbatim import wording
from dragoman.records import Claim, Side, Stance, Support

ASSERTING = frozenset({"asserts", "hedges"})
ENOUGH = 2  # independent accounts that corroborate one another


def support(claims: Sequence[Claim]) -> Support | None:
    """What the claims of an event come to.

    contested: someone asserts it, and an identified source denies it, or an
    outlet in its own words where another asserts it. denied: an identified
    source denies it and nobody asserts it. corroborated, single: asserted by
    two independent accounts or more, or by fewer. expected: it is only
    expected. None: it is only supposed, or denied by none who could be named.
    """
    now = latest(claims)
    asserting = [claim for claim in now if claim.stance in ASSERTING]
    denials = [claim for claim in now if claim.stance == "denies"]
    if asserting:
        if any(_contests(denial, asserting) for denial in denials):
            return "contested"
        return "corroborated" if independent(asserting) >= ENOUGH else "single"
    if any(is_identified(denial) for denial in denials):
        return "denied"
    return "expected" if any(claim.stance == "expects" for claim in now) else None


def latest(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that stand: not what a voice denied and later admitted, or asserted and later denied.

    Within a day nothing tells which came first, as the report of an
    admission recalls the denial before it.
    """
    turned: dict[tuple[str, bool], date] = {}
    for claim in claims:
        if claim.published and claim.stance in ("asserts", "denies") and _has_a_name(claim):
            key = voice(claim), claim.stance == "denies"
            turned[key] = max(claim.published, turned.get(key, claim.published))
    return [claim for claim in claims if not _is_overtaken(claim, turned)]


def sides(claims: Sequence[Claim]) -> tuple[Side, ...]:
    """Who stands how to the event, by the claims that stand: each voice once, named as its state where that tells."""
    speakers: dict[str, dict[str, None]] = {}
    for claim in claims:
        speakers.setdefault(voice(claim), {})[teller_id(claim)] = None
    said: dict[str, set[Stance]] = {one: set() for one in speakers}
    for claim in latest(claims):
        said[voice(claim)].add(claim.stance)
    standing: dict[Stance, list[str]] = {stance: [] for stance in get_args(Stance)}
    for one, ids in speakers.items():
        for stance in firmest(said[one]):
            standing[stance].append(one if one in ids else next(iter(ids)))
    return tuple(Side(stance=stance, tellers=tuple(ids)) for stance, ids in standing.items() if ids)


def firmest(said: set[Stance]) -> list[Stance]:
    """What counts of all that one voice says: that it happened, or may have, and that it did not; else what it expects.

    >>> firmest({"expects", "denies", "hedges"})
    ['hedges', 'denies']
    """
    affirmed: list[Stance] = ["asserts"] if "asserts" in said else ["hedges"] if "hedges" in said else []
    denied: list[Stance] = ["denies"] if "denies" in said else []
    return [*affirmed, *denied] or (["expects"] if "expects" in said else ["supposes"])


def _is_overtaken(claim: Claim, turned: dict[tuple[str, bool], date]) -> bool:
    if claim.published is None or claim.stance not in (*ASSERTING, "denies") or not _has_a_name(claim):
        return False
    return turned.get((voice(claim), claim.stance != "denies"), claim.published) > claim.published


def _has_a_name(claim: Claim) -> bool:
    """Whether the voice is the same whenever it is met: "officials" of no state, and outlets unknown, may be others."""
    if not claim.sources:
        return claim.outlet is not None
    return not claim.sources[-1].anonymous or claim.sources[-1].acts_for is not None


def is_identified(claim: Claim) -> bool:
    """Whether a source that the text names says so, not the outlet and not "officials"."""
    return bool(claim.sources) and not claim.sources[-1].anonymous


def _contests(denial: Claim, asserting: Iterable[Claim]) -> bool:
    if is_identified(denial):
        return True
    return not denial.sources and any(voice(claim) != voice(denial) for claim in asserting)


def independent(claims: Iterable[Claim]) -> int:
    """How many accounts are independent: the most pairs of an origin and a voice in which neither comes twice.

    What stands word for word in an earlier report has that one's origin.
    A maximum matching of origins and voices (Kuhn 1955, "The Hungarian
    method for the assignment problem").
    """
    told = list(claims)
    own = {outlet_id(claim.outlet): claim.origin for claim in reversed(told) if not _is_second_hand(claim)}
    firsts: dict[str, str] = {}
    voices: dict[str, dict[str, None]] = {}
    for claim in told:
        one, text = origin(claim, own), wording(claim)
        voices.setdefault(firsts.setdefault(text, one) if text else one, {})[voice(claim)] = None
    given: dict[str, str] = {}
    matched: dict[str, str] = {}
    return sum(_augmented(one, voices, given, matched) for one in voices)


def origin(claim: Claim, own: Mapping[str, str]) -> str:
    """Where an account comes from: the wire group of its report, or the outlet from which the report takes it.

    `own` has the origin of what each outlet tells itself.
    """
    if not _is_second_hand(claim):
        return claim.origin
    outlet = outlet_id(claim.sources[0].name)
    return own.get(outlet, outlet)


def _is_second_hand(claim: Claim) -> bool:
    """Whether a report cites another outlet for it: "The Courier reported", "officials told the Courier"."""
    first = claim.sources[0] if claim.sources else None
    return first is not None and first.kind == "media" and outlet_id(first.name) != outlet_id(claim.outlet)


def _augmented(one: str, voices: dict[str, dict[str, None]], given: dict[str, str], matched: dict[str, str]) -> bool:
    """Whether an origin can be given a voice, if need be by giving others another one; breadth first."""
    through: dict[str, str] = {}
    waiting = [one]
    for origin in waiting:
        for free in voices[origin]:
            if free in through:
                continue
            through[free] = origin
            if free in matched:
                waiting.append(matched[free])
                continue
            step: str | None = free
            while step is not None:
                owner = through[step]
                before = given.get(owner)
                given[owner], matched[step] = step, owner
                step = before
            return True
    return False
