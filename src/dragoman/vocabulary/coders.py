"""How often rows of others' event data are right (coders.csv, which says where its figures come from)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("coders.csv")
COLUMNS = ("form", "right")
UNKNOWN = 0.5  # of a format that the table does not have


def precision(form: str) -> float:
    """The share of a format's rows that are right in who, what and whom, 0 to 1."""
    return precisions().get(form, UNKNOWN)


@cache
def precisions() -> dict[str, float]:
    """The share of right rows by format. Raises VocabularyError for what is wrong in the table."""
    return load(TABLE)


def load(path: Path) -> dict[str, float]:
    """The shares of a table by format. Raises VocabularyError naming file and line of every fault."""
    found: dict[str, float] = {}

    def share(row: Row) -> None:
        form, right = row.cells["form"], row.cells["right"]
        if form in found:
            raise ValueError(f"{form} stands twice")
        try:
            found[form] = float(right)
        except ValueError:
            found[form] = 0.0
        if not 0 < found[form] <= 1:
            raise ValueError(f'right "{right}" is not a number over 0 and up to 1')

    read_table(path, COLUMNS, share)
    return found
