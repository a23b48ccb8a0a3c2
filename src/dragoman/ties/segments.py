"""Cut a series of counts into stretches of one rate each, exactly.

Takes amounts and exposures of steps of time, gives the steps at which a new
rate begins. Counts are negative binomial of one `size`: that law can be added
up over time, so that days, half-months and years tell the same. The rate of a
stretch is integrated out, so that a cut has to pay for the rate it brings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, polygamma, psi

Floats = NDArray[np.float64]

PRIOR = 0.5  # counts that the prior on a rate is worth: half a count, as in Jeffreys' prior for a Poisson rate
SIZES = np.array([0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64])  # tried for the scatter of a series
# Before any count is seen, a month's scatter about its rate is of size 3, give or take a factor of e: so it is in the
# series between sides of the Gulf region.
USUAL_SIZE, SPREAD = 3.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """How counts scatter about their rate, and what rates there are.

    In a step of exposure 1 the variance is rate + rate² / size. `slack` is 1
    or more: evidence is divided by it, as neighbouring steps move together
    and so tell less than their number (long-run variance over variance).
    """

    size: float
    slack: float
    usual: float  # rate about which the prior lies

    def score(self, amount: Any, exposure: Any) -> Any:
        """The log of how likely stretches of these sums are, their rates integrated out."""
        return _score(amount / self.slack, exposure / self.slack, self.size, self.usual)

    def log_rate(self, amount: float, exposure: float) -> tuple[float, float]:
        """Mean and standard deviation of the log of a stretch's rate, given its sums."""
        a, b = self._prior()
        more, much = a + amount / self.slack, b + self.size * exposure / self.slack
        deviation = np.sqrt(polygamma(1, more) + polygamma(1, much))
        return float(np.log(self.size) + psi(more) - psi(much)), float(deviation)

    def tails(self, count: int, exposure: float, amount: float, before: float) -> tuple[float, float]:
        """How probable so few, and so many, counts are in a step, after steps of an amount and exposure at one rate.

        By the posterior predictive distribution: the rate is integrated out.
        """
        values, k = np.arange(count + 1), self.size * exposure
        logs = self.score(amount + values, before + exposure) - self.score(amount, before)
        chances = np.exp(logs + gammaln(values + k) - gammaln(k) - gammaln(values + 1))
        return float(chances.sum()), float(1 - chances[:-1].sum())

    def _prior(self) -> tuple[float, float]:
        return _prior(self.size, self.usual)


def _prior(size: Any, usual: float) -> tuple[float, Any]:
    """Parameters of the beta prior of rate / (rate + size); its mean rate is the usual one."""
    return PRIOR, 1 + PRIOR * size / usual


def _score(amount: Any, exposure: Any, size: Any, usual: float) -> Any:
    """As `Law.score` without slack, of one size or of several in a column."""
    a, b = _prior(size, usual)
    more, much = a + amount, b + size * exposure
    return (gammaln(more) - gammaln(a)) + (gammaln(much) - gammaln(b)) - (gammaln(more + much) - gammaln(a + b))


def law_of(amounts: Floats, exposures: Floats, *, window: int, slack: float) -> Law:
    """The law of a series; its size is told from the scatter within windows of so many steps.

    Each window has a rate of its own, so that shifts between windows are not
    taken for scatter.
    """
    covered = max(float(exposures.sum()), 1e-9)
    usual = max(float(amounts.sum()), PRIOR) / covered
    count = len(amounts) // window * window
    x, e = amounts[:count].reshape(-1, window), exposures[:count].reshape(-1, window)
    there, sizes = e > 0, SIZES[:, None]
    k = sizes * e[there]
    scatter = (gammaln(x[there] + k) - gammaln(k)).sum(axis=1)
    likely = _score(x.sum(axis=1), e.sum(axis=1), sizes, usual).sum(axis=1)
    unlikely = (np.log(SIZES / USUAL_SIZE) / SPREAD) ** 2 / 2
    return Law(size=float(SIZES[np.argmax(scatter + likely - unlikely)]), slack=slack, usual=usual)


def partition(amounts: Floats, exposures: Floats, law: Law, *, penalty: float) -> list[int]:
    """The first steps of all stretches but the first, of the best of all ways to cut the series.

    The best has the highest score of its stretches, less `penalty` for each
    cut. All ways are weighed, by optimal partitioning (Jackson et al. 2005,
    "An algorithm for optimal partitioning of data on an interval", IEEE
    Signal Processing Letters 12): time grows with the square of the steps.
    """
    n = len(amounts)
    sums, spans = totals(amounts), totals(exposures)
    best = np.empty(n + 1)
    best[0] = penalty  # the first stretch is cut off from nothing
    came = np.zeros(n + 1, dtype=np.int64)
    for end in range(1, n + 1):
        scores = best[:end] - penalty + law.score(sums[end] - sums[:end], spans[end] - spans[:end])
        came[end] = np.argmax(scores)
        best[end] = scores[came[end]]
    cuts: list[int] = []
    end = int(came[n])
    while end > 0:
        cuts.append(end)
        end = int(came[end])
    return cuts[::-1]


def positions(amounts: Floats, exposures: Floats, law: Law) -> Floats:
    """How probable each place of the one cut of a series is: before its second step, its third, …; sums to 1."""
    sums, spans = np.cumsum(amounts), np.cumsum(exposures)
    before, after = law.score(sums[:-1], spans[:-1]), law.score(sums[-1] - sums[:-1], spans[-1] - spans[:-1])
    odds = np.exp(before + after - (before + after).max())
    return np.asarray(odds / odds.sum())


def totals(amounts: Floats) -> Floats:
    """What comes before each step, and before the end."""
    return np.concatenate(([0.0], np.cumsum(amounts)))
