from __future__ import annotations

from math import comb

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.judgements import rule, weigh, wilson
from tests.builders import claim, judgement

# However busy the machine is.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


CLAIMS = [claim(id=f"c{number}", document=f"d{number}") for number in range(5)]


def test_right_is_what_was_accepted_as_the_reader_found_it():
    one, two, three, four, _ = CLAIMS
    made = [
        judgement("accept", one),
        judgement("reject", two, at=1, note="the recipient, and stance"),
        judgement("correct", three, at=2, changes={"type": "AID"}),
        judgement("accept", three, at=3),
        judgement("accept", four, at=4),
        judgement("reject", four, at=5, note="Recipient."),
    ]

    found = weigh(CLAIMS, rule(made, CLAIMS), ("type", "recipient", "stance"))

    assert (found.drawn, found.judged, found.right, found.wrong, found.precision) == (5, 4, 1, 3, 0.25)
    assert found.interval == wilson(1, 4)
    assert found.wrong_in == {"recipient": 2, "type": 1, "stance": 1}


def test_without_judgements_nothing_is_known():
    found = weigh(CLAIMS, rule([], CLAIMS))

    assert (found.judged, found.precision, found.interval) == (0, None, (0.0, 1.0))


@pytest.mark.parametrize(
    ("right", "judged", "interval"),
    # Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
    [(81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (1, 29, (0.0061, 0.1718))],
)
def test_the_interval_is_that_of_the_literature(right, judged, interval):
    assert wilson(right, judged) == pytest.approx(interval, abs=5e-5)


@CALM
@given(st.integers(1, 400), st.data())
def test_the_interval_holds_the_share_and_mirrors_its_opposite(judged, data):
    right = data.draw(st.integers(0, judged))
    low, high = wilson(right, judged)

    assert 0 <= low <= high <= 1
    assert low - 1e-12 <= right / judged <= high + 1e-12
    assert wilson(judged - right, judged) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_it_holds_the_truth_in_about_95_of_100_samples(share):
    size = 80
    held = 0.0
    for right in range(size + 1):
        low, high = wilson(right, size)
        if low <= share <= high:
            held += comb(size, right) * share**right * (1 - share) ** (size - right)

    assert 0.93 < held < 0.97
