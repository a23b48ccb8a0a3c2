"""`dragoman import` of event data that others have coded, and `dragoman datasets`."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from pathlib import Path

import duckdb
import pytest

from dragoman import importing
from dragoman.show.cli import output
from dragoman.store import Project
from tests.exchange.coded import invented

GDELT = invented.columns("gdelt")
ICEWS = invented.columns("icews")


def gdelt(*rows, **changed):
    return invented.bare(GDELT, [invented.gdelt(row, **changed) for row in rows])


@pytest.fixture
def in_a_terminal(monkeypatch):
    monkeypatch.setattr(output, "chosen", lambda form, file, otherwise=None: form or output.Format.table)


def test_what_came_of_an_import_is_told_with_what_is_left_out_and_whom_to_cite(run):
    Path("a.CSV").write_text(gdelt(1, 2) + gdelt(3, EventCode="010") + gdelt(4, Actor1Code="", Actor1Name=""))
    code, out, told = run("import", "gdelt", "a.CSV")
    assert (code, told) == (0, "")
    assert out.splitlines() == [
        'Dataset "gdelt": 4 rows of 1 file came in.',
        "It holds 4 rows of 1 file: 1 event, 2017-01-05.",
        "Left out: 2 rows.",
        "  1  an act that PLOVER has no type for",
        "  1  nobody is named who did it",
        "See them with: dragoman events --dataset gdelt",
        *out.splitlines()[-2:],
    ]
    assert out.splitlines()[-2].startswith("Free for any use")
    assert out.splitlines()[-1].startswith("Cite: Leetaru")


def test_mentions_are_told_apart_from_the_rows_that_they_mention(run):
    Path("a.export.CSV").write_text(gdelt(1))
    mention = {"GLOBALEVENTID": 1, "MentionTimeDate": "20170106120000", "MentionIdentifier": "https://example.org/2"}
    Path("a.mentions.CSV").write_text(
        invented.bare(invented.columns("gdelt", 3), [mention | {"EventTimeDate": "20170105"}])
    )
    _, out, _ = run("import", "gdelt", "a.export.CSV", "a.mentions.CSV")
    assert out.splitlines()[:2] == [
        'Dataset "gdelt": 1 row and 1 mention of 2 files came in.',
        "It holds 1 row and 1 mention of 2 files: 1 event, 2017-01-05.",
    ]
    assert json.loads(run("events")[1])["coded"]["urls"] == ["https://example.org/border", "https://example.org/2"]


def test_files_of_one_name_make_one_dataset_and_the_same_file_again_changes_nothing(run):
    Path("a.CSV").write_text(gdelt(1))
    Path("b.CSV.gz").write_bytes(gzip.compress(gdelt(2, SQLDATE="20170106").encode()))
    with zipfile.ZipFile("c.zip", "w") as archive:
        archive.writestr("c.CSV", gdelt(3, SQLDATE="20170107"))
    Path("more").mkdir()
    Path("more/d.CSV").write_text(gdelt(4, SQLDATE="20170108"))
    code, out, _ = run("import", "gdelt", "a.CSV", "b.CSV.gz", "c.zip", "more", "--name", "border")
    assert code == 0
    assert "It holds 4 rows of 4 files: 4 events, 2017-01-05–2017-01-08." in out
    code, again, told = run("import", "gdelt", "more/*.CSV", "--name", "border")
    assert (code, told) == (0, "Left as they are, as they came before: 1 file.\n")
    assert again == 'Nothing of this is new to "border". See what it holds with: dragoman datasets border\n'
    (dataset,) = map(json.loads, run("datasets")[1].splitlines())
    assert (dataset["name"], dataset["rows"], dataset["events"], len(dataset["files"])) == ("border", 4, 4, 4)


def test_many_rows_of_one_address_are_one_happening_and_not_twenty(run):
    Path("a.CSV").write_text(gdelt(*range(20)) + gdelt(20, SOURCEURL="https://example.org/other"))
    _, out, _ = run("import", "gdelt", "a.CSV")
    assert "21 rows of 1 file: 2 events" in out


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(run):
    Path("a.CSV").write_text(gdelt(1))
    whole = gzip.compress("".join(gdelt(row, GoldsteinScale=row / 7) for row in range(2000)).encode())
    Path("cut.CSV.gz").write_bytes(whole[: len(whole) // 2])
    Path("login.CSV").write_text("<!DOCTYPE html><html>Log in</html>")
    code, out, told = run("import", "gdelt", "a.CSV", "cut.CSV.gz", "login.CSV", "nowhere.CSV")
    assert code == 1
    assert "1 row of 1 file came in" in out
    assert told.count("\n") == 3
    for words in ("cut.CSV.gz: is cut short", "login.CSV: is a web page", "nowhere.CSV: does not exist"):
        assert words in told


def test_a_file_of_another_format_is_told_with_what_it_looks_like(run):
    Path("a.CSV").write_text(gdelt(1))
    code, out, told = run("import", "icews", "a.CSV")
    assert (code, out) == (1, "")
    assert "a.CSV: looks like GDELT 2.0 events (61 columns)" in told
    assert "Nothing was imported." in told
    assert run("datasets")[1] == ""


def test_rows_of_60_and_62_cells_are_counted_named_and_left_out(run):
    rows = gdelt(1, 2, 3, 4).splitlines()
    rows[1] = rows[1].rpartition("\t")[0]
    rows[2] += "\tmore"
    Path("a.CSV").write_text("\n".join(rows) + "\n")
    code, out, told = run("import", "gdelt", "a.CSV")
    assert code == 1
    assert "It holds 4 rows of 1 file" in out
    assert "Left out: 2 rows." in out
    assert "a.CSV" in told
    assert "line 2" in told
    assert "line 3" in told


def test_a_quotation_mark_that_never_closes_is_told_with_what_it_takes_with_it(run):
    Path("a.csv").write_text('a,b,day,act\nNOR,SWE,2020-01-01,AID\nNOR,"SWE,2020-01-02,AID\nNOR,SWE,2020-01-03,AID\n')
    columns = "initiator=a,recipient=b,day=day,type=act"
    code, out, told = run("import", "coded-csv", "a.csv", "--columns", columns)
    assert (code, "never closes takes all rows below with it, left out (line 3)" in told) == (1, True)
    assert "Left out: 1 row." in out


def test_codes_that_are_none_are_told_one_by_one(run):
    rows = [invented.icews(1), invented.icews(2, **{"CAMEO Code": "13y"}), invented.icews(3, **{"CAMEO Code": "13y"})]
    Path("a.tab").write_bytes(invented.headed(ICEWS, rows).replace("Oslo", "Tromsø").encode("latin-1"))
    code, out, _ = run("import", "icews", "a.tab")
    assert code == 0
    assert "13y" in next(line for line in out.splitlines() if line.startswith("  2 "))


def test_ids_that_occur_twice_are_two_events_unless_the_rows_are_the_same(run):
    twice = [invented.icews(1), invented.icews(1), invented.icews(1, **{"Event Date": "2014-03-05"})]
    Path("a.tab").write_text(invented.headed(ICEWS, twice))
    _, out, _ = run("import", "icews", "a.tab")
    assert "2 events, 2014-03-02–2014-03-05" in out
    _, events, _ = run("events")
    rows = [json.loads(line) for line in events.splitlines()]
    assert len({row["id"] for row in rows}) == 2


def test_several_actors_of_polecat_make_an_event_each(run):
    names = invented.columns("polecat")
    row = invented.polecat(1, **{"Actor Name": "Norway; Finland", "Actor Country": "NOR; FIN", "Actor COW": "NOR; FIN"})
    Path("a.txt").write_text("\t".join(names) + "\t\t\n" + invented.headed(names, [row]))
    _, out, _ = run("import", "polecat", "a.txt")
    assert "1 row of 1 file: 2 events" in out


def test_acled_is_told_with_its_terms_and_its_events_have_no_direction(run):
    Path("a.csv").write_text(invented.quoted(invented.ACLED_TODAY, [invented.acled(1, time_precision="3")]))
    code, out, _ = run("import", "acled", "a.csv")
    assert code == 0
    assert "ACLED's terms of use forbid" in out
    assert "Invented Brigade (1)" in out
    event = json.loads(run("events")[1])
    assert (event["symmetric"], event["time"]) == (True, {"start": "2022-06-01", "end": "2022-06-30"})


def test_phoenix_and_a_table_of_ones_own_come_in_too(run):
    Path("a.txt").write_text(invented.bare(invented.columns("phoenix"), [invented.phoenix(1)]))
    assert "1 event, 2015-06-20" in run("import", "phoenix", "a.txt")[1]
    Path("own.csv").write_text("who,whom,what,when\nNOR,SWE,ASSAULT,2014-03\n")
    columns = "initiator=who,recipient=whom,type=what,day=when"
    code, out, _ = run("import", "coded-csv", "own.csv", "--columns", columns, "--codes", "iso3", "--name", "mine")
    assert code == 0
    assert 'Dataset "mine": 1 row of 1 file came in.' in out
    event = next(row for row in map(json.loads, run("events")[1].splitlines()) if row["coded"]["dataset"] == "mine")
    assert (event["dyads"], event["time"]) == ([["NOR", "SWE"]], {"start": "2014-03-01", "end": "2014-03-31"})


def test_parquet_comes_in_by_its_columns_in_any_spelling_and_with_others_is_told(run):
    with duckdb.connect() as tables:
        tables.execute(
            "COPY (SELECT 'NOR' AS Who, 'SWE' AS whom, 190 AS what, DATE '2014-03-02' AS \"When\") TO 'a.parquet'"
        )
    columns = "initiator=who,recipient=whom,type=what,day=when"
    code, out, _ = run("import", "coded-csv", "a.parquet", "--columns", columns, "--codes", "iso3")
    assert code == 0
    assert "1 event, 2014-03-02" in out
    code, _, told = run("import", "icews", "a.parquet")
    assert code == 1
    assert "is a Parquet file that has the columns Who, whom, what, When" in told


def test_options_that_do_not_go_with_a_format_are_refused(run):
    for arguments, words in (
        (("coded-csv", "a.csv"), "coded-csv needs to know which column is what"),
        (("gdelt", "a.csv", "--columns", "day=x"), "--columns goes with coded-csv"),
        (("gdelt", "a.csv", "--codes", "cow"), "--codes goes with layer-csv, coded-csv"),
        (("atop", "a.csv", "b.csv"), "atop takes one file, not 2"),
        (("gdelt", "a.csv", "--name", "No name"), "is no name for a"),
        (("coded-csv", "a.csv", "--columns", "initiator=x"), "names no column for type, day"),
    ):
        code, _, told = run("import", *arguments)
        assert (code, words in told) == (2, True), told


def test_who_stops_an_import_is_told_what_is_kept(run, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "import_coded", stopped)
    code, _, told = run("import", "gdelt", "a.CSV")
    assert (code, "The files that had come in whole are kept" in told) == (130, True)


def test_what_steers_a_terminal_is_not_passed_on_from_names(run):
    Path("a.csv").write_text(
        invented.quoted(
            invented.ACLED_TODAY, [invented.acled(1, actor1="Red \x1b[31mBrigade", event_type="\x1b[2JWar")]
        )
    )
    _, out, told = run("import", "acled", "a.csv")
    assert "Red" in out
    assert "\x1b" not in out + told


def test_datasets_are_listed_shown_in_full_and_dropped(run, in_a_terminal):
    Path("a.CSV").write_text(gdelt(1))
    Path("a.csv").write_text(invented.quoted(invented.ACLED_TODAY, [invented.acled(1), invented.acled(2)]))
    run("import", "gdelt", "a.CSV")
    run("import", "acled", "a.csv")
    rows = [line.split()[:5] for line in run("datasets")[1].splitlines()]
    assert rows[1:] == [["acled", "acled", "1", "2", "2"], ["gdelt", "gdelt", "1", "1", "1"]]
    _, out, _ = run("datasets", "acled")
    assert 'Dataset "acled" (acled)' in out
    assert "Files: a.csv" in out
    _, out, told = run("datasets", "--unknown")
    assert [line.split() for line in out.splitlines()][1:] == [["acled", "Invented", "Brigade", "2"]]
    assert "dragoman import actors" in told
    code, _, told = run("datasets", "acled", "--remove")
    assert (code, told.strip()) == (0, 'Dataset "acled" is dropped.')
    assert "acled" not in run("datasets")[1]
    code, _, told = run("datasets", "acled")
    assert (code, "No dataset is called 'acled'. Datasets: gdelt." in told) == (2, True)


def test_datasets_of_an_import_that_was_stopped_are_shown(run):
    Path("a.CSV").write_text(gdelt(1))
    run("import", "gdelt", "a.CSV")
    shutil.rmtree("dragoman-project/coded/index")
    assert json.loads(run("datasets")[1])["rows"] == 1


def test_what_is_kept_and_cannot_be_shown_now_is_told(run):
    Path("a.CSV").write_text(gdelt(1))
    run("import", "gdelt", "a.CSV")
    shutil.rmtree("dragoman-project/coded/index")
    with Project.open(Path("dragoman-project")).coded_writer():
        for command in ("datasets", "events"):
            _, out, told = run(command)
            assert (out, told.startswith("Some event data of others that are kept do not show yet")) == ("", True)
    assert "do not show yet" not in run("events")[2]


def test_rows_of_another_format_need_a_name_of_their_own(run):
    Path("a.CSV").write_text(gdelt(1))
    Path("a.csv").write_text(invented.quoted(invented.ACLED_TODAY, [invented.acled(1)]))
    run("import", "gdelt", "a.CSV")
    code, _, told = run("import", "acled", "a.csv", "--name", "gdelt")
    assert (code, "Dataset 'gdelt' holds gdelt, not acled" in told) == (2, True)
    assert json.loads(run("datasets")[1])["rows"] == 1


def test_without_datasets_it_is_told_how_to_get_one(run, in_a_terminal):
    run("read", "1")
    assert "There are no event data of others yet" in run("datasets")[2]
    assert "Name the dataset" in run("datasets", "--remove")[2]


def test_whom_a_users_own_list_names_is_known(run):
    own = b"name,kind,acts_for,aliases\nThe Brigade of Mine,group,,Invented Brigade\n"
    Project.create(Path("dragoman-project")).keep_list("own", own)
    Path("a.csv").write_text(invented.quoted(invented.ACLED_TODAY, [invented.acled(1)]))
    _, out, _ = run("import", "acled", "a.csv")
    assert "no table knows" not in out
    assert "the-brigade-of-mine" in run("events")[1]
