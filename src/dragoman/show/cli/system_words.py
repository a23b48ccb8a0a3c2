"""A system in sentences: what it is of, what of it is not known, how far it is from balance."""

from __future__ import annotations

from rich.text import Text

from dragoman.records import Balance, System
from dragoman.show.cli.marks import LEFT_OUT
from dragoman.show.sides import listed
from dragoman.show.words import NOBODY, number

BEHAVIOUR = "behaviour"
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
ALONE = "None. No friendly tie has a sign, so nobody stands with anybody as far as can be told."


def heading(title: str, count: int = 0, most: int | None = None) -> Text:
    """The heading of a part, with how much of it is shown where that is not all."""
    rest = f" ({most} of {count:,}; --limit 0 shows all)" if most and count > most else ""
    return Text.assemble("\n", (title, "bold"), (rest, "dim"))


def has_friends(system: System) -> bool:
    """Whether anybody stands with anybody."""
    return any(len(bloc.members) > 1 for bloc in system.balance.blocs)


def title(system: System) -> Text:
    """Of what, where and when a system is."""
    if system.layer != BEHAVIOUR:
        return Text(f"The system of the layer {system.layer} on {system.on}", "bold")
    since = f", from {system.since}" if system.since else ""
    where = f"in {system.theatre}" if system.theatre else "in all theatres together"
    return Text(f"The system on {system.on}{since}: what actors do, {where}", "bold")


def weighed(system: System) -> str:
    """How many actors and ties there are, and how much is left open or out."""
    parts = [f"{number(len(system.actors), 'actor')} with {number(len(system.signed), 'signed tie')}"]
    if system.layer == BEHAVIOUR and system.level < SURE:
        parts[0] += f" (at a level of {100 * system.level:g} %: one in {1 / (1 - system.level):.0f} may be wrong)"
    if system.thin:
        parts.append(f"{system.thin:,} on thin evidence{', left out' if system.firm else ''}")
    if coded := sum(tie.coded for tie in system.signed):
        parts.append(f"{coded:,} on coded events alone, of which {NOBODY} ({LEFT_OUT})")
    if system.undecided:
        open_ = "undecided (no sign can be told: that is not peace)"
        neither = "of whom it says neither that they are friends nor that they are enemies"
        parts.append(f"{number(system.undecided, 'pair')} {open_ if system.layer == BEHAVIOUR else neither}")
        if coded := sum(tie.coded == tie.acts > 0 for tie in system.ties if tie.sign is None):
            parts[-1] += f", {coded:,} of them on coded events alone"
    told = "; ".join(parts) + "."
    if system.left_out:
        kinds = [f"{count:,} of {OUTSIDERS.get(kind, kind)}" for kind, count in system.left_out]
        told += f" Left out: pairs with others than states, groups, alliances and organisations: {listed(kinds)}."
    return told


def balanced(system: System) -> Text:
    """How far from balance it is, as two sides and as blocs, by count and by weight, and whether that is proved."""
    heavy, plain = system.balance, system.unweighted
    text = Text.assemble(("Balance: ", "bold"))
    if not heavy.index and not plain.index:
        text.append(f"two sides fit every one of {number(plain.m, 'tie')}. {proof(heavy, plain)}")
        return text
    total = sum(tie.weight for tie in system.signed)
    sides = f"{plain.index:,.0f} of {number(plain.m, 'tie')} ({percent(heavy.index, total)} of their weight)"
    blocs = f"{plain.bloc_cost:,.0f} ({percent(heavy.bloc_cost, total)})"
    text.append(f"two sides leave at least {sides} unfitted, any number of blocs {blocs}. {proof(heavy, plain)}")
    return text


def proof(*balances: Balance) -> str:
    """Whether no division can be better, or how much better one could be."""
    if all(balance.proved for balance in balances):
        return "Proved."
    bounds = [f"{balance.bound:g} and {balance.bloc_bound:g} by {way(balance)}" for balance in balances]
    return f"Not proved in the time given: the least could be as low as {listed(bounds)}. Give more with --seconds."


def way(balance: Balance) -> str:
    """How the ties are counted."""
    return "weight" if balance.weighted else "count"


def percent(part: float, whole: float) -> str:
    """A share in percent."""
    return f"{part / whole:.1%}".replace("%", " %") if whole else "0 %"


def everyone(system: System) -> set[str]:
    """The ids of all who are shown of a system."""
    told = {actor for one in system.brokers for actor in (one.actor, *one.with_one, *sum(one.between, ()))}
    told |= {actor for one in system.odd_couples for actor in (one.one, one.other, *one.against)}
    told |= {actor for tie in system.ties for actor in (tie.one, tie.other)}
    return told | set(system.actors)


def closing(system: System) -> str:
    """What can be asked next, and what the figures are not."""
    why = "`dragoman why ID` shows an event with its sentences. " if system.layer == BEHAVIOUR else ""
    return f"\n{why}Strain is a description of this day, no forecast that it will give way."
