"""A second opinion on merging: the same rule, told plainly, that looks at all groups and keeps no index."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from dragoman.events.attaching import AHEAD, ATTACH, DAYS, Candidate, likeness_of_side
from dragoman.events.dyads import dyad
from dragoman.events.grouping import BRIDGE, JOIN
from dragoman.events.joining import SHARED
from dragoman.events.likeness import likeness
from dragoman.events.order import order
from dragoman.events.profile import days_told, joined, profile_of
from dragoman.records import Claim

Apart = Collection[tuple[str, str]]


class Pile:
    """Claims of one happening between two sides."""

    def __init__(self, claim: Claim) -> None:
        self.claims = [claim]
        self.profile = profile_of(claim)
        self.told = [(claim.act, self.profile.ways)]

    def take(self, other: Pile, *, copied: bool = False) -> None:
        self.claims += other.claims
        self.told += other.told
        self.profile = self.profile if copied else joined(self.profile, other.profile)

    def acts(self) -> set[str]:
        return {act for act, _ in self.told}


def events(claims: Iterable[Claim], *, apart: Apart = (), same: Apart = ()) -> set[frozenset[str]]:
    """The ids of the claims of each event."""
    first: dict[str, Claim] = {}
    for claim in sorted(claims, key=order):
        first.setdefault(claim.id, claim)
    dyads: dict[frozenset[str], list[Claim]] = {}
    for claim in first.values():
        dyads.setdefault(sides(claim), []).append(claim)
    piles = [pile for of_dyad in dyads.values() for pile in piled(of_dyad, apart)]
    return {frozenset(claim.id for pile in event for claim in pile.claims) for event in together(piles, apart, same)}


def sides(claim: Claim) -> frozenset[str]:
    both = (claim.initiator, claim.recipient)
    return frozenset((one.acts_for or one.id) if one else "" for one in both)


def piled(claims: Iterable[Claim], apart: Apart) -> list[Pile]:
    piles: list[Pile] = []
    for claim in claims:
        new = Pile(claim)
        same_words = [pile for pile in piles if new.told[0] in pile.told and not are_apart(pile, new, apart)]
        if same_words:
            same_words[0].take(new)
            continue
        origin = next((pile for pile in piles if is_copied(new, pile) and not are_apart(pile, new, apart)), None)
        if origin:
            origin.take(new, copied=True)
            continue
        fits = [(likeness(pile.profile, new.profile), -n, pile) for n, pile in enumerate(piles)]
        fits = sorted((f for f in fits if f[0] >= JOIN and not are_apart(f[2], new, apart)), reverse=True)
        if not fits:
            piles.append(new)
            continue
        home = fits[0][2]
        home.take(new)
        for _, _, pile in fits[1:]:
            one, two = sorted((home, pile), key=piles.index)
            if likeness(one.profile, two.profile) >= BRIDGE and not are_apart(one, two, apart):
                one.take(two)
                piles.remove(two)
                home = one
    return piles


def is_copied(new: Pile, pile: Pile) -> bool:
    """Whether a sentence stands in a pile in the same words, with the same trigger, direction and days, of late."""
    (one,) = new.claims
    same = [claim for claim in pile.claims if in_words(claim) == in_words(one)]
    if one.published is None or len(one.sentence.split()) < 6 or not same:
        return False
    return one.published - min(claim.published for claim in same if claim.published) <= timedelta(30)


def in_words(claim: Claim) -> tuple[object, ...]:
    at, end = claim.trigger.start - claim.sentence_start, claim.trigger.end - claim.sentence_start
    parts = claim.sentence[:at], claim.sentence[at:end], claim.sentence[end:]
    return *map(plain, parts), profile_of(claim).ways, days_told(claim), claim.published is None


def plain(text: str) -> list[str]:
    return re.sub("[“”„«»]", '"', re.sub("[‘’]", "'", text)).split()


def together(piles: Sequence[Pile], apart: Apart, same: Apart) -> list[list[Pile]]:
    piles = sorted(piles, key=lambda pile: (order(pile.claims[0]), sorted(sides(pile.claims[0]))))
    events = [[pile] for pile in piles]

    def event_of(pile: Pile) -> list[Pile]:
        return next(event for event in events if pile in event)

    shares = [(shared(a, b), -i, -j) for i, a in enumerate(piles) for j, b in enumerate(piles) if i < j]
    asked = [(piles[i], piles[j]) for one, other in sorted(same) for i in has(piles, one) for j in has(piles, other)]
    alike = [(piles[-i], piles[-j]) for part, i, j in sorted(shares, reverse=True) if part >= SHARED]
    for one, other in [*asked, *alike]:
        ours, theirs = event_of(one), event_of(other)
        if ours is theirs or any(are_apart(a, b, apart) for a in ours for b in theirs):
            continue
        first, second = sorted((ours, theirs), key=lambda event: min(map(piles.index, event)))
        first += second
        events.remove(second)
    for pile, home in attached(piles):
        ours, theirs = event_of(pile), event_of(home)
        if len(ours) == 1 and ours is not theirs and not any(are_apart(pile, other, apart) for other in theirs):
            first, second = sorted((ours, theirs), key=lambda event: min(map(piles.index, event)))
            first += second
            events.remove(second)
    return events


def attached(piles: Sequence[Pile]) -> list[tuple[Pile, Pile]]:
    """Piles that know one side only, and the one that each fits far better than any other of that side."""
    found = []
    for one in piles:
        side = known(one)
        others = [
            other for other in piles
            if side and known(other) is None and side in candidate(other).dyad and days_between(one, other) <= DAYS
        ]  # fmt: skip
        odds = [(likeness_of_side(side or "", candidate(one), candidate(other)), other) for other in others]
        odds = [(fit, other) for fit, other in odds if fit > ATTACH - AHEAD]
        if not odds or max(fit for fit, _ in odds) < ATTACH:
            continue
        best = max(fit for fit, _ in odds)
        home = next(other for fit, other in odds if fit == best)
        if all(home is other or home.acts() & other.acts() for fit, other in odds if best - fit < AHEAD):
            found.append((one, home))
    return found


def known(pile: Pile) -> str | None:
    """The one side that has a name, if just one has."""
    names = [side for at, side in enumerate(dyad(pile.claims[0])) if side and not pile.profile.described & (1 << at)]
    return names[0] if len(names) == 1 else None


def candidate(pile: Pile) -> Candidate:
    return Candidate("", 0, dyad(pile.claims[0]), pile.profile, frozenset(pile.acts()))


def days_between(one: Pile, other: Pile) -> float:
    if one.profile.said is None or other.profile.said is None:
        return float("inf")
    return abs(one.profile.said - other.profile.said)


def has(piles: Sequence[Pile], id: str) -> list[int]:
    return [n for n, pile in enumerate(piles) if any(claim.id == id for claim in pile.claims)]


def shared(one: Pile, other: Pile) -> float:
    return len(one.acts() & other.acts()) / len(one.acts() | other.acts())


def are_apart(one: Pile, other: Pile, apart: Apart) -> bool:
    ours, theirs = ({claim.id for claim in pile.claims} for pile in (one, other))
    return any((a in ours and b in theirs) or (b in ours and a in theirs) for a, b in apart)
