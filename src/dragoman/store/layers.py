"""Keep layers of bonds beside the events: formal alliances, votes, rivalries, lists of one's own.

One Parquet file a layer, written whole or not at all, with what is to be
known of it in the file itself. They are no part of a generation: what was
imported is in the next answer, and reading reports changes nothing in them.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.errors import ProjectError, UsageError
from dragoman.records import Bond, Layer
from dragoman.store.files import PARTIAL
from dragoman.store.generation import AT_ONCE, MEMORY
from dragoman.store.rows import insert, quoted

if TYPE_CHECKING:
    import duckdb

ENDING = ".parquet"
AND = "+"  # between the names of layers that are asked together
# In the file, under which name what is to be known of the layer stands.
KEY = "dragoman_layer"


def write_layer(folder: Path, bonds: Iterable[Bond], about: Layer) -> Layer:
    """Keep bonds as the layer of that name, in the place of an earlier one; gives `about` with what they come to."""
    import duckdb

    folder.mkdir(exist_ok=True)
    path = path_of(folder, about.name)
    partial = path.with_name(path.name + PARTIAL)
    with tempfile.TemporaryDirectory(prefix="dragoman-") as temporary, duckdb.connect() as tables:
        tables.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(Path(temporary))}")
        insert(tables, Path(temporary), "bonds", Bond, bonds, new=True)
        layer = msgspec.structs.replace(about, **_counts(tables))
        tables.execute(
            f"COPY (SELECT * EXCLUDE layer FROM bonds ORDER BY one, other, since NULLS FIRST) TO {quoted(partial)} "
            f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{KEY}: {_text(msgspec.json.encode(layer).decode())}}})"
        )
    partial.replace(path)
    return layer


def layers_in(folder: Path) -> list[Layer]:
    """The layers that a folder holds, by name; ProjectError where a file is none."""
    import duckdb

    found = []
    for path in sorted(folder.glob(f"*{ENDING}")):
        query = f"SELECT value FROM parquet_kv_metadata({quoted(path)}) WHERE decode(key) = '{KEY}'"
        try:
            ((value,),) = _reading().cursor().execute(query).fetchall()
            layer = msgspec.json.decode(value, type=Layer)
        except (duckdb.Error, ValueError, msgspec.MsgspecError) as fault:
            raise ProjectError(
                f"{path} is no layer that this version can use ({str(fault).splitlines()[0]}). "
                "Delete it, or import its list again."
            ) from None
        # As the file is called: who renames or copies it gives the layer another name.
        found.append(msgspec.structs.replace(layer, name=path.stem))
    return found


@functools.cache
def _reading() -> duckdb.DuckDBPyConnection:
    """What files of layers are read with: to open another for each question takes longer than to read them."""
    import duckdb

    tables = duckdb.connect()
    tables.execute(f"SET memory_limit = '{MEMORY}'")
    return tables


def bonds_in(
    folder: Path,
    *,
    layer: str | None = None,
    on: date | None = None,
    since: date | None = None,
    until: date | None = None,
    between: tuple[str, str] | None = None,
) -> Iterator[Bond]:
    """The bonds of the layers in a folder, as `Project.bonds` gives them."""
    names = [one.name for one in (layers_in(folder) if layer is None else layers_named(folder, layer))]
    return _stream(folder, names, *_conditions(on or since, on or until, between))


def layers_named(folder: Path, names: str) -> list[Layer]:
    """The layers of a name, or of several: "alliances+rivalries"; UsageError, with those there are, for an unknown."""
    known = {one.name: one for one in layers_in(folder)}
    asked = list(dict.fromkeys(names.split(AND)))
    if unknown := [name for name in asked if name not in known]:
        raise UsageError(f"No layer is called {unknown[0]!r}. {known_layers(known.values())}")
    return [known[name] for name in asked]


def _stream(folder: Path, names: Iterable[str], where: str, values: list[Any]) -> Iterator[Bond]:
    fields = [field for field in Bond.__struct_fields__ if field != "layer"]
    order = "one, other, since NULLS FIRST, sign, weight DESC, text"
    for name in names:
        table = f"read_parquet({quoted(path_of(folder, name))})"
        query = f"SELECT {', '.join(fields)} FROM {table} WHERE {where} ORDER BY {order}"
        rows = _reading().cursor().execute(query, values)
        while batch := rows.fetchmany(AT_ONCE):
            for row in batch:
                yield Bond(layer=name, **dict(zip(fields, row, strict=True)))


def remove_layer(folder: Path, name: str) -> None:
    """Drop a layer; UsageError, with those there are, where none is called so."""
    known = layers_in(folder)
    if name not in [one.name for one in known]:
        raise UsageError(f"No layer is called {name!r}. {known_layers(known)}")
    path_of(folder, name).unlink()


def path_of(folder: Path, name: str) -> Path:
    """Where the layer of that name lies, once it is kept."""
    return folder / f"{name}{ENDING}"


def known_layers(known: Iterable[Layer]) -> str:
    """A sentence with the layers that there are, or how to get one."""
    names = [one.name for one in known]
    return f"Layers: {', '.join(names)}." if names else "There are none yet; bring one in with: dragoman import"


def _conditions(since: date | None, until: date | None, between: tuple[str, str] | None) -> tuple[str, list[Any]]:
    """Which bonds, in SQL, with its values: those that hold on some day of a period."""
    conditions: list[tuple[str, list[Any]]] = [("TRUE", [])]
    if since:
        conditions.append(("(until IS NULL OR until >= ?)", [since]))
    if until:
        conditions.append(("(since IS NULL OR since <= ?)", [until]))
    if between:
        conditions.append(("one = ? AND other = ?", sorted(between)))
    return " AND ".join(text for text, _ in conditions), [value for _, values in conditions for value in values]


def _counts(tables: Any) -> dict[str, Any]:
    """What the bonds of a table come to, as the fields of a layer."""
    query = """
        SELECT count(*), count(*) FILTER (sign = '+'), count(*) FILTER (sign = '-'), count(*) - count(until),
               min(since), (SELECT count(*) FROM (SELECT one FROM bonds UNION SELECT other FROM bonds))
        FROM bonds"""
    ((bonds, positive, negative, lasting, since, actors),) = tables.execute(query).fetchall()
    counts = {"bonds": bonds, "positive": positive, "negative": negative, "lasting": lasting, "actors": actors}
    return counts | {"since": since}


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
