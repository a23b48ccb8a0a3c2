"""What changed of the whole over time, as a table: who moved between blocs, who turned, and how strained it is."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from dragoman.records import SystemShift
from dragoman.show.cli import output
from dragoman.show.systems import ids_in, named
from dragoman.store import View

NONE = "Nothing stands out from the chance of the news, which does not say that nothing changed."


def show_changes(shifts: Sequence[SystemShift], view: View, most: int | None) -> None:
    """Print the shifts of the whole, the latest if there are many."""
    from dragoman.show.cli.system_tables import ids, table_of
    from dragoman.show.cli.system_words import heading
    from dragoman.show.cli.tables import console

    names = view.names_of(sorted({id for one in shifts for id in ids_in(one.text)}))
    shown = shifts[-most:] if most else shifts
    rows = [(str(one.day), named(one.text, names), ids(one.evidence)) for one in shown]
    with output.quiet_when_unread():
        console().print(heading("What changed of the whole", len(shifts), most))
        console().print(table_of(rows, "from", "change", "events") if rows else NONE)
    sys.stdout.flush()
