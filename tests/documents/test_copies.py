"""Wire copies are recognised, and reports of one happening in other words are not."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents.copies import group, likeness, signature
from dragoman.documents.wordlists import words

DAY = date(2022, 10, 29)
NOUNS = words("king envoy army bridge pact river border minister harbour treaty tank village council letter road")
VERBS = words("signed crossed left refused sent saw asked told held reached closed opened promised denied met")


def story(seed: int, paragraphs: int = 12) -> list[str]:
    """A made-up report; another seed is another report about the same sort of things."""
    pick = random.Random(seed)

    def sentence() -> str:
        first, second, third = (pick.choice(sorted(NOUNS)) for _ in range(3))
        return f"The {first} of the {second} {pick.choice(sorted(VERBS))} the {third} {pick.randint(1, 99)} times."

    return [" ".join(sentence() for _ in range(3)) for _ in range(paragraphs)]


def row(name: str, paragraphs: list[str], day: date | None = DAY) -> tuple[str, date | None, bytes | None]:
    return name, day, signature("\n\n".join(paragraphs))


def test_a_copy_may_lose_paragraphs_and_gain_some():
    whole = story(1)
    printed = {
        "same": whole,
        "cut": whole[:5],
        "headed": ["Kings sign pact in Szohod", *whole],
        "local": [*whole[:6], *story(2, 2), *whole[6:]],
        "furnished": [*whole, "Share this on Facebook", "Subscribe to our newsletter"],
    }

    origins = group(
        [row("wire", whole), *(row(f"z-{name}", text, DAY + timedelta(1)) for name, text in printed.items())]
    )

    assert set(origins.values()) == {"wire"}


def test_other_reports_of_the_same_happening_are_not_copies():
    lead = ["The kings of Ruritania and Borduria signed a pact on Monday in the old palace of Szohod."]

    origins = group(row(str(seed), [*lead, *story(seed)]) for seed in range(20))

    assert all(name == origin for name, origin in origins.items())


def test_one_quotation_in_both_makes_no_copy():
    quoted = story(9, 2)

    origins = group([row("a", [*story(1), *quoted]), row("b", [*story(2), *quoted])])

    assert origins == {"a": "a", "b": "b"}


def test_the_earliest_is_the_origin_and_then_the_smallest_id():
    text = story(1)

    assert set(group([row("a", text, None), row("b", text, DAY), row("c", text, DAY - timedelta(1))]).values()) == {"c"}
    assert set(group([row("b", text), row("a", text)]).values()) == {"a"}


def test_the_same_words_two_months_later_are_another_edition():
    text = story(1)

    assert group([row("a", text), row("b", text, DAY + timedelta(60))]) == {"a": "a", "b": "b"}


def test_a_round_up_of_two_stories_does_not_join_them():
    one, two = story(1, 8), story(2, 8)

    origins = group([row("one", one), row("two", two), row("zz-both", [*one, *two], DAY + timedelta(1))])

    assert origins["one"] == "one"
    assert origins["two"] == "two"


def test_a_few_words_have_no_signature():
    assert signature("The kings signed a pact on Monday.") is None
    assert group([("a", DAY, None), ("b", DAY, None)]) == {"a": "a", "b": "b"}


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_reports_come_does_not_matter(shuffling):
    rows = [row(f"{seed}-{cut}", story(seed)[:cut], DAY + timedelta(cut)) for seed in range(3) for cut in (12, 9, 6, 3)]
    wanted = group(rows)

    shuffling.shuffle(rows)

    assert group(rows) == wanted


@pytest.mark.parametrize("cut", [3, 6, 9])
def test_the_share_of_the_smaller_text_is_estimated(cut):
    whole = story(1)
    first, second = signature("\n\n".join(whole)), signature("\n\n".join([*whole[:cut], *story(5, cut)]))

    assert first is not None
    assert second is not None
    assert likeness(first, second)[1] == pytest.approx(cut / min(12, 2 * cut), abs=0.2)
