"""What to call the events that something rests on: the day and the act, as nobody reads an id.

Takes ids of events, gives "12 March 2017: assault". Rows of others' data are
called after the data alone: to look one up among millions takes too long for
a line in a list, and its own page tells all of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Event, Period
from dragoman.show.happenings import MONTHS, act
from dragoman.store import View


class Occasions:
    """What to call events, looked up when a template asks; those it will ask for can be looked up together."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, str] = {}

    def look_up(self, ids: Iterable[str]) -> None:
        """Look up several at once."""
        asked = [id for id in dict.fromkeys(ids) if id not in self._known and ":" not in id]
        if asked:
            self._known |= {id: occasion(event) for id, event in self._view.events_by_id(asked).items()}

    def __call__(self, id: str) -> str:
        if ":" in id:
            return f"coded by {id.partition(':')[0]}"
        self.look_up([id])
        return self._known.get(id, id[:8])


def occasion(event: Event) -> str:
    """The day and the act of an event: "12 March 2017: assault"."""
    return f"{when(event)}: {act(event.type)}"


def when(event: Event) -> str:
    """When it happened in words; the day on which it was first told where nobody says."""
    time = event.time or Period(start=None, end=None)
    if not (time.start or time.end):
        return f"reported {in_words(event.first.isoformat())}" if event.first else "no date"
    if time.start == time.end or not time.end:
        return f"{'' if time.end else 'from '}{in_words(time.start or '')}"
    return f"{in_words(time.start)} to {in_words(time.end)}" if time.start else f"until {in_words(time.end)}"


def in_words(time: str) -> str:
    """A day, month or year as people write it: "12 March 2017", "March 2017", "2017"."""
    year, _, rest = time.partition("-")
    month, _, day = rest.partition("-")
    return " ".join([*([str(int(day))] if day else []), *([MONTHS[int(month) - 1]] if month else []), year])
