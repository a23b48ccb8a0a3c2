"""ACLED: CSV with a header, of 31 columns today; of other columns before March 2023.

Which of its two actors did it the data do not say. Where the day is not known
but the week or the month, the happening may fall on any day of it.
"""

from __future__ import annotations

from dragoman.coding import Form, Shape
from dragoman.exchange.coded.cells import cell, date, key, number
from dragoman.exchange.coded.meaning import acled_act, acled_actor, numbered_place

CITATION = (
    "Raleigh, Clionadh, Roudabeh Kishi and Andrew Linke. 2023. Political instability patterns are obscured by conflict "
    "dataset scope conditions, sources, and coding choices. Humanities and Social Sciences Communications 10, 74. "
    "https://acleddata.com"
)
NEEDED = ("event_date", "event_type", "actor1", "actor2")
OPTIONAL = (
    "event_id_cnty", "event_id_no_cnty", "data_id", "year", "time_precision", "disorder_type", "sub_event_type",
    "assoc_actor_1", "ally_actor_1", "inter1", "assoc_actor_2", "ally_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "iso3", "gwno", "region", "country", "admin1", "admin2", "admin3", "location",
    "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d-%b-%Y", "%d %b %Y", "%Y-%m-%d %H:%M:%S")
DAY = date(cell("event_date"), *DAYS)
PRECISION = number(cell("time_precision"), "INTEGER")
WEEK, MONTH = 2, 3  # of time_precision
ROW = f"coalesce({cell('event_id_cnty')}, {cell('data_id')})"


def _who(number: int) -> str:
    return key(cell(f"actor{number}"), cell(f"inter{number}"))


def _by_precision(week: str, month: str) -> str:
    """A bound of when it happened, where the week is known, or the month; else the day."""
    return f"CASE {PRECISION} WHEN {WEEK} THEN {week} WHEN {MONTH} THEN {month} ELSE {DAY} END"


FORM = Form(
    name="acled",
    title="ACLED",
    citation=CITATION,
    shapes=(
        Shape(
            "ACLED events",
            NEEDED,
            header=True,
            optional=OPTIONAL,
            select={
                "row": ROW,
                # Of one event the dyadic files have two rows, one for each of its actors.
                "happening": ROW,
                # A week is dated by its middle, a month by whatever day of it is likeliest.
                "day": _by_precision(f"{DAY} - 3", f"date_trunc('month', {DAY})::DATE"),
                "until": _by_precision(f"{DAY} + 3", f"last_day({DAY})"),
                "initiator": _who(1),
                "recipient": _who(2),
                "directed": "false",
                "act": key(cell("event_type"), cell("sub_event_type")),
                "code": f"coalesce({cell('sub_event_type')}, {cell('event_type')})",
                "place": key(cell("location"), f"coalesce({cell('iso')}, {cell('country')})"),
                "latitude": number(cell("latitude")),
                "longitude": number(cell("longitude")),
                "publisher": cell("source"),
                "words": cell("notes"),
            },
        ),
    ),
    who=acled_actor,
    what=acled_act,
    where=numbered_place,
)
