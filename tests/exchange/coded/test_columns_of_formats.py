"""What the columns of each format are, row by row: days, actors, acts, places, and the traps in them."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding import COLUMNS, SEPARATOR
from dragoman.exchange.coded import FORMS
from tests.exchange.coded import invented
from tests.exchange.coded.taken import rows_of


@pytest.fixture
def rows(tmp_path):
    """The rows of a table of a format, by the columns of ours."""
    return lambda form, text: rows_of(form, tmp_path / "table.txt", text)


def cells(key):
    return key.split(SEPARATOR)


def gdelt(**changed):
    return invented.bare(invented.columns("gdelt"), [invented.gdelt(1, **changed)])


def test_every_shape_tells_columns_of_ours_alone():
    for form in FORMS.values():
        for shape in form.shapes:
            assert set(shape.select) <= set(COLUMNS), shape.name
            assert shape.mentions or {"day", "initiator", "recipient", "act", "code"} <= set(shape.select)
            assert len(set(shape.columns)) == len(shape.columns)


def test_gdelt_has_61_58_57_and_16_columns_icews_20_polecat_40_phoenix_26_and_27():
    counts = {name: [len(shape.columns) for shape in form.shapes] for name, form in FORMS.items()}
    assert counts["gdelt"] == [61, 58, 57, 16]
    assert (counts["icews"], counts["polecat"], counts["phoenix"][:2]) == ([20], [40], [26, 27])
    assert len(invented.ACLED_TODAY) == 31


def test_a_row_of_gdelt_tells_day_pair_act_and_place(rows):
    (row,) = rows("gdelt", gdelt())
    assert (row["row"], row["day"], row["until"], row["directed"]) == ("1", date(2017, 1, 5), date(2017, 1, 5), True)
    assert cells(row["initiator"]) == ["KENMIL", "KENYA"]
    assert cells(row["recipient"]) == ["SOM", "SOMALIA"]
    assert (row["act"], row["code"], row["goldstein"], row["mentions"]) == ("190", "190", -10.0, 4)
    assert cells(row["place"]) == ["Garissa, Kenya (general), Kenya", "KE"]
    assert (round(row["latitude"], 2), round(row["longitude"], 2)) == (-0.45, 39.64)
    assert row["happening"] == row["url"] == "https://example.org/border"


def test_codes_of_gdelt_keep_their_leading_zeros_and_quotation_marks_are_letters(rows):
    (row,) = rows("gdelt", gdelt(EventCode="043", ActionGeo_FullName='"Old" Town, Kenya'))
    assert row["act"] == "043"
    assert cells(row["place"])[0] == '"Old" Town, Kenya'


def test_whoever_is_not_named_in_gdelt_is_nobody(rows):
    nobody = {f"Actor2{part}": "" for part in ("Code", "Name", "CountryCode")}
    (row,) = rows("gdelt", gdelt(**nobody, ActionGeo_FullName="", ActionGeo_CountryCode="", ActionGeo_Type=""))
    assert (row["recipient"], row["place"]) == (None, None)


def test_what_is_no_day_and_no_number_is_told_as_nothing(rows):
    wrong = gdelt(SQLDATE="20171305", GoldsteinScale="high", NumMentions="", ActionGeo_Lat="0#")
    row, _ = rows("gdelt", wrong + gdelt())
    assert [row[name] for name in ("day", "goldstein", "mentions", "latitude")] == [None] * 4


def test_gdelt_1_says_the_same_and_before_april_2013_has_no_address(rows):
    later = {name: str(cell) for name, cell in invented.gdelt(1).items() if name != "SOURCEURL"}
    (row,) = rows("gdelt", invented.bare(invented.columns("gdelt", 2), [later]))
    (whole,) = rows("gdelt", gdelt())
    assert row == {name: cell for name, cell in whole.items() if name not in ("happening", "url")}


def test_a_mention_tells_whose_event_it_mentions_where_and_when(rows):
    mention = {"GLOBALEVENTID": 1, "EventTimeDate": "20170105120000", "MentionTimeDate": "20170106123000",
               "MentionType": 1, "MentionSourceName": "example.org", "MentionIdentifier": "https://example.org/1",
               "Confidence": 40}  # fmt: skip
    (row,) = rows("gdelt", invented.bare(invented.columns("gdelt", 3), [mention]))
    assert row == {"row": "1", "day": date(2017, 1, 6), "url": "https://example.org/1", "publisher": "example.org"}


@pytest.mark.parametrize(
    ("form", "of_a_country"),
    [("gdelt", {"ActionGeo_Type": "1"}), ("icews", {"City": "NULL"}), ("polecat", {"City": ""})],
)
def test_the_middle_of_a_country_is_no_place_where_anything_happened(rows, form, of_a_country):
    rows_of_form = {"gdelt": gdelt, "icews": lambda **cells: icews(invented.icews(1, **cells)), "polecat": polecat}
    (town,), (country,) = (rows(form, rows_of_form[form](**cells)) for cells in ({}, of_a_country))
    assert [one["latitude"] is None for one in (town, country)] == [False, True]
    assert [one["longitude"] is None for one in (town, country)] == [False, True]


def icews(*rows, encoding="utf-8"):
    return invented.headed(invented.columns("icews"), rows).encode(encoding)


def test_a_row_of_icews_tells_names_sectors_and_countries(rows):
    (row,) = rows("icews", icews(invented.icews(7)))
    assert cells(row["initiator"]) == ["Military (Norway)", "Military,Government", "Norway"]
    assert cells(row["recipient"])[2] == "Sweden"
    assert (row["row"], row["happening"], row["day"]) == ("7", "700", date(2014, 3, 2))
    assert (row["act"], row["goldstein"], row["words"]) == ("190", -10.0, "Use conventional military force")
    assert cells(row["place"]) == ["Oslo", "Norway"]


def test_icews_in_latin_1_keeps_its_letters_and_codes_that_are_none(rows):
    (row,) = rows("icews", icews(invented.icews(7, **{"City": "Malmö", "CAMEO Code": "13y"}), encoding="latin-1"))
    assert cells(row["place"])[0] == "Malmö"
    assert row["act"] == row["code"] == "13y"


def test_an_act_of_icews_without_a_code_goes_by_what_it_is_called(rows):
    (row,) = rows("icews", icews(invented.icews(7, **{"CAMEO Code": "NULL"})))
    assert (row["act"], row["code"]) == ("Use conventional military force", None)
    assert FORMS["icews"].what(row["act"]).type == "ASSAULT"


def test_icews_writes_null_for_what_it_does_not_know(rows):
    nobody = {"Target Name": "NULL", "Target Sectors": "", "Target Country": "NULL", "City": "NULL"}
    (row,) = rows("icews", icews(invented.icews(7, **nobody)))
    assert row["recipient"] is None
    assert cells(row["place"]) == ["Oslo", "Norway"]


def test_a_header_within_icews_is_no_row(rows):
    names = invented.columns("icews")
    text = invented.headed(names, [invented.icews(1)]) * 2
    assert [row["row"] for row in rows("icews", text)] == ["1", None, "1"]


def polecat(**changed):
    return invented.headed(invented.columns("polecat"), [invented.polecat(1, **changed)])


def test_a_row_of_polecat_tells_type_and_mode_of_plover(rows):
    (row,) = rows("polecat", polecat())
    assert cells(row["act"]) == ["ACCUSE", "disapprove"]
    assert (row["row"], row["code"], row["day"]) == ("20230103-1", "ACCUSE disapprove", date(2023, 1, 3))
    assert cells(row["initiator"]) == ["Norway", "NOR", "NOR", "GOV"]
    assert row["aside"] is None


def test_several_actors_of_polecat_stay_in_one_key(rows):
    (row,) = rows("polecat", polecat(**{"Actor Name": "Norway; Finland", "Actor Country": "NOR; FIN"}))
    assert cells(row["initiator"])[:2] == ["Norway; Finland", "NOR; FIN"]


def test_none_of_polecat_is_nobody(rows):
    (row,) = rows("polecat", polecat(**{f"Recipient {part}": "None" for part in ("Name", "Country", "COW")},
                                     **{"Primary Recipient Sector": "None", "Event Mode": "None"}))  # fmt: skip
    assert row["recipient"] is None
    assert (row["act"].strip(SEPARATOR), row["code"]) == ("ACCUSE", "ACCUSE")


@pytest.mark.parametrize(
    ("contexts", "why"),
    [
        ("diplomatic; hypothetical", "told as a possibility"),
        ("historical", "told of the past"),
        ("Future; military", "told of the future"),
        ("military", None),
    ],
)
def test_what_polecat_tells_under_other_contexts_than_the_day_is_set_aside(rows, contexts, why):
    assert rows("polecat", polecat(Contexts=contexts))[0]["aside"] == why


def test_surplus_tabs_at_the_end_of_rows_of_polecat_are_nothing(rows):
    names = invented.columns("polecat")
    row = invented.line(names, invented.polecat(1))
    (found,) = rows("polecat", "\t".join(names) + "\t\t\n" + row + "\t\t\n")
    assert found["row"] == "20230103-1"


def test_a_row_of_phoenix_tells_the_first_of_its_addresses(rows):
    (row,) = rows("phoenix", invented.bare(invented.columns("phoenix"), [invented.phoenix(3)]))
    assert (row["row"], row["day"], row["act"]) == ("3_v0.3.0", date(2015, 6, 20), "190")
    assert cells(row["initiator"]) == ["TURMIL"]
    assert (row["url"], row["publisher"]) == ("https://example.org/a", "gazette;herald")


def test_historical_phoenix_comes_with_a_header_and_commas(rows):
    row = {"eid": "NYT1", "story_date": "6/20/1975", "source": "TURMIL", "source_root": "TUR", "source_agent": "MIL",
           "target": "CYP", "target_root": "CYP", "code": "0211", "goldstein": "3.4", "aid": "17",
           "countryname": "CYP"}  # fmt: skip
    (found,) = rows("phoenix", invented.quoted(invented.columns("phoenix", 2), [row]))
    assert (found["row"], found["day"], found["act"]) == ("NYT1", date(1975, 6, 20), "0211")
    assert cells(found["recipient"]) == ["CYP"]


def acled(delimiter=",", names=invented.ACLED_TODAY, **changed):
    row = {name: cell for name, cell in invented.acled(9, **changed).items() if name in names}
    return invented.quoted(names, [row], delimiter)


def test_a_row_of_acled_does_not_say_who_of_the_two_did_it(rows):
    (row,) = rows("acled", acled())
    assert (row["row"], row["day"], row["until"], row["directed"]) == (
        "MLI9", date(2022, 6, 18), date(2022, 6, 18), False,
    )  # fmt: skip
    assert cells(row["initiator"]) == ["Military Forces of Mali (2021-)", "State Forces"]
    assert cells(row["act"]) == ["Battles", "Armed clash"]
    assert row["words"] == 'Soldiers fought, it is said, "for hours".'


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [("1", 18, 18), ("2", 15, 21), ("3", 1, 30), ("", 18, 18)],
    ids=["day", "week", "month", "not told"],
)
def test_where_acled_knows_the_week_or_the_month_any_day_of_it_may_be_meant(rows, precision, first, last):
    (row,) = rows("acled", acled(time_precision=precision))
    assert (row["day"], row["until"]) == (date(2022, 6, first), date(2022, 6, last))


def test_acled_of_older_years_has_other_columns_days_and_numbers_for_who_is_who(rows):
    names = ("data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision",
             "event_type", "sub_event_type", "actor1", "ally_actor_1", "inter1", "actor2", "ally_actor_2", "inter2",
             "country", "location", "iso3")  # fmt: skip
    (row,) = rows("acled", acled(";", names, event_date="18 June 2022", inter1="1", data_id="77"))
    assert (row["row"], row["day"], cells(row["initiator"])[1]) == ("MLI9", date(2022, 6, 18), "1")
    shouted = [name.upper() for name in names]
    text = acled(names=names, event_date="18/06/2022", data_id="77").replace(",".join(names), ",".join(shouted))
    (row,) = rows("acled", text)
    assert row["day"] == date(2022, 6, 18)
