"""Exports of newspaper databases fall into their articles, each with the title, outlet and day that it has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.documents import gather
from dragoman.errors import InputError
from dragoman.records import Document
from tests.documents.exports import LAYOUTS, Article

TODAY = date(2023, 6, 1)
PACT = Article()
LETTER = Article(
    title="Syldavia’s king: a letter, and no answer to it from either of the two courts",
    outlet="The Herald (International Edition)",
    published=date(2022, 11, 3),
    paragraphs=(
        "The letter of the Syldavian king was not answered, his chamberlain told reporters on Thursday.",
        "Both courts had received it, he said, and “neither has found the time” to write back from the café in Klow.",
    ),
    byline=None,
)
THREE = (
    PACT,
    LETTER,
    Article(title="Ruritania recalls envoy", published=date(2022, 11, 9), paragraphs=LETTER.paragraphs[::-1]),
)


def found(folder: Path, name: str, data: bytes) -> list[Document | InputError]:
    path = folder / name
    path.write_bytes(data)
    return list(gather([str(path)], today=TODAY))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_articles_come_out_of_every_layout_as_they_went_in(layout: str, tmp_path: Path):
    reports = found(tmp_path, layout, LAYOUTS[layout](THREE))

    assert [item for item in reports if isinstance(item, InputError)] == []
    assert [(r.title, r.outlet, r.published) for r in reports] == [(a.title, a.outlet, a.published) for a in THREE]
    for report, article in zip(reports, THREE, strict=True):
        body = " ".join(report.text.split())
        assert body.endswith(" ".join(article.paragraphs))
        assert body.startswith(article.title)
        assert len(body) < len(article.title + " ".join(article.paragraphs)) + 40
