"""The arguments of predicates from the scores of words seen from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.reader.decode import BioPaths, BioSpan, spans
from dragoman.reader.windows import Window
from dragoman.records import Argument

Places = NDArray[np.int64]


def rows_of(window: Window, predicates: Places) -> tuple[dict[str, Places], list[int]]:
    """For each predicate a row for every word of its stretch (`of`, `word`), and how many rows each has."""
    stretches = [window.of[at] for at in predicates.tolist()]
    sizes = [window.lengths[number] for number in stretches]
    of = np.repeat(np.arange(len(predicates)), sizes)
    begin = np.cumsum(sizes) - sizes
    first = np.array([window.starts[number] for number in stretches])
    return {"of": of, "word": np.arange(len(of)) + (first - begin)[of]}, sizes


def arguments_of(
    scores: NDArray[np.float32], lengths: Sequence[int], paths: BioPaths
) -> Iterator[tuple[Argument, ...]]:
    """The arguments of each predicate, from its rows' scores; rows of predicates lie end to end."""
    tags = paths.best(scores, lengths)
    # By how much each word's tag is better than none, summed from the first row on.
    sums = np.concatenate([[0.0], np.cumsum(scores[np.arange(len(tags)), tags] - scores[:, 0], dtype=np.float64)])
    begin = 0
    for found, length in zip(spans(tags, lengths, paths.kinds), lengths, strict=True):
        yield tuple(Argument(role=role, first=first, last=last) for role, first, last in _each_once(found, sums, begin))
        begin += length


def _each_once(found: list[BioSpan], sums: NDArray[np.float64], begin: int) -> list[BioSpan]:
    """Of two spans with one core role the better stays (inverted quotes make such pairs)."""
    core = [span for span in found if span[0].startswith("ARG") and not span[0].startswith("ARGM")]
    if len({role for role, _, _ in core}) == len(core):
        return found

    def lead(span: BioSpan) -> float:
        _, first, last = span
        return float(sums[begin + last] - sums[begin + first]) / (last - first)

    best: dict[str, BioSpan] = {}
    for span in core:
        best[span[0]] = max(best.get(span[0], span), span, key=lead)
    return [span for span in found if span not in core or best[span[0]] == span]
