"""A table of event data of one's own: which of its columns is what, a user says.

Takes a map ("initiator=attacker,recipient=victim,day=date,type=kind", or a file
with it), gives a Form. Actors go by name or by code, acts by PLOVER's
types or CAMEO's codes, days may be months or years.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dragoman.actors import name_of, state_of
from dragoman.actors.contents import slug
from dragoman.coding import Form, Shape, What, Where, Who
from dragoman.errors import UsageError
from dragoman.exchange.coded.cells import cell, key, number, parts
from dragoman.exchange.coded.meaning import of_actor
from dragoman.records import EventType
from dragoman.vocabulary import cameo, plover
from dragoman.vocabulary.plover import STANDINGS

if TYPE_CHECKING:
    from dragoman.actors import Registry
    from dragoman.actors.states import System

NAME = "coded-csv"
# What a column can be. The first three must be there.
FIELDS = {
    "initiator": "who did it: a name, an id, or a code of --codes",
    "type": "what was done: a type of PLOVER's or a code of CAMEO's",
    "day": "when: YYYY-MM-DD, YYYYMMDD, 29 October 2022; also YYYY-MM or YYYY",
    "recipient": "to whom",
    "until": "the last day, where it may have been on any of several",
    "mode": "PLOVER's",
    "id": "of the row (without one: its number)",
    "happening": "what rows share that tell of one happening",
    "goldstein": "−10 to 10",
    "place": "where, in words",
    "country": "where, by name or code of --codes",
    "latitude": "in degrees",
    "longitude": "in degrees",
    "url": "of the report",
    "publisher": "of the report",
    "mentions": "how many there are",
    "words": "what is to be shown of it",
}
NEEDED = ("initiator", "type", "day")
WHOLE = ("%Y-%m-%d", "%Y%m%d", "%Y-%m-%d %H:%M:%S", "%d %B %Y", "%d %b %Y")


def columns_form(columns: Mapping[str, str], names: Registry, codes: System | None = None) -> Form:
    """The format of tables whose columns a map names. Raises UsageError for no such field, or for too few."""
    if unknown := [field for field in columns if field not in FIELDS]:
        raise UsageError(f"--columns: there is no field {', '.join(unknown)}. Fields: {', '.join(FIELDS)}.")
    if lacking := [field for field in NEEDED if field not in columns]:
        raise UsageError(f"--columns names no column for {', '.join(lacking)}. Write {lacking[0]}=COLUMN.")
    return Form(
        name=NAME,
        title="events of your own",
        citation=None,
        shapes=(
            Shape("events of your own", tuple(dict.fromkeys(columns.values())), header=True, select=_select(columns)),
        ),
        who=partial(_who, names, codes),
        what=_what,
        where=partial(_where, names, codes),
    )


def column_map(text: str) -> dict[str, str]:
    """Which column is what, from "field=column,…" or from a file: TOML, or CSV with the columns field and column.

    Raises UsageError for what is neither.
    """
    path = Path(text)
    if path.suffix.lower() in (".toml", ".csv"):
        return _of_file(path)
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if wrong := [field for field, equals, column in pairs if not equals or not column.strip()]:
        raise UsageError(f"--columns: {wrong[0]!r} names no column. Write field=column, parted by commas, or a file.")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _of_file(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() == ".toml":
            found = {str(field): str(column) for field, column in tomllib.loads(text).items()}
        else:
            found = {row["field"].strip(): row["column"].strip() for row in csv.DictReader(text.splitlines())}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise UsageError(f"--columns {path}: cannot be read ({fault}).") from None
    except (KeyError, AttributeError):
        raise UsageError(f"--columns {path}: needs the columns field and column, one pair a line.") from None
    return found


def _select(columns: Mapping[str, str]) -> dict[str, str]:
    """What the columns are, in SQL."""
    told = {field: cell(column) for field, column in columns.items()}
    nothing = "NULL"
    select = {
        "day": _first_day(told["day"]),
        "until": _until(told),
        "initiator": told["initiator"],
        "recipient": told.get("recipient", nothing),
        "directed": "true",
        "act": key(told["type"], told.get("mode", nothing)),
        "code": told["type"],
    }
    select |= {"row": told["id"]} if "id" in told else {}
    if "place" in told or "country" in told:
        select["place"] = key(told.get("place", nothing), told.get("country", nothing))
    numbers = {"goldstein": "FLOAT", "latitude": "FLOAT", "longitude": "FLOAT", "mentions": "INTEGER"}
    select |= {field: number(told[field], kind) for field, kind in numbers.items() if field in told}
    return select | {field: told[field] for field in ("happening", "url", "publisher", "words") if field in told}


def _first_day(text: str) -> str:
    return f"coalesce({_whole_day(text)}, {_part(text, '%Y-%m')}, {_part(text, '%Y')})"


def _last_day(text: str) -> str:
    year = f"{_part(text, '%Y')} + INTERVAL 1 YEAR - INTERVAL 1 DAY"
    return f"coalesce({_whole_day(text)}, last_day({_part(text, '%Y-%m')}), ({year})::DATE)"


def _until(told: Mapping[str, str]) -> str:
    """The last day it may have been on; where the row does not say, that of its day, month or year."""
    of_day = _last_day(told["day"])
    return f"coalesce({_last_day(told['until'])}, {of_day})" if "until" in told else of_day


def _whole_day(text: str) -> str:
    forms = ", ".join(f"'{form}'" for form in WHOLE)
    return f"try_strptime({text}, [{forms}])::DATE"


def _part(text: str, form: str) -> str:
    return f"try_strptime({text}, '{form}')::DATE"


def _who(names: Registry, codes: System | None, key: str, on: date) -> tuple[Who, ...]:
    """The actor of a name or code, in that month."""
    state = _state(key, codes, on) if codes else None
    if state:
        return (Who(state, name_of(state, on) or state, "state", state, None, True),)
    actor = names.meant(key, on) if not key.isdigit() else None
    if actor:
        return (of_actor(actor, on),)
    return (Who(slug(key) or key, key, "unknown", None, None, False),)


def _state(code: str, codes: System, on: date) -> str | None:
    return state_of(code, codes, on) or state_of(code.upper(), codes, on)


def _what(key: str) -> What | None:
    """The act of a type of PLOVER's (or a standing of ours), of a code of CAMEO's, or of what CAMEO calls it."""
    type, mode = parts(key, 2)
    if not type:
        return None
    if type.upper() in STANDINGS:
        return What(cast(EventType, type.upper()), None, None, type.lower(), True)
    return plover.act(type, mode) or (cameo.act(type) if type.isdigit() else cameo.act(None, type))


def _where(names: Registry, codes: System | None, key: str, on: date) -> Where | None:
    place, country = parts(key, 2)
    state = _state(country, codes, on) if country and codes else None
    if state is None and country and (actor := names.meant(country, on)) and actor.kind == "state":
        state = actor.id
    return Where(place or country, state)
