"""Call events by their numbers while thousands are weighed, and by their ids those few that are shown.

Takes Deeds, gives them with numbers in the place of ids; of records that were
made of them, the same with ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from dragoman.records import Arrow, Shift, Standing, Tie, TieAccount
from dragoman.store import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.deeds import Deeds

Named = TypeVar("Named", Arrow, Shift, Standing, Tie)


class Numbers(tuple[str, ...]):
    """The number of each event in the place of its id."""

    __slots__ = ()

    def __getitem__(self, number: Any) -> Any:
        return str(number)


def numbered(deeds: Deeds, wanted: NDArray[np.bool_] | None = None) -> Deeds:
    """Deeds whose events, or those that are wanted, are called by their numbers, which `identified` turns into ids."""
    import numpy as np

    from dragoman.deeds import NO_ID

    event = deeds.event if wanted is None else np.where(wanted, deeds.event, NO_ID)
    return replace(deeds, event=event, ids=Numbers())


def identified(found: Iterable[Named], view: View) -> list[Named]:
    """Records with the ids of events in the place of their numbers."""
    some = list(found)
    ids = ids_of((number for one in some for number in one.evidence), view)
    return [renamed(one, ids) for one in some]


def account_identified(account: TieAccount, view: View, *, coded: int) -> TieAccount:
    """An account with ids in the place of numbers, all looked up at once; of coded events at most so many of a tie."""
    ties = [shortened(one, coded) for one in (account.tie, *account.by_theatre)]
    rests = [one.evidence for one in ties] + [said.evidence for one in ties for said in one.standings]
    changed = [one.evidence for one in account.shifts] + [one.evidence for one in account.arrows]
    ids = ids_of((number for numbers in rests + changed for number in numbers), view)
    tie, *apart = (with_standings(renamed(one, ids), ids) for one in ties)
    return msgspec.structs.replace(
        account, tie=tie, by_theatre=tuple(apart), shifts=tuple(renamed(one, ids) for one in account.shifts),
        arrows=tuple(renamed(one, ids) for one in account.arrows),
    )  # fmt: skip


def shortened(tie: Tie, coded: int) -> Tie:
    """A tie with at most so many coded events as evidence of it, and of each standing."""
    standings = tuple(
        msgspec.structs.replace(one, evidence=tuple(first_of(one.evidence, coded))) for one in tie.standings
    )
    return msgspec.structs.replace(tie, evidence=tuple(first_of(tie.evidence, coded)), standings=standings)


def first_of(numbers: Iterable[str], coded: int) -> Iterator[str]:
    """Events that reports tell, and the first so many of the others."""
    from dragoman.store.coded.deeds import CODED

    for number in numbers:
        is_coded = int(number) >= CODED
        if not is_coded or coded > 0:
            yield number
        coded -= is_coded


def with_standings(tie: Tie, ids: Mapping[str, str]) -> Tie:
    """A tie with the ids of what its standings rest on."""
    return msgspec.structs.replace(tie, standings=tuple(renamed(one, ids) for one in tie.standings))


def ids_of(numbers: Iterable[str], view: View) -> dict[str, str]:
    """The ids of events by their numbers."""
    different = list(dict.fromkeys(numbers))
    return dict(zip(different, view.event_ids(map(int, different)), strict=True)) if different else {}


def renamed(one: Named, ids: Mapping[str, str]) -> Named:
    """A record with ids in the place of numbers."""
    return msgspec.structs.replace(one, evidence=tuple(ids[number] for number in one.evidence))
