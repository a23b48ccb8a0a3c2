"""Records into DuckDB: written as JSON lines, which it reads faster than values one by one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

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


class Lines:
    """Records of one kind on their way into a table, as JSON lines; a context manager that takes the file away."""

    def __init__(self, path: Path, kind: type[Record]) -> None:
        self.path, self.kind = path, kind
        self.count, self.longest = 0, 0
        self._file = path.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._file.close()  # fails where the disk is full
        finally:
            self.path.unlink(missing_ok=True)

    def add(self, records: Iterable[Record]) -> None:
        """Write records behind those that are there."""
        for record in records:
            line = msgspec.json.encode(record)
            self._file.write(line + b"\n")
            self.count, self.longest = self.count + 1, max(self.longest, len(line) + 1)

    def table(self) -> str:
        """The table, in SQL, that reads the lines with a column for each field."""
        self._file.flush()
        columns = ", ".join(f"'{field.encode_name}': '{column_type(field.type)}'" for field in fields_of(self.kind))
        longest = max(self.longest, SHORTEST)
        settings = f"format = 'newline_delimited', maximum_object_size = {longest}, columns = {{{columns}}}"
        return f"read_json({quoted(self.path)}, {settings})"


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
    with Lines(folder / f"{table}{PARTIAL}", kind) as lines:
        lines.add(records)
        move(lines, tables, table, new=new)


def move(lines: Lines, tables: duckdb.DuckDBPyConnection, table: str, *, new: bool = False) -> None:
    """Take written records into a table, or into a `new` one."""
    source = f"SELECT * FROM {lines.table()}"
    if new:
        tables.execute(f"CREATE TABLE {table} AS {source}")
    else:
        tables.execute(f"INSERT INTO {table} ({', '.join(lines.kind.__struct_fields__)}) {source}")


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
    if isinstance(described, types.DictType):
        return f"MAP({column_type(described.key_type)}, {column_type(described.value_type)})"
    if isinstance(described, types.StructType):
        fields = (f'"{field.encode_name}" {column_type(field.type)}' for field in described.fields)
        return f"STRUCT({', '.join(fields)})"
    return PLAIN[type(described)]


def quoted(path: Path) -> str:
    """A path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
