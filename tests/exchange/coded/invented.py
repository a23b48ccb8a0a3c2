"""Invented rows of event data, in the forms of those who publish such, and the tables they make."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from dragoman.exchange.coded import FORMS

Row = Mapping[str, object]


def columns(form: str, shape: int = 0) -> tuple[str, ...]:
    """The columns of a shape of a format, those that it need not have behind the others."""
    found = FORMS[form].shapes[shape]
    return (*found.columns, *found.optional)


def line(names: Sequence[str], row: Row, delimiter: str = "\t") -> str:
    """A row as a line of a table."""
    assert set(row) <= set(names), set(row) - set(names)
    return delimiter.join(str(row.get(name, "")) for name in names)


def bare(names: Sequence[str], rows: Iterable[Row]) -> str:
    """A table without a header, as GDELT and Phoenix are."""
    return "".join(f"{line(names, row)}\n" for row in rows)


def headed(names: Sequence[str], rows: Iterable[Row]) -> str:
    """A table with a header, as ICEWS and POLECAT are."""
    return "\t".join(names) + "\n" + bare(names, rows)


def quoted(names: Sequence[str], rows: Iterable[Row], delimiter: str = ",") -> str:
    """A table in CSV, as ACLED is."""
    table = io.StringIO()
    writer = csv.DictWriter(table, names, delimiter=delimiter, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def gdelt(row: int, **cells: object) -> dict[str, object]:
    """A row of GDELT 2.0: the Kenyan army fights Somalia in Garissa."""
    return {
        "GLOBALEVENTID": row, "SQLDATE": "20170105", "MonthYear": "201701", "Year": "2017", "FractionDate": "2017.0137",
        "Actor1Code": "KENMIL", "Actor1Name": "KENYA", "Actor1CountryCode": "KEN", "Actor1Type1Code": "MIL",
        "Actor2Code": "SOM", "Actor2Name": "SOMALIA", "Actor2CountryCode": "SOM", "IsRootEvent": "1",
        "EventCode": "190", "EventBaseCode": "190", "EventRootCode": "19", "QuadClass": "4", "GoldsteinScale": "-10.0",
        "NumMentions": "4", "NumSources": "1", "NumArticles": "4", "AvgTone": "-3.5", "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Garissa, Kenya (general), Kenya", "ActionGeo_CountryCode": "KE",
        "ActionGeo_Lat": "-0.45", "ActionGeo_Long": "39.64", "DATEADDED": "20170105120000",
        "SOURCEURL": "https://example.org/border",
    } | cells  # fmt: skip


def icews(row: int, **cells: object) -> dict[str, object]:
    """A row of ICEWS: the government of Norland criticises Sweden's."""
    return {
        "Event ID": row, "Event Date": "2014-03-02", "Source Name": "Military (Norway)",
        "Source Sectors": "Military,Government", "Source Country": "Norway",
        "Event Text": "Use conventional military force",
        "CAMEO Code": "190", "Intensity": "-10.0", "Target Name": "Citizen (Sweden)",
        "Target Sectors": "Social,General Population / Civilian / Social", "Target Country": "Sweden",
        "Story ID": f"{row}00", "Sentence Number": "3", "Publisher": "The Invented Gazette", "City": "Oslo",
        "District": "", "Province": "Oslo", "Country": "Norway", "Latitude": "59.9", "Longitude": "10.7",
    } | cells  # fmt: skip


def polecat(row: int, **cells: object) -> dict[str, object]:
    """A row of POLECAT: Norway's government accuses Sweden's."""
    return {
        "Event ID": f"20230103-{row}", "Event Date": "2023-01-03", "Event Type": "ACCUSE", "Event Mode": "disapprove",
        "Intensity": "-2.0", "Quad Code": "VERBAL CONFLICT", "Contexts": "diplomatic", "Actor Name": "Norway",
        "Actor Country": "NOR", "Actor COW": "NOR", "Primary Actor Sector": "GOV", "Actor Sectors": "GOV",
        "Recipient Name": "Sweden", "Recipient Country": "SWE", "Recipient COW": "SWD",
        "Primary Recipient Sector": "GOV", "Recipient Sectors": "GOV", "Placename": "Oslo", "City": "Oslo",
        "Province": "Oslo", "Country": "NOR", "Latitude": "59.9", "Longitude": "10.7", "Source": "Invented Gazette",
        "Publication Date": "2023-01-03", "Language": "en", "Version": "NGEC_1",
    } | cells  # fmt: skip


def phoenix(row: int, **cells: object) -> dict[str, object]:
    """A row of Phoenix: Turkey's army fights Syrian rebels."""
    return {
        "EventID": f"{row}_v0.3.0", "Date": "20150620", "Year": "2015", "Month": "6", "Day": "20",
        "SourceActorFull": "TURMIL", "SourceActorEntity": "TUR", "SourceActorRole": "MIL",
        "TargetActorFull": "SYRREB", "TargetActorEntity": "SYR", "TargetActorRole": "REB", "EventCode": "190",
        "EventRootCode": "19", "PentaClass": "4", "GoldsteinScore": "-10.0", "Lat": "36.2", "Lon": "37.1",
        "LocationName": "Aleppo", "StateName": "Aleppo", "CountryCode": "SYR", "SentenceID": "abc_1",
        "URLs": "https://example.org/a;https://example.org/b", "NewsSources": "gazette;herald",
    } | cells  # fmt: skip


def acled(row: int, **cells: object) -> dict[str, object]:
    """A row of ACLED: the army of Mali and an armed group fight."""
    return {
        "event_id_cnty": f"MLI{row}", "event_date": "2022-06-18", "year": "2022", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
        "actor1": "Military Forces of Mali (2021-)", "inter1": "State Forces", "actor2": "Invented Brigade",
        "inter2": "Rebel group", "interaction": "State Forces-Rebel group", "iso": "466", "region": "Western Africa",
        "country": "Mali", "admin1": "Mopti", "admin2": "Bandiagara", "location": "Invented Village",
        "latitude": "14.3", "longitude": "-3.6", "geo_precision": "1", "source": "Invented Gazette",
        "source_scale": "National", "notes": 'Soldiers fought, it is said, "for hours".', "fatalities": "3",
        "timestamp": "1656000000",
    } | cells  # fmt: skip


# The 31 columns of today, in their order.
ACLED_TODAY = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
