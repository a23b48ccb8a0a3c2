"""Names, dates and letters: whom a name means."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import registry


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Iran", "IRN"), ("Tehran", "IRN"), ("the Kremlin", "RUS"), ("Kyiv", "UKR"), ("Kiev", "UKR"),
        ("U.S.", "USA"), ("US", "USA"), ("U.K.", "GBR"), ("Frenchman", "FRA"), ("Burma", "MMR"), ("Zaire", "COD"),
        ("the Islamic Republic of Iran", "IRN"), ("North Korea's", "PRK"), ("Quai d'Orsay", "FRA"),
        ("Kosovo", "XKX"), ("Taiwan", "TWN"), ("Palestinians", "PSE"), ("Türkiye", "TUR"),
        ("al Qaida", "al-qaida"), ("al-Qaeda", "al-qaida"), ("Kata’ib Hizballah", "kataib-hezbollah"),
        ("Daesh", "islamic-state"), ("ISIL", "islamic-state"), ("Nato", "nato"), ("the United Nations", "un"),
        ("The Guardian", "guardian"), ("the Washington Post", "washington-post"), ("Revolutionary Guards", "irgc"),
    ],
)  # fmt: skip
def test_a_name_is_known_in_its_spellings(name, id):
    assert registry().resolve(name, date(2014, 12, 28)).id == id
