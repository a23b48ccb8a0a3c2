"""Free phrases to country and sector, and the head words they are made with."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import code, heads

DAY = date(2015, 1, 1)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("German troops", ("DEU", "MIL")),
        ("the Iranian foreign minister", ("IRN", "GOV")),
        ("Iranian Foreign Minister Mohammad Javad Zarif", ("IRN", "GOV")),
        ("Denmark's central bank", ("DNK", "GOV")),
        ("Japanese intelligence agency officers", ("JPN", "SPY")),
        ("members of the Italian parliament", ("ITA", "LEG")),
        ("the president of the Kenyan human rights commission", ("KEN", "SOC")),
        ("Moroccan police", ("MAR", "COP")),
        ("Peruvian farmers", ("PER", "AGR")),
        ("Tehran", ("IRN", "GOV")),
        ("Bolivia", ("BOL", None)),
        ("the Pentagon", ("USA", "MIL")),
        ("Mossad", ("ISR", "SPY")),
        ("the U.N. Security Council", ("UNO", None)),
        ("NATO", ("IGO", None)),
        ("Boko Haram fighters", ("NGA", "REB")),
        ("masked gunmen", (None, "UAF")),
        ("Kaduna State government", ("NGA", "GOV")),
        ("police in Kharkiv", ("UKR", "COP")),
        ("the mayor of Ramadi", ("IRQ", "GOV")),
        ("General Lima Perth", (None, "MIL")),
        ("a blue chair", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_phrase_is_coded_by_country_and_sector(phrase, expected):
    assert tuple(code(phrase, DAY)) == expected


def test_a_former_minister_is_coded_to_the_state_once_served():
    assert tuple(code("Jack Straw", date(2004, 1, 1))) == ("GBR", "GOV")
    assert tuple(code("Jack Straw", DAY)) == ("GBR", "ELI")


def test_the_longest_head_is_taken():
    words = ["the", "foreign", "ministry", "spokesman"]
    found = list(heads().all(words))
    assert [(match.head.sector, match.head.kind, match.first, match.last) for match in found] == [
        ("GOV", "office", 1, 3),
        ("GOV", "person", 3, 4),
    ]


def test_no_head_begins_at_an_ordinary_word():
    assert heads().longest(["blue", "chair"], 0) is None
