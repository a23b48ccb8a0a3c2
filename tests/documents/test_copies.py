"""Wire copies are recognised, and reports of one happening in other words are not."""

import random
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents.copies import group, likeness, shared, signature
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


# the passages that two texts share


def passages(text: str, other: str, **choices: int) -> list[tuple[str, str]]:
    """The shared passages as they stand in the one text and in the other."""
    found = shared(text, other, **choices)
    return [(text[one.start : one.end], other[one.other_start : one.other_end]) for one in found]


def test_a_shared_passage_is_told_as_it_stands_in_either_text():
    wire = "HARBOUR (Wire) - “The envoy has not signed the river pact,” the minister said on Monday. Talks go on."
    printed = 'Pact in doubt\n\n"The  envoy has not signed\nthe river pact", the Minister said on monday. More soon.'

    assert passages(wire, printed) == [
        (
            "The envoy has not signed the river pact,” the minister said on Monday",
            'The  envoy has not signed\nthe river pact", the Minister said on monday',
        )
    ]


def test_of_several_passages_the_longest_comes_first():
    first, second = story(1, 1)[0], " ".join(story(2, 3))
    found = passages(f"{first} {second}", f"{first} A line of its own. {second}")

    assert found == [(second.rstrip("."), second.rstrip(".")), (first.rstrip("."), first.rstrip("."))]


def test_texts_that_share_only_stock_phrases_share_no_passage():
    one, other = "The minister told reporters on Monday that the bridge held.", "On Monday the minister told reporters."
    assert shared(one, other) == []
    assert shared("", one) == shared(one, "") == []
    assert passages(one, other, least=3) == [("The minister told reporters", "the minister told reporters")]


@given(st.lists(st.sampled_from(["the", "king", "of", "a", "river"]), max_size=40), st.randoms())
def test_what_is_shared_stands_in_both_texts_and_does_not_overlap(some: list[str], pick: random.Random):
    text = " ".join(some)
    other = " ".join(pick.sample(some, len(some)) + some[: len(some) // 2])

    found = shared(text, other, least=3)

    for one in found:
        words = text[one.start : one.end].split()
        assert words == other[one.other_start : one.other_end].split()
        assert len(words) == one.words >= 3
    ordered = sorted(found, key=lambda one: one.start)
    assert all(one.end < then.start for one, then in pairwise(ordered))
    assert all(one.other_end < then.other_start for one, then in pairwise(ordered))


def test_two_passages_never_share_a_word():
    assert passages("a b c d e f", "a b c d x c d e f", least=2) == [("a b c d", "a b c d"), ("e f", "e f")]


def test_long_texts_are_compared_at_once():
    whole = [paragraph for seed in range(30) for paragraph in story(seed)]
    printed = [paragraph for number, paragraph in enumerate(whole) if number % 7]
    text, other = "\n\n".join(whole), "\n\n".join(printed)
    assert len(text.split()) > 10_000

    started = time.perf_counter()
    found = shared(text, other)

    assert time.perf_counter() - started < 3
    assert sum(one.words for one in found) > 0.95 * len(other.split())
