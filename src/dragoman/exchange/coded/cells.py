"""Cells of a table as expressions in SQL, for the `select` of a Shape: all are text, NULL where they say nothing."""

from __future__ import annotations

from dragoman.coding import SEPARATOR

# How formats write that they do not know, whatever the case of the letters.
VOID = ("", "null", "none", "na", "n/a", "nan", "--")


def cell(column: str, *also: str) -> str:
    """A cell without the blanks around it; NULL for one that is empty, or says in a word that it is."""
    text = f"trim({quoted(column)})"
    void = ", ".join(f"'{word}'" for word in (*VOID, *also))
    return f"CASE WHEN lower({text}) NOT IN ({void}) THEN {text} END"


def plain(column: str) -> str:
    """A cell of a table that has no words for nothing: only an empty one says nothing."""
    return f"nullif({quoted(column)}, '')"


def key(*cells: str) -> str:
    """Several cells, as `cell` or `plain` give them, joined to a key; NULL where all say nothing."""
    joined = ", ".join(f"coalesce({one}, '')" for one in cells)
    nothing = "repeat(chr(31), " + str(len(cells) - 1) + ")"
    return f"nullif(concat_ws(chr(31), {joined}), {nothing})"


def parts(text: str, count: int) -> list[str | None]:
    """The cells of a key, None for those that say nothing."""
    found: list[str | None] = [part or None for part in text.split(SEPARATOR)]
    return found + [None] * (count - len(found))


def date(text: str, *forms: str) -> str:
    """A day written in one of some forms (`%Y%m%d`); NULL for what is none."""
    listed = ", ".join(f"'{form}'" for form in forms)
    return f"try_strptime({text}, [{listed}])::DATE"


def number(text: str, kind: str = "FLOAT") -> str:
    """A number of a type of SQL; NULL for what is none."""
    return f"TRY_CAST({text} AS {kind})"


def quoted(column: str) -> str:
    """The name of a column, in SQL."""
    return '"' + column.replace('"', '""') + '"'
