"""How likely two tellings are of one happening.

Takes two profiles of one dyad, gives log odds: the sum of the weights of what
is found where they are compared (Fellegi and Sunter 1969, "A theory for
record linkage"), or NEVER where they cannot be one. The weights are in
likeness.csv; `python -m evaluation.fit_likeness` learns them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dragoman.events.findings import COMPARISONS, RULED_OUT
from dragoman.events.profile import Profile
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("likeness.csv")
COLUMNS = ("finding", "weight", "right", "all")
NEVER = float("-inf")
START = "nothing else known"


def likeness(one: Profile, other: Profile) -> float:
    """The log odds that two profiles are of one happening; NEVER where they cannot be."""
    weight = weights()
    total = weight[START]
    for compare in COMPARED:
        finding = compare(one, other)
        if finding is not None:
            total += weight[finding]
            if total == NEVER:
                return NEVER
    return total


COMPARED = tuple(COMPARISONS.values())


def reasons(one: Profile, other: Profile) -> dict[str, float]:
    """What is found, and what it weighs, with the start."""
    found = (compare(one, other) for compare in COMPARED)
    return {finding: weights()[finding] for finding in (START, *found) if finding is not None}


@cache
def weights() -> dict[str, float]:
    """The weight of each finding, in log odds. Raises VocabularyError for what is wrong in the table."""
    return {RULED_OUT: NEVER, **dict(read_table(TABLE, COLUMNS, _weight))}


def _weight(row: Row) -> tuple[str, float]:
    try:
        return row.cells["finding"], float(row.cells["weight"])
    except ValueError:
        raise ValueError(f'weight "{row.cells["weight"]}" is not a number') from None
