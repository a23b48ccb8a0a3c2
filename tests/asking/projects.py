"""Projects that hold deeds of one's own choosing, whatever the events they would be of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from dragoman.records import Deed
from dragoman.store import Project
from dragoman.store.generation import DATABASE
from dragoman.store.generations import newest_generation
from tests.builders import claim
from tests.store.test_events import keep

# As `deed_rows` would tell of them.
MAKING = """
CREATE SCHEMA making;
CREATE TABLE making.deeds (event BIGINT, initiator VARCHAR, initiator_kind VARCHAR, recipient VARCHAR,
    recipient_kind VARCHAR, type VARCHAR, mode VARCHAR, "symmetric" BOOLEAN, against BOOLEAN, support VARCHAR,
    hedged BOOLEAN, confidence DOUBLE, theatres VARCHAR[], day INTEGER);
"""


def with_deeds(folder: Path, deeds: Sequence[Deed]) -> Project:
    """A project whose reports tell of these deeds alone; their events have ids and nothing else."""
    from dragoman.store.deed_tables import ADD

    project = Project.create(folder)
    keep(project, [claim("XXA", "XXB")])
    newest = newest_generation(project.store)
    assert newest
    numbers = {id: number for number, id in enumerate(dict.fromkeys(one.event for one in deeds), 1)}
    with duckdb.connect(str(newest.path(project.store) / DATABASE)) as tables:
        tables.execute("DELETE FROM deeds; DELETE FROM events")
        tables.execute(MAKING)
        for one in deeds:
            tables.execute(
                f"INSERT INTO making.deeds VALUES ({', '.join('?' * 14)})",
                [numbers[one.event], one.initiator, one.kinds[0], one.recipient, one.kinds[1], one.type, one.mode,
                 one.symmetric, one.against, one.support, one.hedged, one.confidence, list(one.theatres),
                 one.day.toordinal()],
            )  # fmt: skip
        tables.execute(ADD)
        tables.execute("DROP SCHEMA making CASCADE")
        for id, number in numbers.items():
            tables.execute("INSERT INTO events (number, id) VALUES (?, ?)", [number, id])
    return project
