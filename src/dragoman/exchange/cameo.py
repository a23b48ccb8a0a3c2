"""Events as a flat table of CAMEO codes, a row a pair: the least that programs for event data read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from dragoman.exchange.flat import cell
from dragoman.exchange.plover import day_of, sectors_of
from dragoman.exchange.told import ClaimsOf, cameo_of, pairs, told, words_of
from dragoman.records import Claim, Event
from dragoman.vocabulary.cameo import goldstein, of_code

COLUMNS = (
    "id", "date", "source", "source_name", "source_sector", "target", "target_name", "target_sector", "cameo",
    "cameo_name", "root", "goldstein", "type", "mode", "support", "theatres", "place", "country", "latitude",
    "longitude", "reports", "url", "sentence",
)  # fmt: skip


def write_cameo(events: Iterable[Event], claims_of: ClaimsOf, file: IO[bytes]) -> int:
    """Write a row for each pair of an event that has a CAMEO code; gives how many rows."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    table, count = csv.writer(text, lineterminator="\n"), 0
    table.writerow(COLUMNS)
    for event, claims in told(events, claims_of):
        for row in rows(event, claims):
            table.writerow([cell(row[name]) for name in COLUMNS])
            count += 1
    text.detach()
    return count


def rows(event: Event, claims: Sequence[Claim]) -> Iterator[dict[str, Any]]:
    """The rows of an event; none where no code of CAMEO is known for it."""
    code = cameo_of(event, claims)
    known = of_code(code) if code and code.isdigit() else None
    if code is None or known is None:
        return
    sectors, place, coded = sectors_of(claims), event.place, event.coded
    for one, other in pairs(event):
        yield {
            "id": event.id, "date": day_of(event),
            "source": one.acts_for or one.id, "source_name": one.name, "source_sector": sectors.get(one.id),
            "target": other.acts_for or other.id, "target_name": other.name, "target_sector": sectors.get(other.id),
            "cameo": code, "cameo_name": known.name, "root": code[:2],
            "goldstein": coded.goldstein if coded and coded.goldstein is not None else goldstein(code),
            "type": event.type, "mode": event.mode, "support": event.support, "theatres": event.theatres,
            "place": place and place.name, "country": place and place.country,
            "latitude": place and place.latitude, "longitude": place and place.longitude,
            "reports": event.reports, "url": coded.urls[0] if coded and coded.urls else None,
            "sentence": words_of(event, claims),
        }  # fmt: skip
