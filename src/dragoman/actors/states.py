"""What a state was called and coded by on a day, in the systems that others use.

Takes a state's id or a code and a day, gives its codes, its name, or whose
the code is. Codes differ by year: Germany is 260 in the Correlates of War
until October 1990 and 255 after, 260 throughout for Gleditsch and Ward. Data
coded with the codes of another year are read by `land`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, get_args

from dragoman.actors.actor import within
from dragoman.actors.tables import Faults, Row, rows

System = Literal["iso3", "iso2", "iso_numeric", "cow", "gw", "cameo", "fips"]
SYSTEMS: tuple[System, ...] = get_args(System)
NONE = "-"  # in a column whose empty cells mean the state's id


class Borne(NamedTuple):
    """A name or code that a state bore in a period; None: no bound but the state's own."""

    text: str
    since: date | None
    until: date | None


class State(NamedTuple):
    """A state's names and codes over its lifetime."""

    id: str
    name: str
    since: date | None
    until: date | None
    former: tuple[Borne, ...]
    codes: dict[System, tuple[Borne, ...]]
    became: str | None  # the state that it went on as, or was joined to


def codes_of(state: str, on: date | None = None) -> dict[System, str]:
    """The codes of a state on a day, by system; without a day, its latest. Empty where it did not exist."""
    known = states().get(state)
    if known is None or not _existed(known, on):
        return {}
    found = {system: _on(known.codes[system], on) for system in SYSTEMS}
    return {system: code for system, code in found.items() if code is not None}


def state_of(code: str, system: System, on: date | None = None) -> str | None:
    """The id of the state that a code meant on a day; None where it meant none, or several."""
    bearers = _bearers(system).get(code, ())
    found = {state.id for state, borne in bearers if _existed(state, on) and _lasts(borne, on)}
    return found.pop() if len(found) == 1 else None


def land(code: str, system: System, on: date | None = None) -> str | None:
    """The id of the state that data mean by a code on a day, though it be the code of another year; None for no code.

    Data are often coded with the codes of the day on which they were coded:
    RUS in 1985 is the Soviet Union, YUG in 2010 Serbia. A state that did not
    exist yet and continues none is itself: UKR in 1985.
    """
    if (state := state_of(code, system, on)) is not None or not code:
        return state
    bearers = [state for state, _ in _bearers(system).get(code, ())]
    if not bearers or on is None:
        return _latest(bearers)
    then = [state for state in bearers if _existed(state, on)]
    ended = sorted((one for one in bearers if one.until is not None and one.until < on), key=_end, reverse=True)
    after = next((now for state in ended if (now := _went_on(state, on)) is not None), None)
    before = next((former for state in bearers if (former := _went_before(state, on)) is not None), None)
    return _latest(then) or after or before or _latest(bearers)


def _end(state: State) -> date:
    return state.until or date.max


def _went_on(state: State, on: date) -> str | None:
    """What a former state had become by a day."""
    at: State | None = state
    while at is not None and not _existed(at, on):
        at = states().get(at.became or "")
    return at.id if at else None


def _went_before(state: State, on: date) -> str | None:
    """Which former state became this one and existed on a day; of several the first in the table."""
    for former in states().values():
        if former.became == state.id:
            if _existed(former, on):
                return former.id
            if (earlier := _went_before(former, on)) is not None:
                return earlier
    return None


def _latest(bearers: list[State]) -> str | None:
    """Of those who bore a code in turn the one that lasts."""
    lasting = {state.id for state in bearers if state.until is None} or {state.id for state in bearers}
    return lasting.pop() if len(lasting) == 1 else None


def name_of(state: str, on: date | None = None) -> str | None:
    """What a state called itself on a day: "Zaire" for COD in 1980."""
    known = states().get(state)
    if known is None:
        return None
    return (_on(known.former, on) if on is not None else None) or known.name


@cache
def states() -> dict[str, State]:
    """The states of states.csv by id, loaded once."""
    faults = Faults()
    columns = ("id", "name", "since", "until", "former", "became", *SYSTEMS)
    found = {row.cells["id"]: _state(row, faults) for row in rows("states.csv", required=columns)}
    faults.check()
    return found


@cache
def _bearers(system: System) -> dict[str, list[tuple[State, Borne]]]:
    """Who bears or bore each code of a system, and when."""
    found: dict[str, list[tuple[State, Borne]]] = defaultdict(list)
    for state in states().values():
        for borne in state.codes[system]:
            found[borne.text].append((state, borne))
    return dict(found)


def _state(row: Row, faults: Faults) -> State:
    since, until = faults.dates(row, row.one("since"), row.one("until"))
    codes: dict[System, tuple[Borne, ...]] = {system: tuple(_borne(row, system, faults)) for system in SYSTEMS}
    own = Borne(row.cells["id"], None, None)
    codes["iso3"] = (own, *codes["iso3"])
    if not row.one("cameo"):
        codes["cameo"] = (own,)
    former = tuple(_borne(row, "former", faults))
    return State(row.cells["id"], row.cells["name"], since, until, former, codes, row.one("became"))


def _borne(row: Row, column: str, faults: Faults) -> Iterator[Borne]:
    for text in row.many(column):
        name, _, period = text.partition("@")
        since, _, until = period.partition("..")
        if name != NONE:
            yield Borne(name, *faults.dates(row, since or None, until or None))


def _existed(state: State, on: date | None) -> bool:
    return within(on, state.since, state.until) if on is not None else True


def _on(borne: tuple[Borne, ...], on: date | None) -> str | None:
    """The one borne that day; without a day the latest."""
    fitting = [one.text for one in borne if _lasts(one, on)] or [one.text for one in borne[-1:] if on is None]
    return fitting[0] if fitting else None


def _lasts(borne: Borne, on: date | None) -> bool:
    return within(on, borne.since, borne.until)
