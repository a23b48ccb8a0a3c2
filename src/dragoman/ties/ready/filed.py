"""What is kept ready as named arrays and plain values, which can be written to files, and the same from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Act, Deeds, Telling
from dragoman.ties.prior import Quarrels
from dragoman.ties.ready.arranged import Arranged
from dragoman.ties.ready.blocks import Blocks
from dragoman.ties.ready.classes import Classes
from dragoman.ties.ready.clustering import Stretches
from dragoman.ties.ready.covering import Cells, Reports
from dragoman.ties.ready.heaviest import Heaviest
from dragoman.ties.ready.kept import Ready
from dragoman.ties.ready.sweep import Known, State

Arrays = Mapping[str, NDArray[Any]]
PARTS: dict[str, type] = {
    "cells": Cells, "pooled": Blocks, "places": Blocks, "stretches": Stretches, "heaviest": Heaviest,
}  # fmt: skip


def as_arrays(ready: Ready) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The columns by name, and what are no columns as plain values."""
    arrays: dict[str, NDArray[Any]] = {}
    values: dict[str, Any] = {}
    for part in ("deeds", *PARTS):
        _take_apart(part, getattr(ready, part), arrays, values)
    _take_apart("rows", ready.deeds.deeds, arrays, values)
    _take_apart("classes", ready.deeds.classes, arrays, values)
    for number, state in enumerate(ready.states):
        arrays |= {f"state{number}.{name}": column for name, column in state.arrays().items()}
    arrays["parties"] = ready.parties
    values["states"] = len(ready.states)
    known = list(ready.known.values())
    arrays["known.numbers"] = np.array(
        [(one.day, one.cooperation, one.conflict, *one.act, one.quarrels.steady, one.reports.length) for one in known]
    ).reshape(-1, 7)
    for name in ("had", "sides", "towards"):
        arrays[f"known.{name}"] = np.array([getattr(one.quarrels, name) for one in known])
    for name in ("even", "passed"):
        arrays[f"known.{name}"] = np.array([getattr(one, name) for one in known])
    for name in ("everything", "steady"):
        arrays[f"known.{name}"] = np.concatenate([getattr(one.reports, name) for one in known] or [np.empty(0)])
    arrays["known.months"] = np.array([len(one.reports.steady) for one in known], dtype=np.int64)
    return arrays, values


def from_arrays(arrays: Arrays, values: Mapping[str, Any]) -> Ready:
    """The same again; the columns may lie in files."""
    rows = {name: arrays[f"rows.{name}"] for name in _columns(Deeds) if f"rows.{name}" in arrays}
    deeds = Deeds(
        sides=tuple(values["rows.sides"]),
        kinds=tuple(values["rows.kinds"]),
        acts=tuple(Act(*act) for act in values["rows.acts"]),
        tellings=tuple(Telling(*telling) for telling in values["rows.tellings"]),
        theatres=tuple(tuple(some) for some in values["rows.theatres"]),
        ids=None,
        **rows,
    )
    classes = Classes(**{name: np.array(arrays[f"classes.{name}"]) for name in _columns(Classes)})
    arranged = Arranged(
        deeds=deeds,
        classes=classes,
        theatres=tuple(values["deeds.theatres"]),
        **{name: _value(f"deeds.{name}", arrays, values) for name in _columns(Arranged)
           if name not in ("deeds", "classes", "theatres")},
    )  # fmt: skip
    parts = {
        part: kind(**{name: _value(f"{part}.{name}", arrays, values) for name in _columns(kind)})
        for part, kind in PARTS.items()
    }
    states = [
        {name.partition(".")[2]: column for name, column in arrays.items() if name.startswith(f"state{number}.")}
        for number in range(values["states"])
    ]
    return Ready(
        deeds=arranged,
        **parts,
        parties=np.array(arrays["parties"]),
        known={one.day: one for one in _known(arrays)},
        states=[State.of(columns) for columns in states],
    )


def _known(arrays: Arrays) -> list[Known]:
    begins = np.concatenate(([0], np.cumsum(arrays["known.months"])))
    found = []
    for number, row in enumerate(arrays["known.numbers"].tolist()):
        day, cooperation, conflict, one, other, steady, length = row
        part = slice(int(begins[number]), int(begins[number + 1]))
        found.append(
            Known(
                day=int(day),
                cooperation=cooperation,
                conflict=conflict,
                act=(one, other),
                quarrels=Quarrels(
                    had=arrays["known.had"][number],
                    sides=arrays["known.sides"][number],
                    towards=arrays["known.towards"][number],
                    steady=steady,
                ),
                even=arrays["known.even"][number],
                passed=arrays["known.passed"][number],
                reports=Reports(int(length), arrays["known.everything"][part], arrays["known.steady"][part]),
            )
        )
    return found


def _take_apart(part: str, record: Any, arrays: dict[str, NDArray[Any]], values: dict[str, Any]) -> None:
    for name in _columns(type(record)):
        value = getattr(record, name)
        if isinstance(value, np.ndarray):
            arrays[f"{part}.{name}"] = value
        elif isinstance(value, int | float | tuple):
            values[f"{part}.{name}"] = value


def _value(name: str, arrays: Arrays, values: Mapping[str, Any]) -> Any:
    return arrays[name] if name in arrays else values[name]


def _columns(kind: type) -> list[str]:
    return [one.name for one in fields(kind)]
