"""Attributions from a window's cues and what is linked to them."""

from __future__ import annotations

import pytest

from dragoman.documents import tokenize
from dragoman.reader.attributions import Cue, find_attributions
from dragoman.reader.features import quote_states


def told(text: str, content: tuple[str, str] | None, cue: str = "said") -> tuple[str | None, str]:
    """The kind of speech and the words of the content of the one attribution, whose content runs from word to word."""
    tokens = tokenize(text)
    words = [token.text for token in tokens]
    parts = [("source", 0, 1)] if words[0] != '"' else [("source", len(words) - 2, len(words) - 1)]
    if content:
        parts.append(("content", words.index(content[0]), words.index(content[1]) + 1))
    at = words.index(cue)
    (found,) = find_attributions(tokens, quote_states(words), [Cue(at, at + 1, 0.9)], [parts])
    return found.speech, " … ".join(text[span.start : span.end] for span in found.content)


@pytest.mark.parametrize(
    ("text", "content", "speech"),
    [
        ('Moscow said "the drones are ours".', ("the", "ours"), "direct"),
        ('Moscow said "the drones are ours".', ('"', "ours"), "direct"),
        ("Moscow said the drones were its own.", ("the", "own"), "indirect"),
        ('Moscow said the drones were "all ours".', ("the", "ours"), "mixed"),
        ('"They are ours," said Moscow.', ('"', "ours"), "direct"),
        ('Moscow said "they are ours, and nobody else has any.', ("they", "any"), "direct"),
    ],
)
def test_speech_is_direct_where_all_its_words_are_quoted_and_mixed_where_some_are(
    text: str, content: tuple[str, str], speech: str
):
    assert told(text, content)[0] == speech


def test_there_is_no_kind_of_speech_where_nothing_is_said():
    assert told("Moscow said so.", None) == (None, "")
