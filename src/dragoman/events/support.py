"""How an event is supported: by whom it is asserted, expected or denied, and how many of them are independent.

Takes the claims of one event. Copies of one wire report are one origin, and
two reports that only quote the same official are one source in two outlets:
neither counts twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.events.tellers import OUTLET, voice
from dragoman.records import Claim, Support

ASSERTING = frozenset({"asserts", "hedges"})
ENOUGH = 2  # independent accounts that corroborate one another


def support(claims: Sequence[Claim]) -> Support | None:
    """What the claims of an event come to.

    contested: someone asserts it, and an identified source, or another
    outlet in its own words, denies it. denied: an identified source denies it
    and nobody asserts it. corroborated, single: asserted by two independent
    accounts or more, or by fewer. expected: it is only expected. None: it is
    only supposed, or denied by none who could be named.
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
    """The claims that stand: a voice that first denied and then admitted, or the other way, stands where it came to."""
    turned: dict[tuple[str, bool], int] = {}
    for number, claim in enumerate(claims):
        if claim.stance in ("asserts", "denies"):
            turned[voice(claim), claim.stance == "denies"] = number
    return [
        claim for number, claim in enumerate(claims)
        if claim.stance not in ("asserts", "denies")
        or number > turned.get((voice(claim), claim.stance != "denies"), -1)
    ]  # fmt: skip


def is_identified(claim: Claim) -> bool:
    """Whether a source that the text names says so, not the outlet and not "officials"."""
    return bool(claim.sources) and not claim.sources[-1].anonymous


def _contests(denial: Claim, asserting: Iterable[Claim]) -> bool:
    if is_identified(denial):
        return True
    return not denial.sources and any(voice(claim) != voice(denial) for claim in asserting)


def independent(claims: Iterable[Claim]) -> int:
    """How many accounts are independent: the most pairs of an origin and a voice in which neither comes twice.

    A maximum matching of origins and voices (Kuhn 1955). A report that takes
    its account from another outlet has that outlet for its origin.
    """
    voices: dict[str, dict[str, None]] = {}
    for claim in claims:
        voices.setdefault(origin(claim), {})[voice(claim)] = None
    given: dict[str, str] = {}
    matched: dict[str, str] = {}
    return sum(_augmented(one, voices, given, matched) for one in voices)


def origin(claim: Claim) -> str:
    """Where an account comes from: the outlet that it is taken from, or the wire group of its report."""
    first = claim.sources[0] if claim.sources else None
    if first is not None and first.kind == "media" and len(claim.sources) > 1:
        return f"{OUTLET}{first.id}"
    return claim.origin


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
