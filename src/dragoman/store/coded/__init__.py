"""Keep event data of others, apart from the claims of the project, and answer questions about them.

Parts (`coded/kept/`) are the truth, one for each table that was imported,
never changed. The index (`coded/index/`) is made from them and swapped in
whole, so that readers of the old one see it whole while the new one is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.store.coded.counting import MonthCount, Partner, datasets
from dragoman.store.coded.view import Which, open_coded

if TYPE_CHECKING:
    from dragoman.records import Dataset
    from dragoman.store.project import Project

__all__ = ["MonthCount", "Partner", "Which", "datasets_in"]


def datasets_in(project: Project) -> list[Dataset]:
    """The event data of others that a project has taken in, by name."""
    index = open_coded(project)
    if index is None:
        return []
    try:
        return datasets(index)
    finally:
        index.close()
