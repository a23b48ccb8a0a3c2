"""Signed networks drawn at random, for hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from dragoman.system.balance.network import Network


@st.composite
def drawn(draw: Any, most: int = 8) -> Network:
    """A network of at most so many actors, of any density."""
    n = draw(st.integers(2, most))
    pairs = [(one, other) for one in range(n) for other in range(one + 1, n)]
    ends = draw(st.lists(st.sampled_from(pairs), unique=True, min_size=1))
    signed = [draw(st.sampled_from([1.0, 2.0, 0.5])) * draw(st.sampled_from([1, -1])) for _ in ends]
    return Network([str(at) for at in range(n)], ends, signed, 0.5)
