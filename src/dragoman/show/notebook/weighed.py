"""Ask an opened project what is weighed of events: ties, shifts, the system, and what other layers have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman import asking
from dragoman.asking.dyads import TieOrder
from dragoman.errors import UsageError
from dragoman.notebook import period
from dragoman.records import Bond, Layer, Shift, Sign, System, SystemShift, Tie, TieAccount, TieMonth, WhatIf
from dragoman.show import conditions
from dragoman.show.notebook.checked import check_number, check_word
from dragoman.show.notebook.opening import Day, Opening, Words, several
from dragoman.store import View, Which

LEVELS = 0.5, 0.999  # as the commands have them


class WeighedQuestions(Opening):
    """What an opened project answers of pairs and of the whole."""

    def ties(
        self,
        actor: str | None = None,
        *,
        theatre: str | None = None,
        each: bool = False,
        since: Day = None,
        until: Day = None,
        half_life: float | None = asking.HALF_LIFE,
        level: float = asking.LEVEL,
        coded: Which | None = None,
        dataset: Words = (),
        order: TieOrder = "acts",
        limit: int | None = None,
    ) -> Any:
        """What pairs are to one another, a row a tie: all, or one actor's; pooled, or with `each` by theatre too."""
        check_weighing(half_life, level)
        check_word("order", order, TieOrder)
        check_number("limit", limit, 0)
        view = self.view()
        found = asking.ties(
            view, actor=conditions.party(actor, view) if actor else None, each=each, order=order, limit=limit,
            half_life=half_life, level=level, **asked(view, theatre, since, until, coded, dataset),
        )  # fmt: skip
        return self._table(found, Tie)

    def tie(
        self,
        one: str,
        other: str,
        *,
        theatre: str | None = None,
        since: Day = None,
        until: Day = None,
        half_life: float | None = asking.HALF_LIFE,
        level: float = asking.LEVEL,
        coded: Which | None = None,
        dataset: Words = (),
    ) -> TieAccount:
        """A pair in full: pooled and by theatre, by month, its shifts, what it rests on, with sentences."""
        check_weighing(half_life, level)
        view = self.view()
        return asking.tie(
            view, conditions.party(one, view), conditions.party(other, view), half_life=half_life, level=level,
            **asked(view, theatre, since, until, coded, dataset),
        )  # fmt: skip

    def history(
        self,
        one: str,
        other: str,
        *,
        theatre: str | None = None,
        since: Day = None,
        until: Day = None,
        coded: Which | None = None,
        dataset: Words = (),
    ) -> Any:
        """How a pair's tie stood at the end of each month, a row a month: rates and lean with their intervals."""
        view = self.view()
        found = asking.history(
            view, conditions.party(one, view), conditions.party(other, view),
            **asked(view, theatre, since, until, coded, dataset),
        )  # fmt: skip
        return self._table(found, TieMonth)

    def shifts(
        self,
        one: str | None = None,
        other: str | None = None,
        *,
        theatre: str | None = None,
        since: Day = None,
        until: Day = None,
        coded: Which | None = None,
        dataset: Words = (),
    ) -> Any:
        """Dated changes between pairs, a row a shift: of all pairs of twenty events or more, or of one pair."""
        view = self.view()
        if (one is None) != (other is None):
            raise UsageError("Shifts are of two sides, or of all pairs: give both sides, or neither.")
        which = asked(view, theatre, since, until, coded, dataset)
        if one and other:
            found: Iterable[Shift] = self.tie(
                one, other, theatre=theatre, since=since, until=until, coded=coded, dataset=dataset
            ).shifts
        else:
            found = asking.shifts(view, asking.weights_of(view.project), **which)
        return self._table(found, Shift)

    def system(
        self,
        *,
        on: Day = None,
        since: Day = None,
        theatre: str | None = None,
        layer: str = asking.BEHAVIOUR,
        firm: bool = False,
        actors: int | None = None,
        half_life: float | None = asking.HALF_LIFE,
        level: float = asking.LEVEL,
        seconds: float = asking.SECONDS,
        coded: Which | None = None,
        dataset: Words = (),
    ) -> System:
        """The whole of a day: blocs, what strains them, hedgers, brokers, odd couples; `frame` gives its ties.

        With `actors` among so many alone, those between whom most passes.
        """
        check_weighing(half_life, level)
        check_number("actors", actors, 1)
        view = self.view()
        if layer != asking.BEHAVIOUR:
            return asking.system_of_layer(view, layer, on=period(None, on)[1], seconds=seconds)
        return asking.system(
            view, firm=firm, actors=actors, half_life=half_life, level=level, seconds=seconds,
            **of_day(view, theatre, since, on, coded, dataset),
        )  # fmt: skip

    def changes(
        self,
        *,
        since: Day,
        on: Day = None,
        theatre: str | None = None,
        coded: Which | None = None,
        dataset: Words = (),
    ) -> Any:
        """What changed of the whole, a row a change: who moved between blocs, who turned, how strained it is."""
        view = self.view()
        if since is None:
            raise UsageError("From which day on? Give since, for example since='2022'.")
        found = asking.system_shifts(view, **of_day(view, theatre, since, on, coded, dataset))
        return self._table(found, SystemShift)

    def what_if(self, one: str, other: str, sign: Sign | None, *, system: System | None = None, **which: Any) -> WhatIf:
        """What the system would be if one tie were "+", "-" or not there (None): described, not foretold.

        Of a `system` that is given, or of the one that `which` asks for, as in the method of that name.
        """
        check_word("sign", sign, Sign)
        view, of = self.view(), system or self.system(**which)
        first, second = (name if name in of.actors else conditions.party(name, view) for name in (one, other))
        return asking.what_if(of, first, second, sign)

    def layers(self) -> Any:
        """Treaties, votes and other layers beside behaviour, a row a layer."""
        return self._table(self.view().project.layers(), Layer)

    def bonds(self, layer: str | None = None, *, on: Day = None) -> Any:
        """What layers have of pairs, a row a bond: of one layer or all, of one day or ever."""
        return self._table(self.view().bonds(layer, on=period(None, on)[1]), Bond)


def check_weighing(half_life: float | None, level: float) -> None:
    """UsageError for a half-life or a level that nothing can be weighed with."""
    if half_life is not None and not 0 < half_life < float("inf"):
        raise UsageError(f"half_life {half_life} is no number of days over 0. For deeds that never age: None.")
    check_number("level", level, *LEVELS)


def asked(
    view: View, theatre: str | None, since: Day, until: Day, coded: Which | None, dataset: Words
) -> dict[str, Any]:
    """Where, when, and of which events, as `asking` takes it; UsageError for what is unknown."""
    check_word("coded", coded, Which)
    first, last = period(since, until)
    return {
        "theatre": conditions.theatre(theatre) if theatre else None, "since": first, "until": last,
        **conditions.counted(view, coded, several(dataset))._asdict(),
    }  # fmt: skip


def of_day(view: View, theatre: str | None, since: Day, on: Day, coded: Which | None, dataset: Words) -> dict[str, Any]:
    """The same for a system, which is of a day."""
    which = asked(view, theatre, since, on, coded, dataset)
    return {("on" if name == "until" else name): value for name, value in which.items()}
