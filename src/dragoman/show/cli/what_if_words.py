"""A what-if in sentences: what is changed, how far from balance the system would be, who would stand elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import Balance, Sign, WhatIf
from dragoman.show.cli.system_tables import name
from dragoman.show.cli.system_words import proof
from dragoman.show.cli.tables import empty_table
from dragoman.show.sides import listed
from dragoman.show.words import number

if TYPE_CHECKING:
    from rich.table import Table

    Names = Mapping[str, str]

STANDS: dict[Sign | None, str] = {"+": "friendly", "-": "hostile", None: "not there"}
CLOSING = (
    "\nThis describes the same day with one tie changed and all others as they are. It does not say that the tie "
    "will change, that others will follow, or that a strained system rights itself."
)


def title(found: WhatIf, names: Names) -> Text:
    """What is changed, and of what it is."""
    pair = f"{name(found.one, names)} – {name(found.other, names)}"
    now = f"It is {STANDS[found.before]}." if found.before else "They have no signed tie."
    of = found.theatre or ("all theatres together" if found.layer == "behaviour" else f"layer {found.layer}")
    weight = "" if found.after is None else f" It is given the weight {found.weight:.2f}"
    weight += "" if not weight else ", as now." if found.before else ", the median of all ties."
    return Text.assemble(
        ("If the tie ", "bold"), (pair, "bold"), (f" were {STANDS[found.after]}", "bold"),
        f" on {found.on} ({of}), all else as it is. {now}{weight}",
    )  # fmt: skip


def indices(found: WhatIf) -> Table:
    """How far from balance the system is and would be."""
    table = empty_table("unfitted at the least", "now", "then", "")
    for column in table.columns[1:3]:
        column.justify = "right"
    rows = (
        ("ties, two sides", len(found.now.frustrated), len(found.then.frustrated), "d"),
        ("weight, two sides", found.now.index, found.then.index, ".2f"),
        ("ties, blocs", len(found.now.misfits), len(found.then.misfits), "d"),
        ("weight, blocs", found.now.bloc_cost, found.then.bloc_cost, ".2f"),
    )
    for what, now, then, form in rows:
        table.add_row(what, format(now, form), format(then, form), change(now, then))
    table.add_row(Text(proof(found.now, found.then), "dim"), "", "", "")
    return table


def change(now: float, then: float) -> Text:
    """Which way a figure goes."""
    if abs(then - now) < 0.0005:
        return Text("the same", "dim")
    return Text("more strain", "red") if then > now else Text("less strain", "green")


def moves(found: WhatIf, names: Names) -> Text:
    """Who would be in another bloc, and with whom."""
    if not found.moved:
        return Text("\nNobody changes blocs.")
    text = Text("\n")
    for at, actor in enumerate(found.moved):
        text.append("\n" if at else "")
        text.append(name(actor, names), "bold")
        text.append(f" would stand {beside(actor, found.then, names)}; now {beside(actor, found.now, names)}.")
    text.append(f"\n{number(len(found.now.blocs), 'bloc')} now, {number(len(found.then.blocs), 'bloc')} then.", "dim")
    return text


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
