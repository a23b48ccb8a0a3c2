"""Which documents are kept already, in a file that workers share: eight bytes a document, sorted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

WIDTH = 8


def write_known(path: Path, ids: Iterable[str]) -> int:
    """Write the ids of documents, which come sorted; gives how many."""
    count = 0
    with path.open("wb") as file:
        for id in ids:
            file.write(bytes.fromhex(id))
            count += 1
    return count


class Known:
    """The ids of such a file: `id in known`."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        self._ids = np.memmap(path, dtype=f">u{WIDTH}", mode="r")

    def __contains__(self, id: object) -> bool:
        wanted = int(str(id), 16)
        at = self._ids.searchsorted(wanted)
        return bool(at < len(self._ids) and self._ids[at] == wanted)
