"""CSV: one row a record, what is nested spread over columns or joined in one.

Takes claims, documents or other records; gives a table that spreadsheets
open. A text from a report that begins like a formula gets an apostrophe in
front, so that opening the file runs nothing. Lines within a text end in a
line feed, as the rows do.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from dragoman.records import ActorMention, Claim, Document, Item, Record, Source

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
        table.writerow([cell(value) for value in row_of(record).values()])
        count += 1
    return count


def columns(kind: type[Record]) -> list[str]:
    """The names of the columns for records of a kind."""
    if kind is Claim:
        return list(CLAIM_COLUMNS)
    return [name for name in kind.__struct_fields__ if name != "blocks"]


def row_of(record: Record) -> Row:
    """A record as a flat row."""
    if isinstance(record, Claim):
        return claim_row(record)
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
        "source_names": joined(source_name(source) for source in claim.sources),
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


def joined(words: Iterable[str]) -> str:
    """A chain in one cell, outermost first."""
    return " > ".join(words)


def source_name(source: Source) -> str:
    """A source's name, marked when it is not named in the text."""
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
    if isinstance(value, tuple):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    # A lone sign is our own (polarity) and harmless.
    if isinstance(value, str) and len(value) > 1 and value.startswith(FORMULA):
        return "'" + value
    return value
