"""Ask in Python what the commands ask: ties, systems, shifts, what-if, balance, of events in a list or of a project.

Takes events, a project or its folder, gives records; `frame` makes a table of
any of them. Nothing here prints, and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman import asking
from dragoman.days import first_day, last_day
from dragoman.errors import NothingFound, UsageError
from dragoman.records import (
    Balance,
    Event,
    Record,
    Shift,
    Sign,
    SignedTie,
    System,
    Tie,
    TieAccount,
    WhatIf,
)
from dragoman.store import Project, View, Which

if TYPE_CHECKING:
    from dragoman.deeds import Deeds
    from dragoman.exchange.frames import Frames
    from dragoman.ties.weights import Weights

    Asked = Iterable[Event] | Project | Path | str
    Day = date | str | int | None


def ties_of(
    asked: Asked,
    *,
    since: Day = None,
    until: Day = None,
    theatre: str | None = None,
    each: bool = False,
    weights: Path | str | None = None,
    half_life: float | None = asking.HALF_LIFE,
    level: float = asking.LEVEL,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> list[Tie]:
    """The ties of events, or of a project or its folder: pooled, in one `theatre` (id), or with `each` both.

    Days are dates or text ("2022", "2022-10", "2022-10-29"); `until` is the
    day of the last event unless it is given. `weights` is a table in the
    place of the packaged one, or of the project's own; a sign is as sure as
    `level`. `coded` tells whether events that others have coded count ("all"),
    not ("none") or alone ("only"), `datasets` of which. Most acts come first.
    Raises NothingFound where no event is between two sides: to know of none is
    no peace.

    >>> import dragoman
    >>> text = "Iran sent drones to Russia in October 2022. Ukraine accused Iran of sending the drones."
    >>> events = dragoman.merge(dragoman.read_text(text, published="2022-10-29"))
    >>> [(tie.one, tie.other, tie.thin) for tie in dragoman.ties_of(events)]
    [('IRN', 'RUS', True), ('IRN', 'UKR', True)]
    """
    first, last = period(since, until)
    which: dict[str, Any] = {"since": first, "until": last, "theatre": theatre, "each": each}
    which |= {"half_life": half_life, "level": level}
    if is_project(asked):
        with opened(asked) as view:
            own = asking.weights_of(view.project, as_path(weights))
            return asking.ties(view, ids=True, weights=own, coded=coded, datasets=datasets, **which)
    from dragoman.ties import weigh

    found = weigh(deeds_in(asked, coded, datasets), weights=table(weights), **which)
    if not found:
        raise NothingFound("None of these events is between two sides then and there, so there are no ties.")
    return sorted(found, key=asking.ORDERS["acts"])


def system_of(
    asked: Asked,
    *,
    on: Day = None,
    since: Day = None,
    theatre: str | None = None,
    layer: str | None = None,
    firm: bool = False,
    half_life: float | None = asking.HALF_LIFE,
    level: float = asking.LEVEL,
    seconds: float = asking.SECONDS,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> System:
    """The system of a day: blocs, strain, hedgers, brokers, odd couples, from events, a project or its folder.

    With `layer` that of an imported layer of a project. Brokers are found in a
    project alone, as they stand in its claims. `coded` and `datasets` say which
    events count, as for `ties_of`. Raises NothingFound where no two
    that can be a party have any events.
    """
    first, last = period(since, on)
    which: dict[str, Any] = {"since": first, "theatre": theatre, "firm": firm, "level": level, "seconds": seconds}
    if is_project(asked):
        with opened(asked) as view:
            if layer is not None:
                return asking.system_of_layer(view, layer, on=last, seconds=seconds)
            return asking.system(view, on=last, half_life=half_life, coded=coded, datasets=datasets, **which)
    if layer is not None:
        raise UsageError(f"Events have no layer {layer!r}: a project keeps layers. Give a project or its folder.")
    from dragoman.system import build
    from dragoman.ties import weigh

    deeds = deeds_in(asked, coded, datasets).during(first, last)
    if not len(deeds):
        raise NothingFound("None of these events is between two sides then, so there is no system.")
    day = last or date.fromordinal(int(deeds.day.max()))
    found = weigh(deeds, since=first, until=day, each=True, half_life=half_life, level=level)
    return build(
        [tie for tie in found if tie.theatre == theatre],
        by_theatre=[tie for tie in found if tie.theatre],
        deeds=deeds,
        kinds=dict(zip(deeds.sides, deeds.kinds, strict=True)),
        on=day,
        **which,
    )


def what_if(system: System, one: str, other: str, sign: Sign | None, *, seconds: float = asking.SECONDS) -> WhatIf:
    """What a system would be if the tie of two actors (ids) were "+", "-" or not there (None): described, not foretold.

    Raises UsageError for an actor that the system does not have.

        what_if(system_of("dragoman-project"), "IRN", "SAU", "+").moved
    """
    return asking.what_if(system, one, other, sign, seconds=seconds)


def balance(ties: Iterable[SignedTie | Tie] | Path | str, *, weighted: bool = False, seconds: float = 60.0) -> Balance:
    """The frustration index and the blocs of signed ties, exact where it is `proved`, or of a file of `u,v,sign`.

    Ties without a sign are left out. With `weighted` a tie counts by its weight.

    >>> from dragoman.records import SignedTie
    >>> signs = (("A", "B", "+"), ("B", "C", "+"), ("A", "C", "-"))
    >>> found = balance([SignedTie(one=one, other=other, sign=sign) for one, other, sign in signs])
    >>> found.index, found.proved
    (1.0, True)
    """
    from dragoman.exchange.networks import Conflicting, read_network
    from dragoman.system import signed, solve

    if isinstance(ties, (str, Path)):
        return solve(read_network(Path(ties), conflicting=Conflicting.fail).ties, weighted=weighted, seconds=seconds)
    some = list(ties)
    own = [tie for tie in some if isinstance(tie, SignedTie)]
    return solve(
        [*own, *signed(tie for tie in some if isinstance(tie, Tie))], weighted=weighted, seconds=seconds
    )  # fmt: skip


def shifts_of(
    asked: Asked,
    one: str | None = None,
    other: str | None = None,
    *,
    since: Day = None,
    until: Day = None,
    theatre: str | None = None,
    weights: Path | str | None = None,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> list[Shift]:
    """The dated changes between two sides (ids), or between all pairs of twenty events or more.

    `coded` and `datasets` say which events count, as for `ties_of`. Raises
    UsageError where two are one, or nothing passes between them then.
    """
    from dragoman.ties import series, shifts

    if (one is None) != (other is None):
        raise UsageError("Shifts are of two sides, or of all pairs: give both sides, or neither.")
    first, last = period(since, until)
    if is_project(asked):
        with opened(asked) as view:
            own = asking.weights_of(view.project, as_path(weights))
            if one is None:
                all_pairs: dict[str, Any] = {"theatre": theatre, "since": first, "until": last}
                return list(asking.shifts(view, own, coded=coded, datasets=datasets, **all_pairs))
            deeds = asking.Counted(coded, tuple(datasets)).deeds(view)
            deeds = asking.with_ids(view, deeds, own, half_life=None) if len(deeds) else deeds
    else:
        deeds, own = deeds_in(asked, coded, datasets), table(weights)
    pairs = [(one, other)] if one and other else asking.pairs_of(deeds.during(first, last).within(theatre))
    which: dict[str, Any] = {"since": first, "until": last, "theatre": theatre, "weights": own}
    return [shift for pair in pairs for shift in shifts(series(deeds, *pair, **which))]


def frame(records: Record | Iterable[Record], frames: Frames | None = "installed") -> Any:
    """Records as a table of pandas or polars, whichever is installed or asked for, with the columns of their CSV.

    Days are days, words of which there are few categories, and what CSV joins
    in a cell is a list. Of a system its signed ties, of a pair's account its
    ties. Records are of one kind. Raises UsageError with the command that
    installs a library where it is missing; with `frames` None, or where neither
    is installed, it is the list of the records.

    >>> from dragoman.records import SignedTie
    >>> frame([SignedTie(one="IRN", other="RUS", sign="+", weight=0.5)])[["one", "other", "sign", "weight"]]
       one other sign  weight
    0  IRN   RUS    +     0.5
    """
    from dragoman.exchange import frames as tables

    kind = SignedTie if isinstance(records, System) else Tie if isinstance(records, TieAccount) else None
    return tables.frame(members(records), kind, frames)


def members(records: Record | Iterable[Record]) -> Iterable[Record]:
    """Records one by one; of those that hold ties, these."""
    for record in [records] if isinstance(records, Record) else records:
        if isinstance(record, System):
            yield from record.signed
        elif isinstance(record, TieAccount):
            yield from (record.tie, *record.by_theatre)
        else:
            yield record


def period(since: Day, until: Day) -> tuple[date | None, date | None]:
    """Two days, as dates; UsageError where one is no day, or they are the wrong way round."""
    first, last = day(since, first_day), day(until, last_day)
    if first and last and first > last:
        raise UsageError(f"The period ends on {last}, before it begins on {first}. Turn the two days round.")
    return first, last


def day(given: Day, end: Any) -> date | None:
    """A day as a date, of a month or a year one end."""
    if isinstance(given, datetime):  # so is a Timestamp of pandas
        return given.date()
    if given is None or isinstance(given, date):
        return given
    number = end(str(given))
    if number is None:
        raise UsageError(f"{given!r} is not a day. Write it as 2022, 2022-10 or 2022-10-29.")
    return date.fromordinal(number)


def is_project(asked: Asked) -> bool:
    """Whether it is a project or its folder, and not events."""
    return isinstance(asked, (Project, Path, str))


@contextmanager
def opened(asked: Any) -> Iterator[View]:
    """A project, or that in a folder, open for questions and brought up to date."""
    from dragoman import pipeline

    with pipeline.look(asked.folder if isinstance(asked, Project) else Path(asked)) as view:
        yield view


def deeds_in(events: Any, coded: Which, datasets: Sequence[str]) -> Deeds:
    """The deeds of those events that count, coded ones once a day."""
    from dragoman.asking.counted import check
    from dragoman.deeds import Deeds
    from dragoman.ties import once_a_day

    check(coded)
    return once_a_day(Deeds.of_events(event for event in events if counts(event, coded, datasets)))


def counts(event: Event, coded: Which, datasets: Sequence[str]) -> bool:
    """Whether an event counts: one that reports tell, or that others have coded in one of some datasets."""
    if event.coded is None:
        return coded != "only"
    return coded != "none" and (not datasets or event.coded.dataset in set(datasets))


def as_path(file: Path | str | None) -> Path | None:
    """A path, where there is one."""
    return Path(file) if file is not None else None


def table(weights: Path | str | None) -> Weights:
    """What deeds are worth, by a table or the packaged one."""
    from dragoman.ties.weights import load

    return load(as_path(weights))
