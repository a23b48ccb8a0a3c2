"""A what-if in sentences: what is changed, how far from balance the system would be, who would stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.records import Balance, Sign, WhatIf
from dragoman.show.sides import listed
from dragoman.show.systems import BEHAVIOUR, Names, name, proof
from dragoman.show.words import number

STANDS: dict[Sign | None, str] = {"+": "friendly", "-": "hostile", None: "not there"}
CLOSING = (
    "This describes the same day with one tie changed and all others as they are. It does not say that the tie "
    "will change, that others will follow, or that a strained system rights itself."
)
# Less is no difference but one of arithmetic.
SAME = 0.0005


class Figure(NamedTuple):
    """A figure of balance, now and then, as it is written."""

    what: str
    now: str
    then: str
    change: str  # "more strain", "less strain", "the same"


def pair(found: WhatIf, names: Names) -> str:
    """Both sides of the changed tie: "Iran – Russia"."""
    return f"{name(found.one, names)} – {name(found.other, names)}"


def condition(found: WhatIf, names: Names) -> str:
    """What is changed: "If the tie Iran – Russia were hostile"."""
    return f"If the tie {pair(found, names)} were {STANDS[found.after]}"


def setting(found: WhatIf) -> str:
    """Of what system it is, what the tie is now, and what it weighs."""
    now = f"It is {STANDS[found.before]}." if found.before else "They have no signed tie."
    of = found.theatre or ("all theatres together" if found.layer == BEHAVIOUR else f"layer {found.layer}")
    weight = "" if found.after is None else f" It is given the weight {found.weight:.2f}"
    weight += "" if not weight else ", as now." if found.before else ", the median of all ties."
    return f"on {found.on} ({of}), all else as it is. {now}{weight}"


def figures(now: Balance, then: Balance) -> Iterator[Figure]:
    """What is unfitted at the least, now and then: by count and weight, with two sides and with blocs."""
    rows = (
        ("ties, two sides", len(now.frustrated), len(then.frustrated), "d"),
        ("weight, two sides", now.index, then.index, ".2f"),
        ("ties, blocs", len(now.misfits), len(then.misfits), "d"),
        ("weight, blocs", now.bloc_cost, then.bloc_cost, ".2f"),
    )
    for what, before, after, form in rows:
        yield Figure(what, format(before, form), format(after, form), change(before, after))


def change(now: float, then: float) -> str:
    """Which way a figure goes."""
    if abs(then - now) < SAME:
        return "the same"
    return "more strain" if then > now else "less strain"


def proved(now: Balance, then: Balance, *, more: str = "") -> str:
    """Whether no division can be better; `more` says how it is given more time, for where it is not proved."""
    return proof(now, then, more=more)


def move(actor: str, now: Balance, then: Balance, names: Names) -> str:
    """Where somebody would stand: "would stand with Iran; now alone"."""
    return f"would stand {beside(actor, then, names)}; now {beside(actor, now, names)}"


def counted(now: Balance, then: Balance) -> str:
    """How many blocs there are and would be."""
    return f"{number(len(now.blocs), 'bloc')} now, {number(len(then.blocs), 'bloc')} then."


def beside(actor: str, balance: Balance, names: Names) -> str:
    """With whom an actor is in a bloc."""
    bloc = next((bloc for bloc in balance.blocs if actor in bloc.members), None)
    others = [name(member, names) for member in (bloc.members if bloc else ()) if member != actor]
    open_ = " (or elsewhere, which is as good)" if bloc and actor in bloc.ambiguous else ""
    return f"with {listed(others)}{open_}" if others else f"alone{open_}"


def everyone(found: WhatIf) -> set[str]:
    """The ids of all who are shown of a what-if."""
    members = {member for balance in (found.now, found.then) for bloc in balance.blocs for member in bloc.members}
    return members | {found.one, found.other}
