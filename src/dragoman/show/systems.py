"""A system in sentences: what it is of, what of it is not known, how far it is from balance, and who strains it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.records import Balance, Broker, Hedger, OddCouple, Sign, StrainedTriad, System
from dragoman.show.sides import listed
from dragoman.show.words import NOBODY, number, plain

Names = Mapping[str, str]

BEHAVIOUR = "behaviour"
SIGNS: dict[Sign, str] = {"+": "+", "-": "−"}
# What to call those who take no part, by kind.
OUTSIDERS = {
    "nameless": "those without a name of their own (“the rebels”)",
    "person": "persons who act for nobody else",
    "media": "media",
    "place": "places",
    "office": "offices of no known state",
    "unknown": "those whom no table knows",
}
# At this level a sign is what is commonly called significant.
SURE = 0.95
# What can be an id in a sentence.
WORD = re.compile(r"[\w-]+")
# Pairs that are named in a sentence.
PAIRS = 4
ALONE = "None. No friendly tie has a sign, so nobody stands with anybody as far as can be told."
NO_FORECAST = "Strain is a description of this day, no forecast that it will give way."


def has_friends(system: System) -> bool:
    """Whether anybody stands with anybody."""
    return any(len(bloc.members) > 1 for bloc in system.balance.blocs)


def title(system: System) -> str:
    """Of what, where and when a system is."""
    if system.layer != BEHAVIOUR:
        return f"The system of the layer {plain(system.layer)} on {system.on}"
    since = f", from {system.since}" if system.since else ""
    where = f"in {system.theatre}" if system.theatre else "in all theatres together"
    return f"The system on {system.on}{since}: what actors do, {where}"


def weighed(system: System, *, without_coded: str = "") -> str:
    """How many actors and ties there are, and how much is left open or out, in full."""
    return " ".join(filter(None, (counted(system, without_coded=without_coded), left_out(system))))


def counted(system: System, *, without_coded: str = "") -> str:
    """How many actors and ties there are, and how much is left open.

    `without_coded` says how coded events are left out, where that is to be told.
    """
    parts = [f"{among(system)} with {number(len(system.signed), 'signed tie')}"]
    if system.layer == BEHAVIOUR and system.level < SURE:
        parts[0] += f" (at a level of {100 * system.level:g} %: one in {1 / (1 - system.level):.0f} may be wrong)"
    if system.thin:
        parts.append(f"{system.thin:,} on thin evidence{', left out' if system.firm else ''}")
    if coded := sum(tie.coded for tie in system.signed):
        hint = f" ({without_coded})" if without_coded else ""
        parts.append(f"{coded:,} on coded events alone, of which {NOBODY}{hint}")
    if system.undecided:
        open_ = "undecided (no sign can be told: that is not peace)"
        neither = "of whom it says neither that they are friends nor that they are enemies"
        parts.append(f"{number(system.undecided, 'pair')} {open_ if system.layer == BEHAVIOUR else neither}")
        if coded := sum(tie.coded == tie.acts > 0 for tie in system.ties if tie.sign is None):
            parts[-1] += f", {coded:,} of them on coded events alone"
    return "; ".join(parts) + "."


def left_out(system: System) -> str:
    """With whom pairs were left out, and how many; "" where none was."""
    kinds = [f"{count:,} of {OUTSIDERS.get(kind, kind)}" for kind, count in system.left_out]
    outside = "Left out: pairs with others than states, groups, alliances and organisations"
    return f"{outside}: {listed(kinds)}." if kinds else ""


def among(system: System) -> str:
    """How many actors have a signed tie, of how many: "12 of 57 actors", or of those that were looked at alone."""
    count, looked = len(system.actors), len({actor for tie in system.ties for actor in (tie.one, tie.other)})
    if 0 < looked < system.of:
        return f"{count:,} of the {looked:,} actors between whom most passes ({system.of:,} in all)"
    return f"{count:,} of {number(system.of, 'actor')}" if count < system.of else number(count, "actor")


def unsigned(system: System, *, without_firm: str = "") -> str:
    """That no tie has a sign, and what that is not; `without_firm` says what leaves out those of thin evidence."""
    where = f" in {system.theatre}" if system.theatre else ""
    thin = f" {system.thin:,} with a sign on thin evidence are left out{without_firm}." if system.thin else ""
    return (
        f"No tie{where} on {system.on} can be given a sign, so there are no blocs to be told. That is no peace: "
        f"the evidence on {number(system.undecided, 'pair')} is too little, or speaks both ways.{thin}"
    )


def balanced(system: System, *, more: str = "") -> str:
    """How far from balance it is, as two sides and as blocs, by count and by weight, and whether that is proved.

    `more` says how it is given more time, for where it is not proved.
    """
    heavy, plain = system.balance, system.unweighted
    if not heavy.index and not plain.index:
        ties = "the one tie there is" if plain.m == 1 else f"every one of {number(plain.m, 'tie')}"
        return f"two sides fit {ties}. {proof(heavy, plain, more=more)}"
    total = sum(tie.weight for tie in system.signed)
    sides = f"{plain.index:,.0f} of {number(plain.m, 'tie')} ({percent(heavy.index, total)} of their weight)"
    blocs = f"{plain.bloc_cost:,.0f} ({percent(heavy.bloc_cost, total)})"
    return f"two sides leave at least {sides} unfitted, any number of blocs {blocs}. {proof(heavy, plain, more=more)}"


def proof(*balances: Balance, more: str = "") -> str:
    """Whether no division can be better, or how much better one could be."""
    if all(balance.proved for balance in balances):
        return "Proved."
    bounds = [f"{balance.bound:g} and {balance.bloc_bound:g} by {way(balance)}" for balance in balances]
    return f"Not proved in the time given: the least could be as low as {listed(bounds)}.{more}"


def way(balance: Balance) -> str:
    """How the ties are counted."""
    return "weight" if balance.weighted else "count"


def percent(part: float, whole: float) -> str:
    """A share in percent."""
    return f"{part / whole:.1%}".replace("%", " %") if whole else "0 %"


def triad(one: StrainedTriad, names: Names) -> str:
    """What strains three actors: "Turkey is friendly to Russia and Ukraine, who are opposed"."""
    first, middle, last = (name(member, names) for member in one.members)
    if one.kind == "friend of both":
        return f"{middle} is friendly to {first} and {last}, who are opposed"
    return f"{first}, {middle} and {last} are all opposed"


def hedger(one: Hedger, names: Names) -> str:
    """Between whom somebody hedges: "friendly to both sides of Iran – Israel"."""
    return f"friendly to both sides of {pairs(one.between, names)}"


def broker(one: Broker, names: Names) -> str:
    """Between whom somebody goes, and how often: "mediated 2 times, hosted once: Iran – Saudi Arabia"."""
    counts = ((one.mediated, "mediated"), (one.hosted, "hosted"), (one.offered, "expected to"))
    done = ", ".join(f"{what} {'once' if count == 1 else number(count, 'time')}" for count, what in counts if count)
    between = [pairs(one.between, names)] if one.between else []
    between += [f"{listed([name(id, names) for id in one.with_one])} and somebody not told"] if one.with_one else []
    return f"{done}: {'; '.join(between)}" if between else done


def odd_couple(one: OddCouple, names: Names, *, called: Callable[[str], str] = str) -> str:
    """Where two stand together for now, how, and where they are opposed; `called` gives the names of theatres."""
    opposed = f"opposed in {called(one.opposed)}" if one.opposed else "opposed in all theatres together"
    return f"for now together in {called(one.together)}, {together(one, names)}; {opposed}"


def together(one: OddCouple, names: Names) -> str:
    """What it is that a pair stands together by."""
    if not one.against:
        return "friendly to one another there"
    against = f"against {', '.join(name(id, names) for id in one.against[:PAIRS])}"
    return f"said to be so, {against}" if one.said else f"each by itself, {against}"


def pairs(some: Sequence[tuple[str, str]], names: Names) -> str:
    """Pairs one after another, and how many more there are."""
    told = "; ".join(f"{name(one, names)} – {name(other, names)}" for one, other in some[:PAIRS])
    return f"{told}; {len(some) - PAIRS} more" if len(some) > PAIRS else told


def name(actor: str, names: Names) -> str:
    """What to call an actor."""
    return plain(names.get(actor, actor))


def everyone(system: System) -> set[str]:
    """The ids of all who are shown of a system."""
    told = {actor for tie in system.ties for actor in (tie.one, tie.other)}
    return told | between(system.brokers, system.odd_couples) | set(system.actors)


def between(brokers: Iterable[Broker], couples: Iterable[OddCouple]) -> set[str]:
    """The ids of those who are told of as brokers and odd couples, who need have no signed tie."""
    told = {actor for one in brokers for actor in (one.actor, *one.with_one, *sum(one.between, ()))}
    return told | {actor for one in couples for actor in (one.one, one.other, *one.against)}


def ids_in(text: str) -> set[str]:
    """The words of a sentence that can be ids of actors."""
    return set(WORD.findall(text))


def named(text: str, names: Names) -> str:
    """A sentence with the names of actors in the place of their ids."""
    return WORD.sub(lambda word: plain(names.get(word[0], word[0])), text)
