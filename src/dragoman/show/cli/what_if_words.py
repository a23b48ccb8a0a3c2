"""A what-if's sentences as a terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import WhatIf
from dragoman.show import what_ifs
from dragoman.show.cli.system_words import MORE
from dragoman.show.cli.tables import empty_table
from dragoman.show.systems import Names, name

if TYPE_CHECKING:
    from rich.table import Table

STYLES = {"the same": "dim", "more strain": "red", "less strain": "green"}


def title(found: WhatIf, names: Names) -> Text:
    """What is changed, and of what it is."""
    return Text.assemble((what_ifs.condition(found, names), "bold"), f" {what_ifs.setting(found)}")


def indices(found: WhatIf) -> Table:
    """How far from balance the system is and would be."""
    table = empty_table("unfitted at the least", "now", "then", "")
    for column in table.columns[1:3]:
        column.justify = "right"
    for what, now, then, change in what_ifs.figures(found.now, found.then):
        table.add_row(what, now, then, Text(change, STYLES[change]))
    table.add_row(Text(what_ifs.proved(found.now, found.then, more=MORE), "dim"), "", "", "")
    return table


def moves(found: WhatIf, names: Names) -> Text:
    """Who would be in another bloc, and with whom."""
    if not found.moved:
        return Text("\nNobody changes blocs.")
    text = Text("\n")
    for at, actor in enumerate(found.moved):
        text.append("\n" if at else "")
        text.append(name(actor, names), "bold")
        text.append(f" {what_ifs.move(actor, found.now, found.then, names)}.")
    text.append(f"\n{what_ifs.counted(found.now, found.then)}", "dim")
    return text
