"""Which claims of a generation a filter lets through: a mask of them for each of its conditions.

Each condition has a mask of its own, so that what is counted by a condition's
own values can leave it aside.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dragoman.store.listing import NO_DAY, Column, Columns, Lists, Mask

if TYPE_CHECKING:
    from dragoman.store.view import ClaimFilter


def masks(columns: Columns, which: ClaimFilter, found: Column | None, report: int | None) -> dict[str, Mask]:
    """Which claims each condition of a filter lets through, by the facet that it chooses among, else by its own name.

    `found` has the numbers of the sentences that are searched for, `report`
    the number of the report that is asked for.
    """
    import numpy as np

    def equal(name: str, codes: Collection[int]) -> Mask:
        none = np.zeros(len(columns), dtype=bool)
        return np.asarray(np.logical_or.reduce([none, *(columns[name] == code for code in codes)]))

    def side(who: str, one: str, other: str) -> Mask:
        code = columns.code("listed_actor", who)
        return equal(one, [code]) | equal(other, [code])

    def did(who: str) -> Mask:
        return side(who, "initiator", "one")

    def to(who: str) -> Mask:
        return side(who, "recipient", "other")

    def of_outlet(name: str) -> Mask:
        return equal("outlet", [at for at, word in enumerate(columns.words["listed_outlet"]) if word.lower() == name])

    rejected = columns["how"] == columns.code("listed_how", "rejected")
    some: dict[str, Mask] = {"": ~rejected}
    if which.judged:
        some[""] = equal("how", [columns.code("listed_how", how) for how in which.judged])
    if which.between:
        one, other = which.between
        some["between"] = did(one) & to(other) | did(other) & to(one)
    if which.actor:
        some["actor"] = did(which.actor) | to(which.actor)
    if which.initiator:
        some["initiator"] = did(which.initiator) | columns["mutual"] & to(which.initiator)
    if which.recipient:
        some["recipient"] = to(which.recipient) | columns["mutual"] & did(which.recipient)
    if which.by:
        some["source"] = _any_of(columns, columns.sources, "listed_source", which.by)
    if which.by_outlet:
        some["source"] = of_outlet(which.by_outlet.lower()) & ~columns.sources.with_any()[columns.sources.which]
    if which.outlet:
        some["outlet"] = of_outlet(which.outlet.lower())
    if which.types:
        some["type"] = equal("type", [columns.code("listed_type", type) for type in which.types])
    if which.stances:
        some["stance"] = equal("stance", [columns.code("listed_stance", stance) for stance in which.stances])
    if which.theatres:
        some["theatre"] = _any_of(columns, columns.theatres, "listed_theatre", which.theatres)
    if which.since or which.until:
        some["year"] = columns["day"] != NO_DAY
        if which.since:
            some["year"] &= columns["day"] >= np.datetime64(which.since, "D").astype(np.int64)
        if which.until:
            some["year"] &= columns["day"] <= np.datetime64(which.until, "D").astype(np.int64)
    if which.at_least is not None:
        some["at_least"] = columns["confidence"] >= np.float32(which.at_least)
    if which.document is not None:
        some["document"] = columns["report"] == (-1 if report is None else report)
    if found is not None:
        some["search"] = _in(columns["sentence"], found)
    return some


def _any_of(columns: Columns, lists: Lists, kind: str, words: Collection[str]) -> Mask:
    """Which rows have any of these words."""
    import numpy as np

    return np.asarray(lists.with_any([columns.code(kind, word) for word in words])[lists.which])


def _in(column: Column, values: Column) -> Mask:
    """Which rows have one of these small numbers."""
    import numpy as np

    there = np.zeros(1 + max(column.max(initial=0), values.max(initial=0)), dtype=bool)
    there[values] = True
    return np.asarray(there[column])
