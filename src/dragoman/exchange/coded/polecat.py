"""POLECAT: 40 columns with a header, events in PLOVER itself.

Several actors stand in one cell, joined by "; ". Some files have headers with
more names than their rows have cells ("Headline"), some stand twice, some
rows end in surplus tabs.
"""

from __future__ import annotations

from dragoman.coding import Form, Shape
from dragoman.exchange.coded.cells import cell, date, key, number
from dragoman.exchange.coded.meaning import named_place, plover_act, polecat_actors

CITATION = (
    "Scarborough, Grace I., Benjamin E. Bagozzi, Andreas Beger, John Berrie, Andrew Halterman, Philip A. Schrodt and "
    "Jevon Spivey. 2023. POLECAT Weekly Data. Harvard Dataverse. https://doi.org/10.7910/DVN/AJGVIT"
)
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
PLACE = f"coalesce({cell('City')}, {cell('District')}, {cell('Province')}, {cell('Placename')})"
# Coordinates of a whole province or country are its middle: nothing happened there.
TOWN = f"coalesce({cell('City')}, {cell('District')}) IS NOT NULL"
DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%m/%d/%Y")


# Contexts under which PLOVER codes what does not happen on the day.
ASIDE = {"hypothetical": "told as a possibility", "future": "told of the future", "historical": "told of the past"}


def _who(side: str) -> str:
    return key(*(cell(name) for name in (f"{side} Name", f"{side} Country", f"{side} COW", f"Primary {side} Sector")))


def _aside() -> str:
    when = " ".join(f"WHEN contains(lower({cell('Contexts')}), '{word}') THEN '{why}'" for word, why in ASIDE.items())
    return f"CASE {when} END"


FORM = Form(
    name="polecat",
    title="POLECAT",
    citation=CITATION,
    shapes=(
        Shape(
            "POLECAT events",
            COLUMNS,
            header=True,
            slack=True,
            aliases={"Event Intensity": "Intensity"},
            select={
                "row": f"CASE WHEN {cell('Event ID')} <> 'Event ID' THEN {cell('Event ID')} END",
                "day": date(cell("Event Date"), *DAYS),
                "until": date(cell("Event Date"), *DAYS),
                "initiator": _who("Actor"),
                "recipient": _who("Recipient"),
                "directed": "true",
                "act": key(cell("Event Type"), cell("Event Mode")),
                "aside": _aside(),
                "code": f"concat_ws(' ', {cell('Event Type')}, {cell('Event Mode')})",
                "goldstein": number(cell("Intensity")),
                "place": key(PLACE, cell("Country")),
                "latitude": number(f"CASE WHEN {TOWN} THEN {cell('Latitude')} END"),
                "longitude": number(f"CASE WHEN {TOWN} THEN {cell('Longitude')} END"),
                "publisher": cell("Source"),
            },
        ),
    ),
    who=polecat_actors,
    what=plover_act,
    where=named_place,
)
