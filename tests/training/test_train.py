"""A training that was stopped goes on as if it had not been."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

torch = pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
import train  # noqa: E402

PLAN = train.Plan(passes=3, seed=4, warmup=2)
CORPUS = SimpleNamespace(one_pass=lambda number, seed, late: [float(seed + number + at) for at in range(5)])


class Tiny(torch.nn.Module):
    """A layer called encoder, dropout, a head."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.head = torch.nn.Linear(4, 8), torch.nn.Linear(8, 1)

    def forward(self, x: Any) -> Any:
        return self.head(torch.nn.functional.dropout(self.encoder(x), 0.5))


def in_order(examples: list[float], pieces: Any, size: int, pick: random.Random) -> Iterator[tuple[str, Any, Any]]:
    pick.shuffle(examples)
    yield from (("tree", example, None) for example in examples)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of one number each, whose loss is how far a tiny network is from it."""
    far = lambda network, _, number, __: {"far": (network(torch.ones(1, 4)) - number).square().mean()}  # noqa: E731
    monkeypatch.setattr(train, "batches", in_order)
    monkeypatch.setattr(train, "LOSSES", {"tree": far})


def begun() -> Any:
    torch.manual_seed(1)
    return train.Run(Tiny())


def weights(run: Any) -> Any:
    return torch.cat([parameter.flatten() for parameter in run.network.parameters()])


@pytest.mark.parametrize("stop", [1, 5, 7, 15])
def test_a_stopped_training_ends_with_the_same_weights(tmp_path: Path, stop: int):
    whole = begun()
    places = list(train.train(whole, CORPUS, None, None, PLAN))
    first = begun()
    seen = [place for _, place in zip(range(stop), train.train(first, CORPUS, None, None, PLAN), strict=False)]
    first.keep(tmp_path / train.CHECKPOINT)
    again = begun()
    again.resume(tmp_path / train.CHECKPOINT)
    seen += train.train(again, CORPUS, None, None, PLAN)
    assert seen == places
    assert torch.equal(weights(again), weights(whole))


def test_a_checkpoint_gives_back_the_same_weights_and_place(tmp_path: Path):
    run = begun()
    list(train.train(run, CORPUS, None, None, PLAN))
    run.keep(tmp_path / train.CHECKPOINT)
    again = begun()
    again.resume(tmp_path / train.CHECKPOINT)
    assert torch.equal(weights(again), weights(run))
    assert (again.steps, again.number, again.batch) == (15, 3, 0)


def test_a_short_training_takes_so_many_batches_of_each_pass():
    run = begun()
    places = list(train.train(run, CORPUS, None, None, PLAN._replace(most=2)))
    assert [place["of"] for place in places] == [2] * 6
    assert run.steps == 6


def test_there_is_a_checkpoint_after_each_pass(tmp_path: Path):
    run, found = begun(), []
    for place in train.train(run, CORPUS, None, None, PLAN):
        train.logged(run, iter([place]), tmp_path)
        if (tmp_path / train.CHECKPOINT).exists():
            found.append((place["pass"], place["batch"]))
            (tmp_path / train.CHECKPOINT).unlink()
    assert found == [(0, 4), (1, 4), (2, 4)]


def test_without_a_checkpoint_nothing_is_packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked = ["train.py", "--shared", str(tmp_path), "--run", str(tmp_path / "run"), "--export-only"]
    monkeypatch.setattr(sys, "argv", asked)
    with pytest.raises(SystemExit, match="holds no checkpoint to package"):
        train.main()
