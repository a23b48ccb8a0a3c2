"""Words are cut as the English Web Treebank cuts them."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents import tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("They didn't go.", "They did n't go ."),
        ("It’s Iran’s, isn’t it?", "It ’s Iran ’s , is n’t it ?"),
        ("We cannot, we're gonna", "We can not , we 're gon na"),
        ("the generals' plan", "the generals ' plan"),
        ("a U.S.-led force", "a U.S. - led force"),
        ("US-backed, UN-backed rebels", "US - backed , UN - backed rebels"),
        ("pro-Kremlin and anti-ship", "pro-Kremlin and anti-ship"),
        ("al-Qaeda fired S-400s", "al - Qaeda fired S - 400s"),
        ("$40 billion, $5,000-$20,000", "$ 40 billion , $ 5,000 - $ 20,000"),
        ("US$3.5m, 12%", "US$ 3.5 m , 12 %"),
        ("On Sept. 10, at 7:30pm", "On Sept. 10 , at 7:30 pm"),
        ("Lt. Gen. J. Smith of the U.N.", "Lt. Gen. J. Smith of the U.N."),
        ("“Go,” he said — now…", "“ Go , ” he said — now …"),
        ("and/or 9/11 in 2014-15", "and / or 9/11 in 2014 - 15"),
        ("the 1990s, the 12th", "the 1990s , the 12th"),
        ("See https://example.org/a?b=1.", "See https://example.org/a?b=1 ."),
        ("write to a.b@example.org, please", "write to a.b@example.org , please"),
        ("No. No. 10 is shut.", "No . No. 10 is shut ."),
        ("AT&T met O'Connor in Sana'a", "AT&T met O'Connor in Sana'a"),
        ("wait . . . for it", "wait . . . for it"),
        ("mailto:a.b@example.org and sci.rail.news", "mailto:a.b@example.org and sci.rail.news"),
        ("two files .doc, 7 lbs. of tin", "two files .doc , 7 lbs. of tin"),
        ("Dr.Doe of St.John", "Dr. Doe of St. John"),
        ("call +44 20 or 555/123-4567, x2-3456", "call +44 20 or 555/123-4567 , x2-3456"),
        ("Rs500, 50Hz, 10days", "Rs 500 , 50 Hz , 10 days"),
        ("a map w/o roads, w/ rails, and a B/L", "a map w/o roads , w/ rails , and a B/L"),
        ("it`s th- the end :/ <-- see", "it `s th- the end :/ <-- see"),
        ("he quit [...] and left ^_^", "he quit [...] and left ^_^"),
    ],
)
def test_words_are_cut_as_the_treebank_cuts_them(text, cut):
    assert words(text) == cut.split()


def test_offsets_count_from_where_the_text_begins():
    (first, second) = tokenize("Oil rose", start=100)

    assert (first.start, first.end, second.start, second.end) == (100, 103, 104, 108)


@given(st.text())
def test_words_are_in_order_exact_and_leave_nothing_out(text):
    found = tokenize(text)

    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert "".join(token.text for token in found) == "".join(text.split())


@given(st.text(alphabet="aU.S-'’n t$1,0:/“”?!&@", max_size=80))
def test_so_they_are_in_text_made_of_the_hard_signs(text):
    assert "".join(words(text)) == "".join(text.split())


@pytest.mark.parametrize(
    "unit", ["a-", "a.", "1,", "“", ".", "1", "a", "non-", "a@", "ab.", "a'", "$", "www.", "1-", "A&"]
)
def test_time_grows_with_length_and_no_faster(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.perf_counter()
        tokenize(text)
        return time.perf_counter() - begun

    seconds(10_000)
    assert seconds(200_000) < 30 * seconds(20_000) + 0.2


def test_no_word_is_longer_than_a_reader_can_take():
    assert max(len(word) for word in words("x" * 100_000)) <= 200
