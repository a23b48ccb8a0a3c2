"""The picture of the reliability curves shows what was measured."""

from __future__ import annotations

import importlib.util
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def curves() -> ModuleType:
    spec = importlib.util.spec_from_file_location("curves", ROOT / "docs" / "curves.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def head(*curve: tuple[float, float, int], ece: float = 1.5) -> dict[str, object]:
    measured = {"ece": ece, "curve": [list(point) for point in curve]}
    return {"before": measured, "after": measured}


def test_the_picture_is_up_to_date(curves: ModuleType):
    if curves.CALIBRATION.exists():
        report = json.loads(curves.CALIBRATION.read_text(encoding="utf-8"))
        assert curves.CURVES.read_text(encoding="utf-8") == curves.drawn(report), "run: python docs/curves.py"
    else:
        assert not curves.CURVES.exists()


def test_every_head_has_its_square_and_every_bin_its_point(curves: ModuleType):
    heads = {f"head{n}": head((0.2, 0.3, 10), (0.8, 0.7, 30)) for n in range(7)}
    picture = curves.drawn({"heads": heads})
    ElementTree.fromstring(picture)
    assert picture.count('class="frame"') == 7
    assert picture.count("<circle") == 7 * 4 + 2
    assert all(f">{name}<" in picture for name in heads)


def test_an_exact_bin_lies_on_the_diagonal_and_a_sure_one_below(curves: ModuleType):
    points = "\n".join(curves.curve("after", [(0.25, 0.25, 5), (0.9, 0.6, 5)], 0.0, 1.0))
    (x, y), (right, low) = [map(float, found) for found in re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', points)]
    assert x + y == pytest.approx(curves.SIDE)
    assert right + low > curves.SIDE


def test_factuality_has_its_own_scale(curves: ModuleType):
    assert 'cx="66.0" cy="66.0"' in "\n".join(curves.square("factuality", head((0.0, 0.0, 5))))
