"""Deeds into ties: two channels, by theatre and period, with bounds; and into what changes between two over time."""

from dragoman.ties.arrows import arrows
from dragoman.ties.by_month import PairMonths, by_month, days_of
from dragoman.ties.changing import most_changed, strongest
from dragoman.ties.coverage import reported
from dragoman.ties.once_a_day import once_a_day
from dragoman.ties.passing import heaviest, passing
from dragoman.ties.resting import Resting, resting
from dragoman.ties.series import months, series
from dragoman.ties.shifts import shifts
from dragoman.ties.weigh import weigh

__all__ = [
    "PairMonths",
    "Resting",
    "arrows",
    "by_month",
    "days_of",
    "heaviest",
    "months",
    "most_changed",
    "once_a_day",
    "passing",
    "reported",
    "resting",
    "series",
    "shifts",
    "strongest",
    "weigh",
]
