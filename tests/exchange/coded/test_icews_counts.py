"""Rows of ICEWS made again of what others publish of it come to what a count with nothing but pandas makes of them.

Of ICEWS14 (quadruples) every tenth of a year, of the JSON sample all.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.coding import SEPARATOR
from dragoman.exchange.coded import form_of
from dragoman.importing import import_coded
from dragoman.store import Project
from tests.exchange.coded import invented

pd = pytest.importorskip("pandas")

SHARED = Path(os.environ.get("SHARED") or Path(__file__).parents[4] / "shared") / "data"
ARCHIVE = SHARED / "outlook" / "icews14.tar.zst"
SAMPLE = SHARED / "formats" / "icews_to_jsonl_sample_output.jsonl"
TABLES = Path(__file__).parents[3] / "src" / "dragoman"
NAMES = invented.columns("icews")
SIDES = ("Event ID", "Source Name", "Target Name")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARCHIVE.is_file(), reason="no real rows beside the checkout"),
]


def table_of(path: Path, **options):
    return pd.read_csv(path, comment="#", dtype=str, keep_default_na=False, **options)


def member(name: str) -> list[str]:
    command = ["tar", "--zstd", "-xOf", str(ARCHIVE), f"icews14/{name}"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode().splitlines()


def quadruples() -> list[dict[str, object]]:
    """Every tenth happening of 2014 as a row of ICEWS; all reports of a day are one story."""
    entities, relations = (
        {number: name.replace("_", " ") for name, number in (line.split("\t") for line in member(f"{kind}2id.txt"))}
        for kind in ("entity", "relation")
    )
    table = table_of(TABLES / "vocabulary" / "cameo.csv")
    codes = dict(zip(table["name"].str.lower()[::-1], table["code"][::-1], strict=True))
    rows = []
    for number, line in enumerate(member("train.txt")[::10]):
        source, relation, target, hour = line.split("\t")[:4]
        day = date(2014, 1, 1) + timedelta(days=int(hour) // 24)
        text = relations[relation]
        rows.append({
            "Event ID": 2_000_000 + number, "Event Date": day, "Source Name": entities[source],
            "Source Country": country(entities[source]), "Event Text": text, "CAMEO Code": codes.get(text.lower(), ""),
            "Target Name": entities[target], "Target Country": country(entities[target]), "Story ID": day.toordinal(),
        })  # fmt: skip
    return rows


def country(name: str) -> str:
    return name[name.rindex("(") + 1 : -1] if name.endswith(")") else ""


def mixed(line: str) -> bytes:
    """A line in Latin-1 where that has its letters, as files of ICEWS are."""
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode()


def sampled() -> list[dict[str, object]]:
    """The protests of the JSON sample as rows of ICEWS, against the state in which they are."""
    decoder, text, at, rows = json.JSONDecoder(), SAMPLE.read_text(encoding="utf-8"), 0, []
    while at < len(text.rstrip()):
        one, end = decoder.raw_decode(text, at)
        at = end + len(text[end:]) - len(text[end:].lstrip())
        name, _, rest = one["protesteridentity"].partition(": ")
        place = one["location"][0]
        rows.append({
            "Event ID": one["id"], "Event Date": one["date"], "Source Name": name,
            "Source Sectors": rest.rpartition(": ")[0], "Source Country": country(name), "Event Text": one["eventText"],
            "CAMEO Code": one["event"], "Target Name": one["country"], "Target Country": one["country"],
            "Publisher": one["publication"], "City": place["city"], "Country": place["country"],
            "Latitude": place["lat"], "Longitude": place["long"],
        })  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The rows as pandas reads them, their dataset, and their events."""

    def take(rows):
        folder = tmp_path_factory.mktemp("icews")
        file = folder / "events.tab"
        text = invented.headed(NAMES, rows)
        file.write_bytes(b"".join(map(mixed, text.splitlines(keepends=True))))
        found = import_coded([file], Project.create(folder / "project"), form=form_of("icews"))
        assert found.faults == ()
        with Project.open(folder / "project").view() as view:
            events = list(view.events())
        frame = pd.read_csv(io.StringIO(text), sep="\t", dtype=str, quoting=3, keep_default_na=False)
        return frame, found.dataset, events

    return take


