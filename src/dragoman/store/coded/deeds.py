"""The deeds of coded events, for `deed_columns`: one for each that has two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.store.coded.events import called, of_events
from dragoman.store.coded.questions import Index

if TYPE_CHECKING:
    from dragoman.store.deed_columns import Source

# Numbers of coded events begin here among those of all events.
CODED = 1 << 40


def coded_source(
    index: Index,
    since: date | None,
    until: date | None,
    between: tuple[str, str] | None,
    theatre: str | None,
    datasets: Sequence[str],
) -> Source:
    """The deeds of coded events of a period, a pair of sides, a theatre and some datasets."""
    from dragoman.deeds import Act, Telling
    from dragoman.store.deed_columns import Source

    conditions = ["other IS NOT NULL AND one <> other"]
    conditions.append(index.conditions(theatres=(theatre,) if theatre is not None else (), datasets=datasets))
    if since:
        conditions.append(f"until >= {since.toordinal()}")
    if until:
        conditions.append(f"until <= {until.toordinal()}")
    if between:
        sides = ", ".join(str(number) for id in between if (number := index.side(id)) is not None) or "NULL"
        conditions.append(f"one IN ({sides}) AND other IN ({sides})")
    sure = " ".join(f"WHEN {number} THEN {one.precision}" for number, one in index.datasets.items())
    confidence = f"(CASE dataset {sure} END)::FLOAT" if sure else "1::FLOAT"
    acts = index.stream('SELECT type, mode, "symmetric" FROM acts ORDER BY number')
    return Source(
        tables=index.tables,
        table="events",
        columns={
            "initiator": "one", "recipient": "other", "act": "act", "telling": "0::TINYINT", "theatre": "theatre",
            "day": "until", "event": f"number + {CODED}", "confidence": confidence,
        },
        where=" AND ".join(conditions),
        values=[],
        sides=list(index.stream("SELECT id, kind FROM sides ORDER BY number")),
        acts=[Act(type, mode, symmetric, False) for type, mode, symmetric in acts],
        tellings=[Telling("coded", False)],
        theatres=[tuple(ids) for (ids,) in index.stream("SELECT ids FROM theatres ORDER BY number")],
    )  # fmt: skip


def coded_ids(index: Index, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The numbers of coded events and the ids by which they are called."""
    query = f"SELECT event, dataset, row, mark, first FROM evidence {of_events(numbers)}"
    for event, dataset, row, mark, is_first in index.stream(query, at_once=100_000):
        if is_first:
            yield event, called(index.datasets[dataset].name, row, mark)
