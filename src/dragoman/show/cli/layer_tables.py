"""Layers and their bonds as tables that fit the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.actors import name_of
from dragoman.records import Bond, Layer, LayerComparison, Sign
from dragoman.show.cli.system_tables import firmness
from dragoman.show.cli.tables import empty_table, shortened
from dragoman.show.words import cut, number, plain

if TYPE_CHECKING:
    from rich.table import Table

SIGNS: dict[Sign | None, tuple[str, str]] = {"+": ("+", "green"), "-": ("−", "red"), None: ("·", "dim")}


def layers_table(layers: Iterable[Layer], width: int) -> Table:
    """A layer a row: what it holds, how far it reaches, whom to cite."""
    table = empty_table("layer", "format", "bonds", "+", "−", "actors", "from", "to", "imported", "cite")
    for column in table.columns[2:6]:
        column.justify = "right"
    for one in layers:
        counts = [f"{count:,}" if count else "" for count in (one.bonds, one.positive, one.negative, one.actors)]
        reach = [str(day.year) if day else "" for day in (one.since, one.until)]
        cite = cut(one.citation or f"{one.file}, your own", max(30, width - 90))
        table.add_row(Text(one.name, "bold"), one.form, *counts, *reach, str(one.imported), Text(cite, "dim"))
    return table


def bonds_table(bonds: Sequence[Bond], width: int) -> Table:
    """A bond a row: whose, for or against one another, how strong, since when and what it is."""
    table = empty_table("layer", "who", "", "whom", "weight", "since", "until", "what")
    table.columns[4].justify = "right"
    layers = max((len(one.layer) for one in bonds), default=0)
    for one in bonds:
        row = [
            Text(one.layer, "dim"),
            named(one.one),
            sign(one.sign),
            named(one.other),
            Text(f"{one.weight:.2f}".removeprefix("0")),
            Text(dated(one.since)),
            Text(dated(one.until)),
            Text(cut(plain(one.text or ""), max(20, width - 78 - layers))),
        ]
        table.add_row(*row)
    return table


def agreement(found: LayerComparison) -> Iterator[str]:
    """How far a layer and behaviour agree, in sentences."""
    met, decided = found.pairs - found.unreported, found.agree + len(found.at_odds)
    same = f": {found.agree:,} the same, {len(found.at_odds):,} the other" if decided else ""
    yield (
        f'On {found.on} the layer "{found.layer}" has {number(found.pairs, "pair")} with a sign. '
        f"In the events {met:,} of them have dealings, {decided or 'none'} with a sign{same}."
    )
    if found.above is not None:
        yield f"A + pair leans above a − pair {found.above:.0%} of the time (50 % by chance).".replace("%", " %", 1)


def discords_table(found: LayerComparison, width: int) -> Table:
    """A pair a row: what the layer says, what behaviour, and on how many deeds."""
    table = empty_table("pair", "layer", "what", "behaviour", "lean", "from", "to", "deeds", "")
    for column in table.columns[4:8]:
        column.justify = "right"
    for one in found.at_odds:
        pair = Text.assemble(named(one.one), " – ", named(one.other))
        leans = [f"{value:+.2f}".replace("0.", ".").replace("-", "−") for value in (one.lean, one.low, one.high)]
        what = Text(cut(plain(one.text or ""), max(16, width - 95)))
        mark = firmness(one.thin, one.coded == one.acts > 0)
        table.add_row(pair, sign(one.bond), what, sign(one.tie), *leans, f"{one.acts:,}", mark)
    return table


def named(id: str) -> Text:
    """A state by its name, another actor by its id."""
    return shortened(Text(name_of(id) or id, "bold"), 22)


def sign(sign: Sign | None) -> Text:
    """For, against or neither."""
    mark, colour = SIGNS[sign]
    return Text(mark, colour)


def dated(day: date | None) -> str:
    """A day; nothing where there is no bound."""
    return str(day) if day else "…"
