"""Say what support a happening has, from who was planted to tell it.

Takes Tellings with the origins of their reports, gives what `Event.support`
and `Event.independent` should be. The reader's mistakes do not count here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.evaluate.matching import pair
from evaluation.worlds.tellings import Telling

FIRM = ("asserts", "denies")


class Truth(NamedTuple):
    """What is known of a happening's support."""

    support: str
    independent: int


def truth(told: Sequence[tuple[Telling, str]]) -> Truth | None:
    """The support of a happening that was told so, each telling with the origin of its report; None where it has none.

    Those who speak for one government are one teller, and of what a teller
    asserted and denied the last counts. Tellers and origins are paired one to
    one: two outlets that quote one official are one source, and two officials
    in one wire report one origin.
    """
    ordered = sorted(told, key=lambda one: one[0].published)
    last = {teller(telling): telling.stance for telling, _ in ordered if telling.stance in FIRM}
    standing = [
        (telling, origin) for telling, origin in ordered
        if telling.stance not in FIRM or last[teller(telling)] == telling.stance
    ]  # fmt: skip
    asserting = [one for one in standing if one[0].stance in ("asserts", "hedges")]
    denying = [telling for telling, _ in standing if telling.stance == "denies"]
    if asserting:
        accounts = independent(asserting)
        tellers = {teller(telling) for telling, _ in asserting}
        if any(identified(denial) or (not denial.voices and tellers - {teller(denial)}) for denial in denying):
            return Truth("contested", accounts)
        return Truth("corroborated" if accounts > 1 else "single", accounts)
    if any(map(identified, denying)):
        return Truth("denied", 0)
    return Truth("expected", 0) if any(telling.stance == "expects" for telling, _ in standing) else None


def independent(asserting: Sequence[tuple[Telling, str]]) -> int:
    """How many accounts are independent of each other."""
    accounts = {(teller(telling), taken_from(telling) or origin) for telling, origin in asserting}
    tellers, origins = sorted({one for one, _ in accounts}), sorted({origin for _, origin in accounts})
    return len(pair(tellers, origins, lambda one, origin: (one, origin) in accounts))


def teller(telling: Telling) -> str:
    """Who tells: the government or other side that the innermost source speaks for, or the outlet."""
    if not telling.voices:
        return f"outlet:{telling.outlet}"
    return telling.voices[-1].acts_for or telling.voices[-1].id


def taken_from(telling: Telling) -> str | None:
    """The agency that a report has its account from, if it says so."""
    return telling.voices[0].id if len(telling.voices) > 1 and telling.voices[0].kind == "media" else None


def identified(telling: Telling) -> bool:
    """Whether a source is named that stands up for what it says."""
    return bool(telling.voices) and not telling.voices[-1].anonymous
