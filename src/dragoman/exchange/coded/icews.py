"""ICEWS coded events: 20 columns with a header, those of the yearly files and of the daily ones.

Names of actors in words, sectors as paths of terms, events in CAMEO. Files
are Latin-1 as often as not, some codes are none ('13y'), and ids occur twice.
Rows of one report that tell the same of the same pair and day are one happening.
"""

from __future__ import annotations

from dragoman.coding import Form, Shape
from dragoman.exchange.coded.cells import cell, date, key, number
from dragoman.exchange.coded.meaning import cameo_act, icews_actor, named_place

CITATION = (
    "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz and Michael Ward. 2015. "
    "ICEWS Coded Event Data. Harvard Dataverse. https://doi.org/10.7910/DVN/28075"
)
COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
PLACE = f"coalesce({cell('City')}, {cell('District')}, {cell('Province')})"
# Coordinates of a whole province or country are its middle: nothing happened there.
TOWN = f"coalesce({cell('City')}, {cell('District')}) IS NOT NULL"
DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%m/%d/%Y", "%Y%m%d")


def _who(side: str) -> str:
    return key(*(cell(f"{side} {part}") for part in ("Name", "Sectors", "Country")))


FORM = Form(
    name="icews",
    title="ICEWS coded events",
    citation=CITATION,
    shapes=(
        Shape(
            "ICEWS events",
            COLUMNS,
            header=True,
            select={
                "row": f"CASE WHEN {cell('Event ID')} <> 'Event ID' THEN {cell('Event ID')} END",
                "happening": cell("Story ID"),
                "day": date(cell("Event Date"), *DAYS),
                "until": date(cell("Event Date"), *DAYS),
                "initiator": _who("Source"),
                "recipient": _who("Target"),
                "directed": "true",
                "act": f"coalesce({cell('CAMEO Code')}, {cell('Event Text')})",
                "code": cell("CAMEO Code"),
                "goldstein": number(cell("Intensity")),
                "place": key(PLACE, cell("Country")),
                "latitude": number(f"CASE WHEN {TOWN} THEN {cell('Latitude')} END"),
                "longitude": number(f"CASE WHEN {TOWN} THEN {cell('Longitude')} END"),
                "publisher": cell("Publisher"),
                "words": cell("Event Text"),
            },
        ),
    ),
    who=icews_actor,
    what=cameo_act,
    where=named_place,
)
