"""What is looked up on a grid, against scipy.stats, and ratios against draws."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from scipy.special import polygamma

from dragoman.ties import gamma
from dragoman.ties.ratio import Ratio

SHAPES = np.array([0.05, 0.3, 0.37, 1.0, 2.5, 10.0, 333.3, 40_000.0])
RATES = np.array([0.1, 2.0, 0.5, 1.0, 7.0, 3.0, 100.0, 41_000.0])


@pytest.mark.parametrize("probability", [0.025, 0.5, 0.975])
def test_quantiles_are_those_of_the_gamma_distribution(probability):
    found = gamma.quantile(SHAPES, RATES, probability)
    assert found == pytest.approx(stats.gamma.ppf(probability, SHAPES, scale=1 / RATES), rel=2e-3)


def test_a_shape_is_found_by_the_variance_of_its_logarithm():
    assert gamma.variance_of_logarithm(SHAPES) == pytest.approx(polygamma(1, SHAPES), rel=1e-3)
    assert gamma.shape_by(polygamma(1, SHAPES)) == pytest.approx(SHAPES, rel=2e-3)


@pytest.mark.parametrize("shape", [0.3, 3.0, 12.0, 40.0])
@pytest.mark.parametrize("under", [1.0, 3.0, 30.0])
def test_a_ratio_is_what_it_is_when_drawn(shape, under):
    draw = np.random.default_rng(1)
    x = 0.3 * draw.gamma(shape, 1, 400_000) / draw.gamma(under, 1, 400_000) ** 0.4
    ratio = Ratio(np.array([shape]), np.array([under]), 0.4, np.array([0.3]))
    low, high = ratio.interval(0.95)
    assert (x < low).mean() == pytest.approx(0.025, abs=0.016)  # the wider, the less is known of the divisor
    assert (x < high).mean() == pytest.approx(0.975, abs=0.012)
    lean, below = ratio.means()
    assert lean == pytest.approx(((1 - x) / (1 + x)).mean(), abs=0.01)
    assert below == pytest.approx((x < 1).mean(), abs=0.01)


def test_where_the_divisor_is_as_good_as_known_the_ratio_is_a_gamma_variable():
    ratio = Ratio(SHAPES, np.full(len(SHAPES), 1e6), 0.4, 1e6**0.4 / RATES)
    low, high = ratio.interval(0.95)
    assert high == pytest.approx(stats.gamma.ppf(0.975, SHAPES, scale=1 / RATES), rel=5e-3)
    assert low == pytest.approx(stats.gamma.ppf(0.025, SHAPES, scale=1 / RATES), rel=2e-2)
    assert ratio.means()[1] == pytest.approx(stats.gamma.cdf(1, SHAPES, scale=1 / RATES), abs=2e-3)
