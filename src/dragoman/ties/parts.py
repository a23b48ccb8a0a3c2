"""Compute columns of millions part by part: what comes between stays near, where whole columns would go far each time.

Takes columns and what is to be told of them, gives a column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

TOGETHER = 16_384  # rows of a part: a few columns of them stay in the nearer memory of one core


def parts_of(count: int) -> Iterator[slice]:
    """So many rows, some at a time."""
    return (slice(first, min(first + TOGETHER, count)) for first in range(0, count, TOGETHER))


def in_parts(tell: Callable[..., Any], *columns: NDArray[Any]) -> NDArray[np.float64]:
    """What is told of each row by its columns, all of which are as long."""
    found = np.empty(len(columns[0]))
    for some in parts_of(len(found)):
        found[some] = tell(*(column[some] for column in columns))
    return found