@pytest.fixture(scope="module")
def year(imported):
    frame, dataset, events = imported(quadruples())
    types = table_of(TABLES / "vocabulary" / "cameo.csv").set_index("code")["type"]
    return frame.assign(type=frame["CAMEO Code"].map(types)), dataset, events


def test_all_rows_of_icews_are_kept_and_those_without_an_act_told(year):
    frame, dataset, events = year
    words = (frame["type"] == "").sum()
    assert dataset.rows == len(frame) > 7000
    assert words > 1000
    assert words in dataset.left_out.values()
    acts = frame[frame["type"] != ""]
    assert sum(len(one.coded.rows) for one in events) == len(acts) == len(frame) - sum(dataset.left_out.values())
    assert {row for one in events for row in one.coded.rows} == set(acts["Event ID"])
    assert (str(dataset.since), str(dataset.until)) == (acts["Event Date"].min(), acts["Event Date"].max())


def test_rows_of_one_story_that_tell_the_same_of_a_pair_and_day_are_one_happening(year):
    frame, dataset, events = year
    form = form_of("icews")

    def side(name, of, day):
        who = form.who(SEPARATOR.join((name, "", of)), date.fromisoformat(day).replace(day=1))[0]
        return who.acts_for or who.id

    acts = frame[frame["type"] != ""]
    pairs = [
        tuple(sorted((side(row[0], row[1], row[4]), side(row[2], row[3], row[4]))))
        for row in acts[["Source Name", "Source Country", "Target Name", "Target Country", "Event Date"]].itertuples(
            index=False
        )
    ]
    happenings = acts.assign(pair=pairs).drop_duplicates(["Event Date", "pair", "type"])
    assert len(events) == dataset.events == len(happenings) < len(acts)
    assert Counter(one.time.start[:7] for one in events) == Counter(happenings["Event Date"].str[:7])
    assert Counter(one.type for one in events) == Counter(happenings["type"])


def test_states_by_their_names_are_the_sides_of_the_events_of_their_rows(year):
    frame, _, events = year
    states = table_of(TABLES / "actors" / "tables" / "states.csv")
    ids = dict(zip(states["name"], states["id"], strict=True))
    named = frame[frame["Source Name"].isin(ids) & frame["Target Name"].isin(ids)]
    wanted = {row: {ids[one], ids[other]} for row, one, other in zip(*(named[name] for name in SIDES), strict=True)}
    found = {row: set(one.dyads[0]) for one in events for row in one.coded.rows}
    assert len(wanted.keys() & found.keys()) > 500
    assert [row for row in wanted.keys() & found.keys() if wanted[row] != found[row]] == []


def test_letters_that_ascii_lacks_come_through(year):
    frame, _, events = year
    french = frame[frame["Source Name"].str.contains("ç")]["Source Name"].unique()
    names = {party.name for one in events for party in one.initiators}
    assert "François Hollande" in french
    assert "François Hollande" in names


def test_the_protests_of_the_sample_are_told_of_people_against_their_state(imported):
    frame, dataset, events = imported(sampled())
    assert dataset.rows == len(events) == len(frame) == dataset.events
    assert {one.type for one in events} == {"PROTEST"}
    assert Counter(one.place.country for one in events) == {"ARM": 1, "BIH": 2, "BLR": 1}
    assert all(recipient.acts_for == one.place.country for one in events for recipient in one.recipients)
    assert all(initiator.acts_for is None for one in events for initiator in one.initiators)
    assert sum(one.place.latitude is None for one in events) == (frame["City"] == "NULL").sum() == 2
