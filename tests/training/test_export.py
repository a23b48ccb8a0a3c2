"""Written graphs are held against the network: scores where they are not masked, labels one by one."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

for needed in ("torch", "onnx"):
    pytest.importorskip(needed)
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from network import export  # noqa: E402

WANTED = np.array([[1.0, 3.0, -1e4, -1e4], [2.0, -1e4, -1e4, 5.0]], dtype=np.float32)


@pytest.mark.parametrize(("measure", "bound"), [(export.off, export.ALIKE), (export.furthest, export.EQUAL)])
def test_scores_are_compared_where_they_are_not_masked(measure, bound):
    almost = WANTED + np.where(WANTED > 0, 1e-5, -70).astype(np.float32)
    other = np.where(WANTED > 0, 6 - WANTED, WANTED)

    assert measure(almost, WANTED) < bound
    assert measure(other, WANTED) > bound


@pytest.mark.parametrize("measure", [export.off, export.furthest])
@pytest.mark.parametrize("place", [(0, 0), (0, 2)])
def test_another_mask_is_too_far_away_for_any_bound(measure, place):
    other = WANTED.copy()
    other[place] = 2.0 if WANTED[place] < 0 else -1e4

    assert measure(other, WANTED) == np.inf


def test_labels_are_counted_that_are_others():
    assert export.differing(np.array([1, 2, 3, 4]), np.array([1, 2, 3, 5])) == 0.25
