"""GDELT events, 2.0 (61 columns), 1.0 (57 columns, 58 with the address of the report), and 2.0 mentions (16).

Actors go by codes of CAMEO, places by those of FIPS 10-4: two systems in one
row. GDELT codes one report many times over: rows of one address that tell the
same of the same pair and day are one happening.
"""

from __future__ import annotations

from dragoman.coding import Form, Shape
from dragoman.exchange.coded.cells import date, key, number, plain
from dragoman.exchange.coded.meaning import cameo_act, cameo_actor, fips_place

CITATION = (
    "Leetaru, Kalev, and Philip A. Schrodt. 2013. GDELT: Global Data on Events, Location and Tone, 1979–2012. "
    "International Studies Association. https://www.gdeltproject.org"
)


def _actor(number: int) -> tuple[str, ...]:
    parts = (
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
        "Type2Code", "Type3Code",
    )  # fmt: skip
    return tuple(f"Actor{number}{part}" for part in parts)


def _place(of: str, *, districts: bool) -> tuple[str, ...]:
    parts = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    return tuple(f"{of}Geo_{part}" for part in parts if districts or part != "ADM2Code")


def _columns(*, districts: bool) -> tuple[str, ...]:
    places = (name for of in ("Actor1", "Actor2", "Action") for name in _place(of, districts=districts))
    return (
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *_actor(1), *_actor(2), "IsRootEvent",
        "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
        "NumArticles", "AvgTone", *places, "DATEADDED",
    )  # fmt: skip


def _who(number: int) -> str:
    """The code has all that the codes beside it say."""
    return key(plain(f"Actor{number}Code"), plain(f"Actor{number}Name"))


# Coordinates of a whole country or state are its middle: nothing happened there.
TOWN = "ActionGeo_Type IN ('3', '4')"
SELECT = {
    "row": plain("GLOBALEVENTID"),
    "day": date(plain("SQLDATE"), "%Y%m%d"),
    "until": date(plain("SQLDATE"), "%Y%m%d"),
    "initiator": _who(1),
    "recipient": _who(2),
    "directed": "true",
    "act": plain("EventCode"),
    "code": plain("EventCode"),
    "goldstein": number(plain("GoldsteinScale")),
    "place": key(plain("ActionGeo_FullName"), plain("ActionGeo_CountryCode")),
    "latitude": number(f"CASE WHEN {TOWN} THEN {plain('ActionGeo_Lat')} END"),
    "longitude": number(f"CASE WHEN {TOWN} THEN {plain('ActionGeo_Long')} END"),
    "mentions": number(plain("NumMentions"), "INTEGER"),
}
TOLD = SELECT | {"happening": plain("SOURCEURL"), "url": plain("SOURCEURL")}
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

FORM = Form(
    name="gdelt",
    title="GDELT 1.0 and 2.0",
    citation=CITATION,
    shapes=(
        Shape("GDELT 2.0 events", (*_columns(districts=True), "SOURCEURL"), header=False, select=TOLD),
        Shape("GDELT 1.0 events", (*_columns(districts=False), "SOURCEURL"), header=False, select=TOLD),
        Shape("GDELT 1.0 events to March 2013", _columns(districts=False), header=False, select=SELECT),
        Shape(
            "GDELT 2.0 mentions",
            MENTIONS,
            header=False,
            select={
                "row": plain("GLOBALEVENTID"),
                "day": date(f"left({plain('MentionTimeDate')}, 8)", "%Y%m%d"),
                "url": plain("MentionIdentifier"),
                "publisher": plain("MentionSourceName"),
            },
            mentions=True,
        ),
    ),
    who=cameo_actor,
    what=cameo_act,
    where=fips_place,
)
