"""Keep deeds so that any day's ties are weighed at once: the same figures as `ties.weigh`, from sums kept ready.

Weights halve with a half-life, so that a sum at one day is the sum at an
earlier day, aged, and what came since.
"""

from dragoman.ties.ready.changed import changes_of_dyads, changes_of_side
from dragoman.ties.ready.filed import as_arrays, from_arrays
from dragoman.ties.ready.kept import Ready, make_ready
from dragoman.ties.ready.many_days import OnDays, weigh_on
from dragoman.ties.ready.picking import (
    days_in,
    deeds_of_dyad,
    deeds_until,
    dyad_of,
    dyads_of_side,
    dyads_until,
    told_of,
    told_until,
)
from dragoman.ties.ready.weighing import Weighing, passed, ties_of, weigh_some

__all__ = [
    "OnDays",
    "Ready",
    "Weighing",
    "as_arrays",
    "changes_of_dyads",
    "changes_of_side",
    "days_in",
    "deeds_of_dyad",
    "deeds_until",
    "dyad_of",
    "dyads_of_side",
    "dyads_until",
    "from_arrays",
    "make_ready",
    "passed",
    "ties_of",
    "told_of",
    "told_until",
    "weigh_on",
    "weigh_some",
]
