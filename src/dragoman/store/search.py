"""Full text of the sentences that carry claims: SQLite's FTS5, in a file beside DuckDB's.

The index holds words and row numbers, no text; a row is the number of the
sentence's first claim. Rows of claims that are gone are left and match nothing.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "search.sqlite"

_TERM = re.compile(r'"([^"]*)"|(\S+)')


def create_index(path: Path) -> sqlite3.Connection:
    """An empty index, or the one at `path`, open for adding; it need not survive a stop, so it is not synced."""
    index = sqlite3.connect(path, isolation_level=None)
    index.execute("PRAGMA journal_mode = OFF")
    index.execute("PRAGMA synchronous = OFF")
    index.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS sentences "
        "USING fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 2')"
    )
    return index


def add_sentences(index: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Add numbered sentences, in one transaction."""
    index.execute("BEGIN")
    index.executemany("INSERT INTO sentences (rowid, text) VALUES (?, ?)", rows)
    index.execute("COMMIT")


class Index:
    """An index opened for reading, which may be asked until it is closed, even when a writer has dropped its file."""

    def __init__(self, path: Path) -> None:
        """The index at `path`; sqlite3.OperationalError where there is none."""
        self._path = path
        self._held = _opened(path)
        self._lock = Lock()

    def close(self) -> None:
        """Let go of the file."""
        self._held.close()

    def matching(self, words: str) -> list[int]:
        """Numbers of the sentences with all the words, or the phrase in quotation marks; "drone*" matches "drones"."""
        found = self._matching(words)
        return [int(number) for number in found.split(",")] if found else []

    def matching_array(self, words: str) -> NDArray[Any]:
        """The same as an array, which is ten times as quick where there are a hundred thousand."""
        import numpy as np

        found = self._matching(words)
        return np.fromstring(found, sep=",", dtype=np.int64) if found else np.zeros(0, dtype=np.int64)

    def _matching(self, words: str) -> str:
        """The numbers with commas between."""
        query = "SELECT group_concat(rowid) FROM sentences WHERE sentences MATCH ?"
        with self._connection() as connection:
            (found,) = connection.execute(query, (expression(words),)).fetchone()
        return found or ""

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """One's own while the file is there, so that nobody waits; then the one that is held, one after another."""
        try:
            own = _opened(self._path)
        except sqlite3.OperationalError:
            with self._lock:
                yield self._held
            return
        try:
            yield own
        finally:
            own.close()


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def expression(words: str) -> str:
    """The search in FTS5's language: every word quoted, so that AND, NEAR or a hyphen are words like others."""
    terms = []
    for phrase, word in _TERM.findall(words):
        prefix = word.endswith("*")
        text = (phrase or word.rstrip("*")).replace('"', " ").strip()
        if any(sign.isalnum() for sign in text):
            terms.append(f'"{text}"{" *" if prefix else ""}')
    if not terms:
        raise UsageError(f"{words!r} holds no word to search for.")
    return " ".join(terms)
