"""Records into DuckDB: written as JSON lines, which it reads faster than values one by one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import msgspec.inspect as types

from dragoman.records import Record
from dragoman.store.files import PARTIAL

if TYPE_CHECKING:
    import duckdb

# DuckDB reserves a multiple of the longest line that it is told of.
SHORTEST = 2**20

PLAIN: dict[type[types.Type], str] = {
    types.StrType: "VARCHAR",
    types.LiteralType: "VARCHAR",
    types.IntType: "BIGINT",
    types.FloatType: "DOUBLE",
    types.BoolType: "BOOLEAN",
    types.DateType: "DATE",
}


def write_lines(records: Iterable[Record], path: Path) -> tuple[int, int]:
    """Write records as JSON lines; gives how many, and the length of the longest."""
    count, longest = 0, 0
    with path.open("wb") as file:
        for record in records:
            line = msgspec.json.encode(record)
            file.write(line + b"\n")
            count, longest = count + 1, max(longest, len(line) + 1)
    return count, longest


def insert(
    tables: duckdb.DuckDBPyConnection,
    folder: Path,
    table: str,
    kind: type[Record],
    records: Iterable[Record],
    *,
    new: bool = False,
) -> None:
    """Write records into a table, or into a `new` one; `folder` is for what is on its way."""
    lines = folder / f"{table}{PARTIAL}"
    _, longest = write_lines(records, lines)
    source = f"SELECT * FROM {lines_table(kind, lines, longest)}"
    if new:
        tables.execute(f"CREATE TABLE {table} AS {source}")
    else:
        tables.execute(f"INSERT INTO {table} ({', '.join(kind.__struct_fields__)}) {source}")
    lines.unlink()


def lines_table(kind: type[Record], path: Path, longest: int) -> str:
    """The table, in SQL, that reads such lines with a column for each field."""
    columns = ", ".join(f"'{field.encode_name}': '{column_type(field.type)}'" for field in fields_of(kind))
    settings = f"format = 'newline_delimited', maximum_object_size = {max(longest, SHORTEST)}, columns = {{{columns}}}"
    return f"read_json({quoted(path)}, {settings})"


def fields_of(kind: type[Any]) -> tuple[types.Field, ...]:
    """The fields of a record type."""
    described = types.type_info(kind)
    assert isinstance(described, types.StructType)
    return described.fields


def column_type(described: types.Type) -> str:
    """A field's type in DuckDB's words: `str | None` is VARCHAR, a tuple of records a list of structs."""
    if isinstance(described, types.UnionType):
        (described,) = (part for part in described.types if not isinstance(part, types.NoneType))
    if isinstance(described, types.VarTupleType):
        return f"{column_type(described.item_type)}[]"
    if isinstance(described, types.TupleType):  # all of one type, as the ids of a dyad
        (kind,) = {column_type(part) for part in described.item_types}
        return f"{kind}[]"
    if isinstance(described, types.StructType):
        fields = (f'"{field.encode_name}" {column_type(field.type)}' for field in described.fields)
        return f"STRUCT({', '.join(fields)})"
    return PLAIN[type(described)]


def quoted(path: Path) -> str:
    """A path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
