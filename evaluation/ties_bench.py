"""Measure how long and in how much memory deeds become ties: `python -m evaluation.ties_bench`.

Takes a number of deeds, gives seconds, megabytes and how both grow. The tables
of a project are filled with invented deeds (some ten thousand pairs, few of
which have most deeds, twenty years, thirty theatres); a process of its own then
reads them as columns and weighs all ties, pooled and by theatre.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dragoman.store import Project
from evaluation.events_bench import exponent
from evaluation.memory import watched
from evaluation.worlds.large import stream

STEPS = (20, 4, 1)  # sizes measured: the largest, divided by each
READER = "none"

# Sides a hundred to a hundred; of pairs and theatres the first are met most often.
FILL = """
DELETE FROM deeds; DELETE FROM deed_sides; DELETE FROM deed_acts; DELETE FROM deed_tellings; DELETE FROM deed_theatres;
INSERT INTO deed_sides SELECT n, format('S{{:03}}', n), 'state' FROM range(200) t(n);
INSERT INTO deed_acts SELECT row_number() OVER () - 1, type, NULL, "symmetric", FALSE
    FROM (SELECT unnest(['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE',
        'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'ALLY', 'RIVAL']) AS type),
    (SELECT unnest([TRUE, FALSE]) AS "symmetric");
INSERT INTO deed_tellings SELECT row_number() OVER () - 1, support, hedged
    FROM (SELECT unnest(['single', 'corroborated', 'contested', 'expected', 'denied']) AS support),
    (SELECT unnest([TRUE, FALSE]) AS hedged);
INSERT INTO deed_theatres SELECT n, CASE WHEN n = 0 THEN [] ELSE [format('theatre-{{:02}}', n)] END FROM range(31) t(n);
SELECT setseed(0.5);
INSERT INTO deeds (event, initiator, recipient, act, telling, theatre, day, confidence)
SELECT event, CASE WHEN turned THEN 100 + pair // 100 ELSE pair % 100 END,
       CASE WHEN turned THEN pair % 100 ELSE 100 + pair // 100 END,
       act, telling, theatre, day, confidence
FROM (SELECT range AS event, floor(10000 * random() ** 3)::INTEGER AS pair, random() < 0.5 AS turned,
             floor(36 * random())::SMALLINT AS act, floor(10 * random() ** 2)::SMALLINT AS telling,
             floor(31 * random() ** 2)::SMALLINT AS theatre, 731216 + floor(7305 * random())::INTEGER AS day,
             (0.3 + 0.7 * random())::FLOAT AS confidence
      FROM range({deeds}));
CHECKPOINT;
"""

Measure = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all sizes, or, as a child, one."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.ties_bench", description=__doc__.splitlines()[0])
    ask.add_argument("--deeds", type=int, default=20_000_000)
    ask.add_argument("--project", type=Path, help=argparse.SUPPRESS)
    asked = ask.parse_args(arguments)
    if asked.project is None:
        print(json.dumps(measure(asked.deeds), indent=2))
    else:
        print(json.dumps(weighed(asked.project)))
    return 0


def measure(deeds: int) -> Measure:
    """Each size, and the power of the number of deeds with which the time grows."""
    sizes = [started(deeds // step) for step in STEPS]
    return {"sizes": sizes, "exponent": exponent([size | {"claims": size["deeds"]} for size in sizes])}


def started(deeds: int) -> Measure:
    """One size: deeds are invented here, and read and weighed in a process of its own, whose memory is watched."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "project", deeds)
        told, watch = watched("evaluation.ties_bench", "--project", str(Path(folder) / "project"))
    return {**told, "peak_mb": watch.together()}


def fill(folder: Path, deeds: int) -> None:
    """A project whose tables hold that many deeds."""
    import duckdb

    from dragoman import pipeline
    from dragoman.store.generation import DATABASE
    from dragoman.store.generations import newest_generation

    project = Project.create(folder)
    document, claims = next(stream(claims=1))
    with project.writer() as writer:
        writer.add(document, claims, reader=READER)
        pipeline.publish(writer, pipeline.Stages())
    newest = newest_generation(project.store)
    assert newest
    with duckdb.connect(str(newest.path(project.store) / DATABASE)) as tables:
        tables.execute(FILL.format(deeds=deeds))


def weighed(folder: Path) -> Measure:
    """Seconds to read all deeds of a project, and to weigh them into ties."""
    from dragoman.ties import weigh

    begun, worked = time.perf_counter(), time.process_time()
    with Project.open(folder).view() as view:
        deeds = view.deeds()
    read = time.perf_counter()
    pooled = weigh(deeds)
    once, worked = time.perf_counter(), time.process_time() - worked
    ties = weigh(deeds, each=True)
    done = time.perf_counter()
    return {
        "deeds": len(deeds),
        "ties": len(ties),
        "pooled": len(pooled),
        "reading_seconds": round(read - begun, 2),
        "weighing_seconds": round(once - read, 2),
        "weighing_each_seconds": round(done - once, 2),
        "seconds": round(once - begun, 2),
        "processor_seconds": round(worked, 2),
    }


if __name__ == "__main__":
    sys.exit(main())
