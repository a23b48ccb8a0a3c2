"""The language of a report is told, and plain English without loading a model."""

import sys

import pytest

from dragoman.documents.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The kings of both countries have signed a pact, they said on Monday.", "en"),
        ("Ruritania denied it.", "en"),
        ("Der König war in Berlin und hat mit der Kanzlerin über den Vertrag gesprochen, sagte er am Montag.", "de"),
        ("De koning was in Den Haag en heeft met de minister over het verdrag gesproken, zei hij maandag.", "nl"),
        ("El rey estuvo en Madrid y habló con la ministra sobre el tratado, según dijo el lunes.", "es"),
        ("Король был в Москве и говорил с министром о договоре, сообщил он в понедельник.", "ru"),
        ("كان الملك في بغداد وتحدث مع الوزير عن المعاهدة يوم الاثنين", "ar"),
        ("12 34 ---", None),
    ],
)
def test_languages_are_told(text, language):
    assert language_of(text) == language


def test_english_reports_need_no_model(monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid", None)  # an import would fail

    assert language_of("The kings signed a pact that will run for forty years, and they left. " * 5) == "en"


def test_only_a_sample_of_a_long_text_is_looked_at():
    assert language_of("The kings have signed the pact, and they left. " * 200_000) == "en"
