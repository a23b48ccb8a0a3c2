"""Sentences end where a reader would say they end."""

import pytest

from dragoman.documents.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys met in the U.S. | They left on Dec. 28, as planned. | Gen. Smith and Lt. Gen. J. Doe stayed.",
        "He moved to Washington, D.C. in May. | It rained.",
        "The U.N. Security Council met. | Mr. Doe spoke for the U.S. | The vote failed.",
        "“We will not go.” | The minister left.",
        "“Will you go?” Jane Doe asked. | Nobody did.",
        "“Never!” he said. | “Never again!” she said.",
        "He called it “a lie.” | She did not.",
        "There was noise . . . a lot of it. | Then nothing.",
        "They waited... and waited. | Prices rose.",
        "It costs $4.5 million. | Of that, 3.2 were paid.",
        "Ruritania (or what was left of it.) fell. | Others followed.",
        "Acme Inc. sold arms. | It paid for them at 5 p.m. | The ship sailed.",
        "1. Withdraw the troops. | 2. Open the road.",
        "The king signed.[12] | The queen did not.",
        "See No. 10 and pp. 4-5, e.g. the map. | It is old.",
        "He is 40. | His brother is 41!",
        "A headline without a stop",
        "SZOHOD, U.S. — The kings met. | They left.",
        "He saw U.S. President Doe. | The U.N. Officials list is long.",
        "They fell. ... | Others rose. | All was said.",
        "“He said ‘no.’ ” | For years he had said yes.",
    ],
)
def test_sentences_end_at_stops_that_end_them(text):
    wanted = text.split(" | ")

    assert cut(" ".join(wanted)) == wanted


def test_a_range_of_the_text_is_cut_by_itself():
    text = "Not this. Oil rose. Gold fell. Nor this."

    assert list(sentences(text, 10, 30)) == [(10, 19), (20, 30)]


def test_ten_thousand_nested_quotes_are_read_in_time():
    text = "“He said " * 10_000 + "no." + "”" * 10_000

    assert "".join(cut(text)) == text
