"""The four questions at size, asked of data frames: pandas and polars, which hold the same columns in memory.

Takes the Parquet files of `worlds.gdelt` and what is asked, gives how long
each took and what came of it, so that answers can be held against ours.
"""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.exchange.coded import FORMS

COLUMNS = FORMS["gdelt"].shapes[0].columns
WHOLE = frozenset({
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions", "NumSources",
    "NumArticles", "DATEADDED", "Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type",
})  # fmt: skip
DECIMAL = frozenset({"FractionDate", "GoldsteinScale", "AvgTone"})
DEGREES = ("_Lat", "_Long")
MANY = 20  # partners
LAST = 100  # rows of evidence
REPEATS = 15


class Asked(NamedTuple):
    """Whom and what the questions are about."""

    one: str
    other: str
    actor: str
    type: str


Answer = list[list[Any]]


class Polars:
    """A data frame of polars."""

    def __init__(self, files: Sequence[Path]) -> None:
        import polars as pl

        names = [pl.col(name).cast(pl.Categorical) for name in ("initiator", "recipient", "type", "code")]
        self.rows = pl.read_parquet(list(files)).with_columns(names)

    def pair(self, asked: Asked) -> Answer:
        """Month, initiator and type of what a pair did, and how many events."""
        import polars as pl

        one, other = pl.col("initiator"), pl.col("recipient")
        there = (one == asked.one) & (other == asked.other)
        back = (one == asked.other) & (other == asked.one)
        found = self.rows.filter(there | back).group_by(pl.col("day").dt.truncate("1mo"), "initiator", "type").len()
        return sorted([str(day), str(side), str(type), count] for day, side, type, count in found.iter_rows())

    def partners(self, asked: Asked) -> Answer:
        """Who has most events with an actor, and how many."""
        import polars as pl

        did = self.rows.filter(pl.col("initiator") == asked.actor).get_column("recipient")
        had = self.rows.filter(pl.col("recipient") == asked.actor).get_column("initiator")
        counts = pl.concat([did.cast(str), had.cast(str)]).value_counts(name="events")
        return most([str(side), events] for side, events in counts.iter_rows())

    def months(self, asked: Asked) -> Answer:
        """The months in which there are events of a type, and how many."""
        import polars as pl

        found = self.rows.filter(pl.col("type") == asked.type).group_by(pl.col("day").dt.truncate("1mo")).len()
        return sorted([str(day), events] for day, events in found.iter_rows())

    def latest(self, _: Asked) -> Answer:
        """The days of the last rows; with their addresses, which are looked up, too."""
        return [[str(row["day"])] for row in self.rows.top_k(LAST, by="day").to_dicts()]


class Pandas:
    """A data frame of pandas."""

    def __init__(self, files: Sequence[Path]) -> None:
        import pandas as pd
        import pyarrow.parquet as pq

        words = ["initiator", "recipient", "type", "code"]
        table = pq.read_table([str(file) for file in files], read_dictionary=words).unify_dictionaries()
        rows = table.to_pandas(types_mapper=lambda kind: pd.ArrowDtype(kind) if str(kind) == "string" else None)
        self.rows = rows.assign(day=pd.to_datetime(rows["day"]))

    @cached_property
    def months_of(self) -> Any:
        """The month of each row, which pandas is given beforehand."""
        return self.rows["day"].to_numpy().astype("datetime64[M]")

    def pair(self, asked: Asked) -> Answer:
        """Month, initiator and type of what a pair did, and how many events."""
        one, other = self.rows["initiator"], self.rows["recipient"]
        of = ((one == asked.one) & (other == asked.other)) | ((one == asked.other) & (other == asked.one))
        found = self.rows.loc[of, ["initiator", "type"]].assign(month=self.months_of[of.to_numpy()])
        counts = found.groupby(["month", "initiator", "type"], observed=True).size()
        return sorted([str(month.date()), side, type, int(n)] for (month, side, type), n in counts.items())

    def partners(self, asked: Asked) -> Answer:
        """Who has most events with an actor, and how many."""
        did = self.rows.loc[self.rows["initiator"] == asked.actor, "recipient"].value_counts()
        had = self.rows.loc[self.rows["recipient"] == asked.actor, "initiator"].value_counts()
        counts = did.add(had, fill_value=0)
        return most([str(side), int(events)] for side, events in counts.items() if events)

    def months(self, asked: Asked) -> Answer:
        """The months in which there are events of a type, and how many."""
        import numpy as np

        of = (self.rows["type"] == asked.type).to_numpy()
        months, counts = np.unique(self.months_of[of], return_counts=True)
        return [[f"{month}-01", int(count)] for month, count in zip(months, counts, strict=True)]

    def latest(self, _: Asked) -> Answer:
        """The days of the last rows; with their addresses, which are looked up, too."""
        return [[str(row["day"].date())] for row in self.rows.nlargest(LAST, "day").to_dict("records")]


QUESTIONS = ("pair", "partners", "months", "latest")
RIVALS: dict[str, Callable[[Sequence[Path]], Any]] = {"polars": Polars, "pandas": Pandas}


def most(counts: Any) -> Answer:
    """The largest of some counts, the first by name of those that are equal."""
    return sorted(counts, key=lambda one: (-one[1], one[0]))[:MANY]


def timed(answer: Callable[[Asked], Answer], asked: Asked) -> tuple[dict[str, Any], Answer]:
    """Milliseconds of a question: the first time, and the median of those after it; and the answer."""
    took, found = [], []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        found = answer(asked)
        took.append((time.perf_counter() - begun) * 1000)
    return {"ms": round(statistics.median(took[1:]), 2), "first_ms": round(took[0], 2)}, found


def parsing(name: str, path: Path) -> float:
    """Seconds in which a frame reads a file of GDELT into typed columns."""
    begun = time.perf_counter()
    if name == "polars":
        import polars as pl

        schema = {column: kind_of(column, pl.Int64, pl.Float64, pl.String) for column in COLUMNS}
        pl.read_csv(path, separator="\t", has_header=False, schema=schema, quote_char=None)
    else:
        import pandas as pd

        types = {column: kind_of(column, "Int64", "float64", "str") for column in COLUMNS}
        pd.read_csv(path, sep="\t", header=None, names=list(COLUMNS), dtype=types, quoting=csv.QUOTE_NONE)
    return time.perf_counter() - begun


def kind_of(column: str, whole: Any, decimal: Any, text: Any) -> Any:
    """The type of a column of GDELT, of those that a frame has."""
    if column in WHOLE:
        return whole
    return decimal if column in DECIMAL or column.endswith(DEGREES) else text
