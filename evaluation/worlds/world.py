"""Make a world: its reports, their claims, and the happening that each claim is about.

Takes a seed and Settings, gives a World; the same seed gives the same world.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from dragoman.records import Claim, Document
from evaluation.worlds.happenings import Happening, plant
from evaluation.worlds.reports import Made, Report, report
from evaluation.worlds.settings import NEWS, Settings
from evaluation.worlds.speakers import OUTLETS
from evaluation.worlds.tellings import Telling, tell
from evaluation.worlds.truth import Truth, truth

MISREAD = frozenset({"spurious", "turned by mistake"})  # claims that tell of nothing in the world


@dataclass(frozen=True, kw_only=True)
class Line:
    """A claim and what is known of it."""

    claim: Claim
    event: str
    told: tuple[str, ...]
    near: dict[str, str]
    truth: Truth | None

    @property
    def is_misread(self) -> bool:
        """Whether the claim says something else than its sentence."""
        return bool(MISREAD.intersection(self.told))


@dataclass(frozen=True, kw_only=True)
class World:
    """Reports of happenings that are known."""

    name: str
    documents: tuple[Document, ...]
    lines: tuple[Line, ...]

    @property
    def claims(self) -> list[Claim]:
        """All claims, in the order of their reports."""
        return [line.claim for line in self.lines]


def world(seed: int, settings: Settings = NEWS) -> World:
    """The world of a seed."""
    chance = Random(seed)
    outlets = chance.sample(OUTLETS, min(settings.outlets, len(OUTLETS)))
    planted = plant(settings, chance)
    tellings = tell(planted, outlets, settings, chance)
    reports = list(report(tellings, outlets, settings, chance))
    known = _truths(reports)
    by_id = {one.id: one for one in planted}
    lines = [_line(made, one.copied, by_id, known) for one in reports for made in one.made]
    return World(name=str(seed), documents=tuple(one.document for one in reports), lines=tuple(lines))


def _truths(reports: Iterable[Report]) -> dict[str, Truth]:
    told: dict[str, list[tuple[Telling, str]]] = {}
    for one in reports:
        for made in one.made:
            if made.draft.event:
                telling = replace(made.telling, outlet=one.document.outlet or "", published=made.claim.published)
                told.setdefault(made.draft.event, []).append((telling, one.document.origin))
    return {event: found for event, tellings in told.items() if (found := truth(tellings))}


def _line(made: Made, copied: bool, planted: dict[str, Happening], known: dict[str, Truth]) -> Line:
    """A claim of nothing that happened is alone in its event."""
    event = made.draft.event
    told = (*made.draft.told, *(["wire copy"] if copied else []))
    if event is None:
        return Line(claim=made.claim, event=f"nothing-{made.claim.id}", told=told, near={}, truth=None)
    return Line(claim=made.claim, event=event, told=told, near=planted[event].near, truth=known.get(event))


def rows(one: World) -> list[dict[str, Any]]:
    """A world as `dragoman evaluate merging` takes it."""
    return [
        {
            "claim": msgspec.to_builtins(line.claim),
            "event": line.event,
            "world": one.name,
            "told": list(line.told),
            **({"misread": True} if line.is_misread else {}),
            **({"near": line.near} if line.near else {}),
            **({"support": line.truth.support, "independent": line.truth.independent} if line.truth else {}),
        }
        for line in one.lines
    ]


def write(path: Path, worlds: Iterable[World]) -> None:
    """Write worlds as JSON Lines, gzip when the name ends in .gz."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for one in worlds for row in rows(one))
    raw = text.encode("utf-8")
    path.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)
