"""Compare two outlets: what each tells and leaves out, where they stand to it, and in which words.

Takes events, each with its claims, gives a Comparison. A copy of an agency's
report counts as told by the outlet that prints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.events import wording
from dragoman.records import ActorWords, ActWords, Claim, Comparison, Event, Party, Quoted, Stance, Telling, Told

Outlets = tuple[str, str]
Pair = tuple[Sequence[Claim], Sequence[Claim]]
Parts = tuple[Event, Pair]
# The two sides of a dispute: who holds it possible is with those who assert it.
SIDES: dict[Stance, Stance] = {"asserts": "asserts", "hedges": "asserts", "denies": "denies"}


def compare(events: Iterable[tuple[Event, Sequence[Claim]]], outlets: Outlets) -> Comparison:
    """Two outlets side by side, over the events that at least one of them tells; claims of others are passed over."""
    parts = [(event, by_outlet(claims, outlets)) for event, claims in events]
    parts = [(event, pair) for event, pair in parts if any(pair)]
    whole: Pair = ([c for _, pair in parts for c in pair[0]], [c for _, pair in parts for c in pair[1]])
    return Comparison(
        outlets=outlets,
        reports=(reports(whole[0]), reports(whole[1])),
        claims=(len(whole[0]), len(whole[1])),
        events=tuple(told(event, pair) for event, pair in parts),
        acts=act_words(parts),
        actors=actor_words(whole),
    )


def by_outlet(claims: Sequence[Claim], outlets: Outlets) -> Pair:
    """The claims in reports of the one outlet and of the other."""
    names = [name.casefold() for name in outlets]
    one, other = ([claim for claim in claims if (claim.outlet or "").casefold() == name] for name in names)
    return one, other


def reports(claims: Iterable[Claim]) -> int:
    """In how many reports the claims stand."""
    return len({claim.document for claim in claims})


def told(event: Event, pair: Pair) -> Told:
    """How each outlet tells of one event, and whether they differ."""
    one, other = telling(pair[0]), telling(pair[1])
    given = sides_given(pair[0]), sides_given(pair[1])
    origins = [{claim.origin for claim in claims} for claims in pair]
    return Told(
        event=event,
        tellings=(one, other),
        differ=one is not None and other is not None and set(one.own) != set(other.own),
        omits=(omitted(*given), omitted(*given[::-1])) if one and other else ((), ()),
        copied=not origins[0].isdisjoint(origins[1]),
    )


def telling(claims: Sequence[Claim]) -> Telling | None:
    """How the outlet of these claims tells of their event; None without claims."""
    if not claims:
        return None
    days = [claim.published for claim in claims if claim.published]
    quoted = (
        Quoted(id=claim.sources[-1].id, name=claim.sources[-1].name, stance=claim.stance)
        for claim in claims
        if claim.sources
    )
    return Telling(
        first=min(days, default=None),
        reports=reports(claims),
        own=own_stances(claims),
        quoted=tuple(dict.fromkeys(quoted)),
        evidence=tuple(dict.fromkeys(claim.id for claim in claims)),
    )


def own_stances(claims: Iterable[Claim]) -> tuple[Stance, ...]:
    """Where an outlet stands in its own voice, each stance once, in the order in which it was said."""
    return tuple(dict.fromkeys(claim.stance for claim in claims if not claim.sources))


def sides_given(claims: Iterable[Claim]) -> set[Stance]:
    """Whether an outlet gives those who assert it, itself or others, and those who deny it."""
    return {SIDES[claim.stance] for claim in claims if claim.stance in SIDES}


def omitted(own: set[Stance], others: set[Stance]) -> tuple[Stance, ...]:
    """The sides that are given elsewhere and not here."""
    return tuple(sorted(others - own))


def act_words(parts: Iterable[Parts]) -> tuple[ActWords, ...]:
    """How both word the events that both tell, those of one type and the same parties together, most worded first."""
    alike: dict[tuple[str, frozenset[tuple[str, str]]], list[Parts]] = {}
    for event, pair in parts:
        if all(pair):
            alike.setdefault((event.type, sides(event)), []).append((event, pair))
    found = []
    for group in alike.values():
        first = group[0][0]
        one, other = (wording.of_acts(claim for _, pair in group for claim in pair[side]) for side in (0, 1))
        found.append(
            ActWords(
                type=first.type, initiators=first.initiators, recipients=first.recipients, symmetric=first.symmetric,
                events=tuple(event.id for event, _ in group), words=(one, other),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda act: -sum(word.count for side in act.words for word in side)))


def sides(event: Event) -> frozenset[tuple[str, str]]:
    """Who takes part, in which part: the states that parties act for, or their own ids."""
    receiving = "initiator" if event.symmetric else "recipient"
    parts = [("initiator", party) for party in event.initiators] + [(receiving, party) for party in event.recipients]
    return frozenset((part, party.acts_for or party.id) for part, party in parts)


def actor_words(whole: Pair) -> tuple[ActorWords, ...]:
    """How both call the actors whom both name, most named first."""
    ones, others = (wording.of_actors(claims) for claims in whole)
    names = names_of(claim for claims in whole for claim in claims)
    found = [ActorWords(actor=names[id], words=(one, others[id])) for id, one in ones.items() if id in others]
    return tuple(sorted(found, key=lambda actor: -sum(word.count for side in actor.words for word in side)))


def names_of(claims: Iterable[Claim]) -> dict[str, Party]:
    """Everyone whom the claims name, by id, with the name that most of them give."""
    counts: dict[str, Counter[Party]] = {}
    for claim in claims:
        for mention in wording.mentions(claim):
            party = Party(id=mention.id, name=mention.name, kind=mention.kind, acts_for=mention.acts_for)
            counts.setdefault(mention.id, Counter())[party] += 1
    return {id: counter.most_common(1)[0][0] for id, counter in counts.items()}
