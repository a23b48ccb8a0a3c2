"""The parts of a system in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.records import System
from dragoman.show.cli.role_tables import (
    brokers_table,
    hedgers_table,
    odd_couples_table,
    standings,
    standings_table,
    undecided_table,
)
from dragoman.show.cli.system_tables import misfits_table, ties_table, triads_table

if TYPE_CHECKING:
    from rich.table import Table

    Names = Mapping[str, str]


def sections(system: System, names: Names, most: int | None) -> Iterator[tuple[str, int, Table]]:
    """The parts of a system that have something to show: a heading, how many there are in all, a table of the first."""
    said = standings(system)
    parts = (
        ("Heaviest ties", len(system.signed), ties_table(system.signed[:most], names)),
        ("Ties that do not fit", fitting_not(system), misfits_table(system, names, most)),
        ("Triads under strain", system.imbalanced, triads_table(system.strained[:most], names)),
        ("Hedgers", len(system.hedgers), hedgers_table(system.hedgers[:most], names)),
        ("Brokers", len(system.brokers), brokers_table(system.brokers[:most], names)),
        ("Odd couples", len(system.odd_couples), odd_couples_table(system.odd_couples[:most], names)),
        ("Said to be allies or rivals", len(said), standings_table(said[:most], names)),
        ("Undecided pairs", system.undecided if system.ties else 0, undecided_table(system, names, most)),
    )
    for heading, count, table in parts:
        if count:
            yield heading, count, table


def fitting_not(system: System) -> int:
    """How many ties do not fit the division into two sides or that into blocs."""
    return len({*system.balance.frustrated, *system.balance.misfits})
