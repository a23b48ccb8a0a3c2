"""CSV: one row a record, what is nested spread over columns or joined in one.

Takes claims, events, documents or other records; gives a table that spreadsheets
open. A text from a report that begins like a formula gets an apostrophe in
front, so that opening the file runs nothing. Lines within a text end in a
line feed, as the rows do.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

from dragoman.exchange.flat_ties import MONTH_COLUMNS, TIE_COLUMNS, month_row, tie_row
from dragoman.records import (
    ActorMention,
    Claim,
    Coded,
    Comparison,
    Document,
    Event,
    Item,
    Record,
    Source,
    Stance,
    Teller,
    Tie,
    TieMonth,
)

# What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\n")

ACTOR_FIELDS = ("id", "name", "kind", "sector", "acts_for", "text")

Row = dict[str, Any]


def write_csv(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write a row for each record of one kind, below the names of the columns; gives how many."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(columns(kind))
    count = 0
    for record in records:
        for row in rows_of(record):
            table.writerow([cell(value) for value in row.values()])
        count += 1
    return count


def columns(kind: type[Record]) -> list[str]:
    """The names of the columns for records of a kind."""
    if kind in COLUMNS:
        return list(COLUMNS[kind])
    return [name for name in kind.__struct_fields__ if name != "blocks"]


def rows_of(record: Record) -> Iterable[Row]:
    """A record as flat rows: a comparison gives one for each event and outlet, every other record one."""
    return comparison_rows(record) if isinstance(record, Comparison) else [row_of(record)]


def row_of(record: Record) -> Row:
    """A record as a flat row."""
    if isinstance(record, Claim):
        return claim_row(record)
    if isinstance(record, Event):
        return event_row(record)
    if isinstance(record, Tie):
        return tie_row(record)
    if isinstance(record, TieMonth):
        return month_row(record)
    row = {name: getattr(record, name) for name in record.__struct_fields__}
    if isinstance(record, Document):
        del row["blocks"]
    return row


def claim_row(claim: Claim) -> Row:
    """A claim as a flat row; sources and items are joined, outermost source first."""
    time, place = claim.time, claim.place
    return {
        "id": claim.id,
        "published": claim.published,
        "outlet": claim.outlet,
        **actor_cells("initiator", claim.initiator),
        "type": claim.type,
        "mode": claim.mode,
        "cameo": claim.cameo,
        **actor_cells("recipient", claim.recipient),
        **actor_cells("against", claim.against),
        "symmetric": claim.symmetric,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "aspect": claim.aspect,
        "sources": joined(source.id for source in claim.sources),
        "source_names": joined(named(source) for source in claim.sources),
        "source_cues": joined(source.cue or "" for source in claim.sources),
        "items": "; ".join(item_text(item) for item in claim.items),
        "time_text": time and time.text,
        "time_start": time and time.start,
        "time_end": time and time.end,
        "place_text": place and place.text,
        "place_name": place and place.name,
        "place_country": place and place.country,
        "place_latitude": place and place.latitude,
        "place_longitude": place and place.longitude,
        "theatres": "; ".join(claim.theatres),
        "trigger": claim.trigger.text,
        "sentence": claim.sentence,
        "sentence_start": claim.sentence_start,
        "sentence_end": claim.sentence_end,
        "confidence": claim.confidence,
        "act": claim.act,
        "document": claim.document,
        "origin": claim.origin,
        "reader": claim.reader,
    }


def actor_cells(part: str, actor: ActorMention | None) -> Row:
    """The columns for one who takes part."""
    return {f"{part}_{name}": getattr(actor, name, None) for name in ACTOR_FIELDS}


CLAIM_COLUMNS = (
    "id", "published", "outlet",
    *actor_cells("initiator", None), "type", "mode", "cameo", *actor_cells("recipient", None),
    *actor_cells("against", None), "symmetric", "stance", "polarity", "certainty", "aspect",
    "sources", "source_names", "source_cues", "items", "time_text", "time_start", "time_end",
    "place_text", "place_name", "place_country", "place_latitude", "place_longitude", "theatres",
    "trigger", "sentence", "sentence_start", "sentence_end", "confidence", "act", "document", "origin", "reader",
)  # fmt: skip


def event_row(event: Event) -> Row:
    """An event as a flat row; who tells of it is joined by where each stands now."""
    place = event.place
    return {
        **happening_cells(event),
        "mode": event.mode,
        "symmetric": event.symmetric,
        "against": several(party.id for party in event.against),
        "dyads": several(f"{one} > {other or ''}".strip() for one, other in event.dyads),
        "items": several(thing.name for thing in event.items),
        "place_name": place and place.name,
        "place_country": place and place.country,
        "place_latitude": place and place.latitude,
        "place_longitude": place and place.longitude,
        "theatres": several(event.theatres),
        "reports": event.reports,
        "outlets": event.outlets,
        "origins": event.origins,
        "sources": event.sources,
        "independent": event.independent,
        **{column: several(tellers_who(event, stance)) for stance, column in STANDS.items()},
        "numbers": several(numbers_of(event)),
        "last": event.last,
        "confidence": event.confidence,
        "evidence": several(event.evidence),
        **coded_cells(event.coded),
    }


def coded_cells(coded: Coded | None) -> Row:
    """The columns of an event that others have coded, empty for one that reports tell."""
    return {
        "dataset": coded and coded.dataset,
        "form": coded and coded.form,
        "rows": coded and several(coded.rows),
        "code": coded and coded.code,
        "goldstein": coded and coded.goldstein,
        "mentions": coded and coded.mentions,
        "urls": coded and several(coded.urls),
        "publishers": coded and several(coded.publishers),
        "words": coded and coded.words,
    }


def happening_cells(event: Event) -> Row:
    """The columns that tell which event it is."""
    return {
        "id": event.id,
        "type": event.type,
        "initiators": several(party.id for party in event.initiators),
        "initiator_names": several(party.name for party in event.initiators),
        "recipients": several(party.id for party in event.recipients),
        "recipient_names": several(party.name for party in event.recipients),
        "support": event.support,
        "time_start": event.time and event.time.start,
        "time_end": event.time and event.time.end,
        "first": event.first,
    }


def tellers_who(event: Event, stance: Stance) -> Iterator[str]:
    """The names of those on one side of an event."""
    tellers = {teller.id: teller for teller in event.tellers}
    for side in event.sides:
        if side.stance == stance:
            yield from (named(tellers[id]) for id in side.tellers)


def numbers_of(event: Event) -> Iterator[str]:
    """Each number with what it counts and who gives it: "drone: hundreds (Ukraine)"."""
    for teller in event.tellers:
        for number in dict.fromkeys(number for position in teller.positions for number in position.numbers):
            counted = " ".join(word for word in (number.unit, number.item) if word)
            yield f"{counted}: {number.text} ({teller.name})"


def comparison_rows(comparison: Comparison) -> Iterator[Row]:
    """A row for each event and outlet; how they word it is left to JSON Lines."""
    for told in comparison.events:
        for outlet, telling, omits in zip(comparison.outlets, told.tellings, told.omits, strict=True):
            yield {
                **happening_cells(told.event),
                "outlet": outlet,
                "tells": telling is not None,
                "reports": telling.reports if telling else 0,
                "own": several(telling.own) if telling else None,
                **{
                    column: several(source.name for source in telling.quoted if source.stance == stance)
                    if telling
                    else None
                    for stance, column in STANDS.items()
                },
                "differ": told.differ,
                "omits": several(omits),
                "copied": told.copied,
                "evidence": several(telling.evidence) if telling else None,
            }


# The column for those who stand to an event in each way.
STANDS: dict[Stance, str] = {
    "asserts": "asserted_by", "hedges": "hedged_by", "denies": "denied_by", "expects": "expected_by",
    "supposes": "supposed_by",
}  # fmt: skip
HAPPENING_COLUMNS = (
    "id", "type", "initiators", "initiator_names", "recipients", "recipient_names", "support", "time_start", "time_end",
    "first",
)  # fmt: skip
EVENT_COLUMNS = (
    *HAPPENING_COLUMNS, "mode", "symmetric", "against", "dyads", "items", "place_name", "place_country",
    "place_latitude", "place_longitude", "theatres", "reports", "outlets", "origins", "sources", "independent",
    *STANDS.values(), "numbers", "last", "confidence", "evidence", *coded_cells(None),
)  # fmt: skip
COMPARISON_COLUMNS = (
    *HAPPENING_COLUMNS, "outlet", "tells", "reports", "own", *STANDS.values(), "differ", "omits", "copied", "evidence",
)  # fmt: skip
COLUMNS: dict[type[Record], tuple[str, ...]] = {
    Claim: CLAIM_COLUMNS, Event: EVENT_COLUMNS, Comparison: COMPARISON_COLUMNS, Tie: TIE_COLUMNS,
    TieMonth: MONTH_COLUMNS,
}  # fmt: skip


def several(words: Iterable[str]) -> str:
    """Several in one cell, in no order that says anything."""
    return "; ".join(words)


def joined(words: Iterable[str]) -> str:
    """A chain in one cell, outermost first."""
    return " > ".join(words)


def named(source: Source | Teller) -> str:
    """A name, marked when the text does not name who it is."""
    return f"{source.name} (anonymous)" if source.anonymous else source.name


def item_text(item: Item) -> str:
    """An item with its number as worded: "more than 300 drones"."""
    words = (item.quantity.text if item.quantity else None, item.unit, item.name)
    return " ".join(word for word in words if word)


def cell(value: Any) -> Any:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        value = tuple(f"{name}: {one}" for name, one in value.items())
    if isinstance(value, tuple):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    # A lone sign is our own (polarity) and harmless.
    if isinstance(value, str) and len(value) > 1 and value.startswith(FORMULA):
        return "'" + value
    return value
