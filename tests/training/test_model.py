"""Parts of the network that are written otherwise than usual."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
from network import model  # noqa: E402


@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_dropout_drops_its_share_and_keeps_the_mean(kind: torch.dtype):
    torch.manual_seed(1)
    x = torch.ones(500, 41, dtype=kind, requires_grad=True)
    dropped = model.Dropout(0.2).train()(x)
    assert dropped.dtype == kind
    assert (dropped == 0).float().mean().item() == pytest.approx(0.2, abs=0.01)
    assert dropped.float().mean().item() == pytest.approx(1, abs=0.02)
    assert len(dropped.unique()) == 2
    dropped.sum().backward()
    assert torch.equal(x.grad, dropped.detach())


def test_nothing_is_dropped_once_training_is_over():
    x = torch.ones(5)
    assert model.Dropout(0.5).eval()(x) is x
