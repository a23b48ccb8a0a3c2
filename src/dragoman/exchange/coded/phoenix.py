"""Phoenix: the daily files of the Open Event Data Alliance (26 or 27 columns) and the historical ones (a header).

Actors and events go by codes of CAMEO. The daily files have no header in
most years; addresses and outlets are lists joined by ";".
"""

from __future__ import annotations

from dragoman.coding import Form, Shape
from dragoman.exchange.coded.cells import cell, date, key, number
from dragoman.exchange.coded.meaning import cameo_act, cameo_actor, named_place

CITATION = (
    "Open Event Data Alliance, Phoenix. http://openeventdata.org; of the historical files: Althaus, Scott, Joseph "
    "Bajjalieh, John F. Carter, Buddy Peyton and Dan A. Shalmon. 2017. Cline Center Historical Phoenix Event Data."
)
COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole",
    "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName",
    "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
HISTORICAL = (
    "eid", "story_date", "year", "month", "day", "source", "source_root", "source_agent", "source_others", "target",
    "target_root", "target_agent", "target_others", "code", "root_code", "quad_class", "goldstein", "joined_issues",
    "lat", "lon", "placename", "statename", "countryname", "aid", "process",
)  # fmt: skip
USED = ("eid", "story_date", "source", "target", "code")


PLACE = f"coalesce({cell('LocationName')}, {cell('StateName')})"
DAILY = {
    "row": cell("EventID"),
    "day": date(cell("Date"), "%Y%m%d", "%Y-%m-%d"),
    "until": date(cell("Date"), "%Y%m%d", "%Y-%m-%d"),
    "initiator": cell("SourceActorFull"),
    "recipient": cell("TargetActorFull"),
    "directed": "true",
    "act": cell("EventCode"),
    "code": cell("EventCode"),
    "goldstein": number(cell("GoldsteinScore")),
    "place": key(PLACE, cell("CountryCode")),
    "latitude": number(cell("Lat")),
    "longitude": number(cell("Lon")),
    "url": f"split_part({cell('URLs')}, ';', 1)",
    "publisher": cell("NewsSources"),
}

FORM = Form(
    name="phoenix",
    title="Phoenix",
    citation=CITATION,
    shapes=(
        Shape("Phoenix events", COLUMNS, header=False, select=DAILY),
        Shape("Phoenix events with their sentence", (*COLUMNS, "GeoSentence"), header=False, select=DAILY),
        Shape(
            "historical Phoenix events",
            USED,
            header=True,
            optional=tuple(name for name in HISTORICAL if name not in USED),
            select={
                "row": cell("eid"),
                "happening": cell("aid"),
                "day": date(cell("story_date"), "%Y-%m-%d", "%m/%d/%Y", "%Y%m%d"),
                "until": date(cell("story_date"), "%Y-%m-%d", "%m/%d/%Y", "%Y%m%d"),
                "initiator": cell("source"),
                "recipient": cell("target"),
                "directed": "true",
                "act": cell("code"),
                "code": cell("code"),
                "goldstein": number(cell("goldstein")),
                "place": key(cell("placename"), cell("countryname")),
                "latitude": number(cell("lat")),
                "longitude": number(cell("lon")),
                "publisher": cell("process"),
            },
        ),
    ),
    who=cameo_actor,
    what=cameo_act,
    where=named_place,
)
