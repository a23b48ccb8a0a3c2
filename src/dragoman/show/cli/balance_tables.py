"""A balance in a terminal: what it costs, the blocs, the ties that fit no division, and why it cannot be less."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import Balance, Bloc, Cycle, Sign, SignedTie
from dragoman.show.cli.comparison import part
from dragoman.show.cli.tables import console, empty_table
from dragoman.show.words import cut, number, plain
from dragoman.system import proved_by_cycles

if TYPE_CHECKING:
    from rich.table import Table

SIGNS: dict[Sign, tuple[str, str]] = {"+": ("+", "green"), "-": ("−", "red")}
# Longest name of an actor.
NAME = 28


def show(found: Balance, most: int | None, seconds: float) -> None:
    """Print a balance, at most so many rows in each part."""
    console().print(heading(found, seconds))
    part("Sides", [side for side in found.sides if side], None, partial(sides_table, width=console().width))
    together = [bloc for bloc in found.blocs if len(bloc.members) > 1]
    alone = [bloc.members[0] for bloc in found.blocs if len(bloc.members) == 1]
    part("Blocs", together, most, partial(blocs_table, width=console().width))
    if alone:
        console().print(Text.assemble(("alone  ", "dim"), names(alone, console().width - 8)))
    part("Ties that two sides frustrate", heaviest(found.frustrated), most, partial(ties_table, found=found))
    part("Ties that the blocs do not fit", heaviest(found.misfits), most, partial(ties_table, found=None))
    part("Why it cannot be less", found.cycles, most, partial(cycles_table, width=console().width))
    if found.cycles:
        console().print(proof(found), style="dim")


def heading(found: Balance, seconds: float) -> Text:
    """How many ties there are, and what balance costs."""
    kinds = f"{found.m - found.negative:,} friendly, {found.negative:,} hostile"
    lines = [
        Text(f"{number(found.n, 'actor')}, {number(found.m, 'tie')}: {kinds}{', by weight' if found.weighted else ''}"),
        Text.assemble("In two sides:  ", cost(found.index, found.bound, found), ("   frustration index", "dim")),
        Text.assemble(
            "In blocs:      ", cost(found.bloc_cost, found.bloc_bound, found), ("   cost of the blocs", "dim")
        ),
    ]
    if not found.proved:
        lines.append(Text(f"Not settled in {seconds:g} s: --seconds gives it longer.", "yellow"))
    elif found.always is None or not found.explained:
        lines.append(Text("What all best divisions share is not settled: --seconds gives it longer.", "yellow"))
    return Text("\n").join(lines)


def cost(value: float, bound: float, found: Balance) -> Text:
    """What a division costs, and whether that is proved."""
    share = f" ({value / found.m:.1%})" if found.m and not found.weighted else ""
    text = Text.assemble((f"{value:,.6g}", "bold"), f"{share} frustrated, ")
    if value == bound:
        return text.append("proved", "green")
    return text.append(f"the best found; none has less than {bound:,.6g}", "yellow")


def sides_table(sides: Sequence[Sequence[str]], width: int) -> Table:
    """The two sides of the best division; parts that nothing ties together could each be turned around."""
    table = empty_table("side", "actors", "")
    table.padding = (0, 2, 0, 0)
    table.columns[1].justify = "right"
    for place, side in enumerate(sides, start=1):
        table.add_row(str(place), f"{len(side):,}", names(side, width - 20))
    return table


def blocs_table(blocs: Sequence[Bloc], width: int) -> Table:
    """Blocs, with those of their members that might as well stand elsewhere."""
    table = empty_table("bloc", "members", "", "could as well stand elsewhere")
    table.padding = (0, 2, 0, 0)
    table.columns[1].justify = "right"
    room = max(20, (width - 20) * 2 // 3)
    for place, bloc in enumerate(blocs, start=1):
        firm = [name for name in bloc.members if name not in bloc.ambiguous]
        table.add_row(
            str(place), f"{len(bloc.members):,}", names(firm, room), names(bloc.ambiguous, max(20, width - 20 - room))
        )
    return table


def names(some: Iterable[str], room: int) -> Text:
    """As many names as there is room for, and how many more there are."""
    every = [cut(plain(name), NAME) for name in some]
    shown, length = 0, 0
    for name in every:
        length += len(name) + 2
        if shown and length > room - 10:
            break
        shown += 1
    text = Text(", ".join(every[:shown]))
    return text.append(f" + {len(every) - shown:,}", "dim") if shown < len(every) else text


def heaviest(ties: Iterable[SignedTie]) -> list[SignedTie]:
    """Ties, the heaviest first."""
    return sorted(ties, key=lambda tie: (-tie.weight, tie.one, tie.other))


def ties_table(ties: Sequence[SignedTie], found: Balance | None) -> Table:
    """Ties, and where it is known of a balance whether every best division into two sides frustrates each."""
    always = None if found is None else found.always
    table = empty_table("tie", "weight", "" if always is None else "in every best division")
    table.padding = (0, 2, 0, 0)
    table.columns[1].justify = "right"
    for tie in ties:
        every = "" if always is None else "yes" if tie in always else "no"
        table.add_row(tied(tie.one, tie.sign, tie.other), f"{tie.weight:,.6g}", every)
    return table


def tied(one: str, sign: Sign, other: str) -> Text:
    """Two actors with the sign of their tie between."""
    return Text.assemble(cut(plain(one), NAME), " ", SIGNS[sign], " ", cut(plain(other), NAME))


def cycles_table(cycles: Sequence[Cycle], width: int) -> Table:
    """Negative cycles, and how much of the index each proves."""
    table = empty_table("proves", "cycle")
    table.padding = (0, 2, 0, 0)
    table.columns[0].justify = "right"
    for cycle in cycles:
        text = Text()
        for member, sign in zip(cycle.members, cycle.signs, strict=True):
            text.append_text(Text.assemble(cut(plain(member), NAME), " ", SIGNS[sign], " "))
        text.append(cut(plain(cycle.members[0]), NAME))
        table.add_row(f"{cycle.weight:.4g}", text)
    return table


def proof(found: Balance) -> str:
    """What the cycles prove together."""
    total = sum(cycle.weight for cycle in found.cycles)
    proved = proved_by_cycles(found)
    rounded = f", and so {proved:,.6g}, as no part of a tie can be frustrated" if proved > total + 1e-6 else ""
    rest = "" if proved >= found.bound - 1e-6 else f"; the rest of {found.bound:,.6g} is proved by trying what is left"
    prove = f"{number(len(found.cycles), 'cycle')} prove{'s' if len(found.cycles) == 1 else ''} {total:,.6g}"
    return (
        f"Each of these cycles has a frustrated tie in every division, and no tie is in more of them than it weighs: "
        f"{prove}{rounded}{rest}."
    )
