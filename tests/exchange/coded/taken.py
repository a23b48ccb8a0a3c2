"""Take the columns of a table as its format tells them, with nothing but DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from dragoman.coding import COLUMNS, Form, Sheet
from dragoman.exchange.coded import FORMS, tables


def rows_of(form: Form | str, path: Path, text: str | bytes) -> list[dict[str, Any]]:
    """The rows of a table, by the columns that a Form's `select` gives them."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    form = FORMS[form] if isinstance(form, str) else form
    path.with_name("work").mkdir(exist_ok=True)
    rows = []
    for sheet in tables(form, [path], workplace=path.with_name("work"), columns_of=lambda _: ()):
        assert isinstance(sheet, Sheet), sheet
        rows += selected(sheet)
    return rows


def selected(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows of a table that lies as it says."""
    quotes = '"' if sheet.quoted else ""
    columns = dict.fromkeys(sheet.columns, "VARCHAR")
    lacking = [name for name in sheet.shape.optional if name not in sheet.columns]
    cells = "".join(f', NULL::VARCHAR AS "{name}"' for name in lacking)
    wanted = ", ".join(f"({sql})::{COLUMNS[column]} AS {column}" for column, sql in sheet.shape.select.items())
    with duckdb.connect() as database:
        found = database.execute(
            f"SELECT {wanted} FROM (SELECT *{cells} FROM read_csv('{sheet.path}', auto_detect = false, header = false, "
            f"skip = {sheet.skip}, delim = '{sheet.delimiter}', quote = '{quotes}', escape = '{quotes}', "
            f"columns = {columns}, null_padding = {sheet.shape.slack}))"
        )
        return [dict(zip(sheet.shape.select, row, strict=True)) for row in found.fetchall()]
