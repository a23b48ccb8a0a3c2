"""Read a table of others' event data into a part: typed columns, a row each, in the order of the file.

Takes a Sheet, gives a Parquet file and what was rejected. DuckDB reads all
cells as text, and the Form's expressions make the columns of them; a row with
too few or too many cells is counted and named by its line, and never stops
the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman.coding import COLUMNS, Sheet
from dragoman.errors import InputError
from dragoman.store.coded.parts import Part, metadata
from dragoman.store.full_disk import is_full
from dragoman.store.rows import quoted

if TYPE_CHECKING:
    import duckdb

# What is told of the rows of one fault: the first few lines.
NAMED = 3
# A character that no table holds: a line is then read as one cell.
NOTHING = "\x01"


class Read(NamedTuple):
    """What came of a table."""

    rows: int  # that are kept
    rejected: dict[str, int]  # why rows are not, and how many
    faults: tuple[str, ...]  # the same in sentences, with the first lines


def write_rows(tables: duckdb.DuckDBPyConnection, sheet: Sheet, about: Part, partial: Path) -> Read:
    """Write the rows of a table to `partial`; InputError where it cannot be read as what it was taken for."""
    import duckdb

    options = f"FORMAT parquet, COMPRESSION zstd, {metadata(about)}"
    try:
        tables.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
        query = f"COPY ({rows_of(sheet, about.digest)}) TO {quoted(partial)} ({options})"
        ((rows,),) = tables.execute(query).fetchall()
    except duckdb.Error as fault:
        if is_full(fault) or isinstance(fault, duckdb.OutOfMemoryException):
            raise
        raise InputError(sheet.name, f"cannot be read as {sheet.shape.name} ({first_line(fault)})") from None
    rejected = dict(rejects(tables, sheet))
    faults = tuple(
        f"{sheet.name}: {count:,} × {why}, left out ({lines_named(lines, count)})"
        for why, (count, lines) in rejected.items()
    )
    return Read(rows, {why: count for why, (count, _) in rejected.items()}, faults)


def rows_of(sheet: Sheet, digest: str) -> str:
    """The query that gives the columns of a row."""
    if sheet.parquet:
        names = ", ".join(map(named, sheet.columns))
        cells = f"SELECT COLUMNS(*)::VARCHAR FROM {table_of(sheet)} AS t({names})"
    elif sheet.shape.slack:
        cells = split(sheet)
    else:
        # Of a bare cell DuckDB would make the type while it reads, and drop the row where it is of another.
        as_text = ", ".join(f"nullif({named(name)}, '') AS {named(name)}" for name in sheet.columns)
        cells = f"SELECT {as_text} FROM {table_of(sheet)}"
    absent = [name for name in sheet.shape.optional if name not in sheet.columns]
    if absent:
        cells = f"SELECT *, {', '.join(f'NULL::VARCHAR AS {named(name)}' for name in absent)} FROM ({cells})"
    return f"SELECT {', '.join(columns_of(sheet, digest))} FROM ({cells})"


def columns_of(sheet: Sheet, digest: str) -> Iterator[str]:
    """Each column of a row as an expression; NULL where the form does not have it."""
    select = dict(sheet.shape.select)
    # Rows without ids of their own are called by file and number, so that those of two files are not taken for one.
    select.setdefault("row", f"'{digest[:8]}-' || row_number() OVER ()")
    select.setdefault("directed", "TRUE")
    for name, kind in COLUMNS.items():
        yield f"TRY_CAST({select.get(name, 'NULL')} AS {kind}) AS {named(name)}"


def table_of(sheet: Sheet) -> str:
    """The table function that gives the cells of a sheet, all as text."""
    if sheet.parquet:
        return f"read_parquet({quoted(sheet.path)})"
    slack = sheet.shape.slack
    columns = ("line",) if slack else sheet.columns
    mark = '"' if sheet.quoted and not slack else ""
    options = {
        "columns": "{" + ", ".join(f"{text(name)}: 'VARCHAR'" for name in columns) + "}",
        "auto_detect": "false",
        "header": "false",
        "skip": str(sheet.skip),
        "delim": text(NOTHING if slack else sheet.delimiter),
        "quote": text(mark),
        "escape": text(mark),
        "compression": text("gzip" if sheet.path.suffix.lower() == ".gz" else "none"),
        "ignore_errors": "true",
        "store_rejects": "true",
    }
    return f"read_csv({quoted(sheet.path)}, {', '.join(f'{name} = {value}' for name, value in options.items())})"


def split(sheet: Sheet) -> str:
    """The query that gives the cells of lines that may have empty ones too many."""
    size = len(sheet.columns)
    cells = ", ".join(f"nullif(cells[{place}], '') AS {named(name)}" for place, name in enumerate(sheet.columns, 1))
    lines = f"SELECT string_split(line, {text(sheet.delimiter)}) AS cells FROM {table_of(sheet)}"
    fits = f"len(cells) >= {size} AND len(list_filter(cells[{size + 1}:], lambda cell: trim(cell) <> '')) = 0"
    return f"SELECT {cells} FROM ({lines}) WHERE {fits}"


def rejects(tables: duckdb.DuckDBPyConnection, sheet: Sheet) -> Iterator[tuple[str, tuple[int, list[int]]]]:
    """Why rows were rejected, how many, and in which lines the first of them stand."""
    if sheet.parquet:
        return
    query = f"""
        WITH faults AS (
            SELECT line, arg_max(error_type, byte_position)::VARCHAR AS kind,
                   CASE kind WHEN 'MISSING COLUMNS' THEN min(cells) ELSE max(cells) END AS found
            FROM (SELECT *, TRY_CAST(regexp_extract(error_message, 'Found: (\\d+)', 1) AS INTEGER) AS cells
                  FROM reject_errors) GROUP BY line)
        SELECT kind, found, count(*), list(line ORDER BY line)[:{NAMED}] FROM faults GROUP BY ALL ORDER BY count(*) DESC
    """
    for kind, found, count, lines in tables.execute(query).fetchall():
        yield fault_of(kind, found, sheet), (count, lines)
    if sheet.shape.slack:
        yield from _unfit(tables, sheet)


def _unfit(tables: duckdb.DuckDBPyConnection, sheet: Sheet) -> Iterator[tuple[str, tuple[int, list[int]]]]:
    """The same of lines that are split here."""
    size = len(sheet.columns)
    query = f"""
        WITH lines AS (
            SELECT row_number() OVER () + {sheet.skip} AS line, string_split(line, {text(sheet.delimiter)}) AS cells
            FROM {table_of(sheet)})
        SELECT len(cells), count(*), list(line ORDER BY line)[:{NAMED}] FROM lines
        WHERE len(cells) < {size} OR len(list_filter(cells[{size + 1}:], lambda cell: trim(cell) <> '')) > 0
        GROUP BY ALL ORDER BY count(*) DESC"""
    tables.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    for found, count, lines in tables.execute(query).fetchall():
        yield f"a row of {found} cells, not {size}", (count, lines)


def fault_of(kind: str, found: int | None, sheet: Sheet) -> str:
    """What is wrong with a rejected row, in words."""
    if kind in ("MISSING COLUMNS", "TOO MANY COLUMNS"):
        return f"a row of {found} cells, not {len(sheet.columns)}"
    if kind == "INVALID ENCODING":
        return "a row with bytes that are not UTF-8"
    if kind == "UNQUOTED VALUE":
        return "a row in which a quotation mark is out of place; one that never closes takes all rows below with it"
    return f"a row that cannot be read ({kind.lower()})"


def lines_named(lines: list[int], count: int) -> str:
    """The first lines of a fault, for people."""
    told = ", ".join(f"{line:,}" for line in lines)
    return f"{'line' if count == 1 else 'lines'} {told}{' …' if count > len(lines) else ''}"


def first_line(fault: Exception) -> str:
    """What DuckDB says is wrong, without its advice."""
    return str(fault).splitlines()[0].partition("Error: ")[2] or str(fault).splitlines()[0]


def named(column: str) -> str:
    """A column's name in SQL."""
    return '"' + column.replace('"', '""') + '"'


def text(words: str) -> str:
    """Words as an SQL string."""
    return "'" + words.replace("'", "''") + "'"
