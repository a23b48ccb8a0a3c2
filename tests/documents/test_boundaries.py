"""The network sees each block by itself, however many are asked about at once."""

import numpy as np
import pytest

from dragoman.documents import boundaries
from dragoman.documents.boundaries import Boundaries, chunks, marks_of, packaged, shape, signals, times
from dragoman.documents.tokens import tokenize


def words(text: str, *lasts: str) -> list[boundaries.Word]:
    return [(t.text, text[t.end : t.end + 1] == " ", t.text in lasts) for t in tokenize(text)]


def test_a_sentence_end_is_likely_where_there_is_one_and_unlikely_elsewhere():
    text = "The kings met in Szohod. They signed nothing."

    (likely,) = packaged().ends([words(text, ".")])

    assert [word for (word, _, _), chance in zip(words(text), likely, strict=True) if chance > 0.5] == [".", "."]
    assert ((likely > 0.9) | (likely < 0.1)).all()


def test_blocks_do_not_see_each_other():
    one, other = words("They met. All was said", "."), words("Nothing was signed.", ".")

    first, second = packaged().ends([one, other])
    alone, again = packaged().ends([other, other])

    assert len(first) == len(one)
    assert np.allclose(second, alone, atol=1e-5)
    assert np.allclose(alone, again, atol=1e-5)


def test_a_long_text_is_read_in_chunks_that_change_nothing(monkeypatch):
    text = words("The kings met in Szohod. They signed nothing, and left. " * 30, ".")
    (whole,) = packaged().ends([text])

    monkeypatch.setattr(boundaries, "CHUNK", 50)
    (pieces,) = packaged().ends([text])

    assert np.allclose(whole, pieces, atol=1e-5)
    assert [(begin, end) for _, begin, end, _ in chunks(120)] == [(0, 50), (50, 100), (100, 120)]


@pytest.mark.parametrize("count", [0, 1, boundaries.ROWS_AT_ONCE, 3 * boundaries.ROWS_AT_ONCE + 5])
@pytest.mark.parametrize("shape", [(8, 5), (8,)])
def test_rows_are_multiplied_a_few_at_a_time(count, shape):
    chance = np.random.default_rng(0)
    rows, matrix = chance.normal(size=(count, 8)), chance.normal(size=shape)

    assert np.allclose(times(rows, matrix), rows @ matrix)


def test_nothing_asked_is_nothing_answered():
    assert packaged().ends([]) == []
    assert [len(found) for found in packaged().ends([[]])] == [0]


def test_forms_beyond_the_memory_are_learned_anew(monkeypatch):
    with np.load(boundaries.PACKAGED) as weights:
        network = Boundaries(dict(weights))
    text = words("The kings met in Szohod.", ".")
    (before,) = network.ends([text])

    monkeypatch.setattr(boundaries, "KNOWN", 3)
    (after,) = network.ends([text])

    assert np.allclose(before, after)


@pytest.mark.parametrize(
    ("form", "wanted"), [("Iran", "Xxxx"), ("U.S.", "X.X."), ("5,000", "0,000"), ("ministers", "xxx"), ("?!", "?!")]
)
def test_a_shape_keeps_kinds_of_signs_and_short_runs(form, wanted):
    assert shape(form) == wanted


def test_brackets_and_quotes_are_open_until_they_close_within_their_block():
    forms = ["(", "a", ")", "b", "“", "c", "”", '"', "d", "(", "e"]
    begins = np.array([0] * 9 + [9] * 2)
    flags = np.zeros(len(forms), np.bool_)

    found = signals(flags, flags, np.array([marks_of(form) for form in forms]), begins, lined=False)

    assert [forms[at] for at in np.flatnonzero(found[:, 2])] == ["(", "a", "(", "e"]
    assert [forms[at] for at in np.flatnonzero(found[:, 3])] == ["“", "c"]
    assert [forms[at] for at in np.flatnonzero(found[:, 4])] == ['"', "d"]
