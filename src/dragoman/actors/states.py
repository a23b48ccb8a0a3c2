"""What a state was called and coded by on a day, in the systems that others use.

Takes a state's id or a code and a day, gives its codes, its name, or whose
the code is. Codes differ by year: Germany is 260 in the Correlates of War
until October 1990 and 255 after, 260 throughout for Gleditsch and Ward.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, get_args

from dragoman.actors.actor import within
from dragoman.actors.tables import Faults, Row, rows

System = Literal["iso3", "iso2", "cow", "gw", "cameo", "fips"]
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
    columns = ("id", "name", "since", "until", "former", *SYSTEMS[1:])
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
    codes: dict[System, tuple[Borne, ...]] = {
        system: tuple(_borne(row, system, faults)) for system in SYSTEMS if system != "iso3"
    }
    codes["iso3"] = (Borne(row.cells["id"], None, None),)
    if not row.one("cameo"):
        codes["cameo"] = codes["iso3"]
    former = tuple(_borne(row, "former", faults))
    return State(row.cells["id"], row.cells["name"], since, until, former, codes)


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
    fitting = [one.text for one in borne if _lasts(one, on)]
    return fitting[0] if fitting else None


def _lasts(borne: Borne, on: date | None) -> bool:
    return within(on, borne.since, borne.until)
