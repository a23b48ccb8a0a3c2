"""The commands about events: `events`, `why EVENT`, `compare`, `export events`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from dragoman.records import Account, Comparison, Event, Story
from dragoman.show.cli import event_detail
from tests.builders import claim, item, official
from tests.show.projects import project_of

SENT = "Iran sent Russia drones."
DENIED = "Iran has not sent Russia drones."


def sent(id: str, by: str | None = None, **more):
    """A claim that Iran sent Russia drones, in one sentence."""
    chosen = {
        "type": "AID", "sentence": SENT, "trigger": "sent", "items": (item("drones", "drone"),),
        "by": (by,) if by else (),
    }  # fmt: skip
    return claim("IRN", "RUS", id=id, act=id, **(chosen | more))


@pytest.fixture
def deliveries():
    """A delivery that two assert and one denies, with a copy of one report; and a meeting."""
    project_of(
        sent("a1", "GBR", document="d1", outlet="The Courier"),
        sent("b2", "GBR", document="d2", outlet="The Mirror"),
        sent("c3", "IRN", document="d3", outlet="The Herald", sentence=DENIED, stance="denies", published="2022-10-30"),
        sent("e5", "UKR", document="d4", outlet="The Herald", sentence="Iran had sent 300 drones to Russia.",
             items=(item("drones", "drone", 300),), published="2022-10-30"),
        claim("IRN", "CHN", id="f6", type="CONSULT", document="d5", outlet="The Herald", sentence="Iran met China.",
              trigger="met", time="2022-10-28", published="2022-10-30"),
    )  # fmt: skip


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


# events


def test_piped_events_are_the_contract_line_by_line(run, deliveries):
    _, out, told = run("events")

    found = [msgspec.json.decode(line, type=Event) for line in out.splitlines()]
    assert told == ""
    assert {one.type for one in found} == {"AID", "CONSULT"}
    delivery = next(one for one in found if one.type == "AID")
    assert (delivery.support, delivery.reports, delivery.outlets, delivery.origins) == ("contested", 4, 3, 3)


def test_filters_find_their_events(run, deliveries):
    def found(*arguments: str) -> list[str]:
        code, out, told = run("events", *arguments)
        assert (code, told) == (0, "")
        return [one["type"] for one in lines(out)]

    assert found("--between", "Iran", "Moscow") == ["AID"]
    assert found("--by", "Ukraine") == ["AID"]
    assert found("--by", "outlet:the herald") == ["CONSULT"]
    assert found("--type", "consult") == ["CONSULT"]
    assert found("--contested") == found("--support", "contested,denied") == ["AID"]
    assert found("--until", "2022-10-28") == ["CONSULT"]
    assert found("--since", "2022-10-29") == ["AID"]
    assert found("--reported-until", "2022-10-29") == ["AID"]
    assert found("--outlet", "The Mirror") == ["AID"]
    assert found("--search", "met") == ["CONSULT"]
    assert found("--limit", "1", "--order", "reports") == ["AID"]


@pytest.mark.parametrize("width", ["60", "80", "120", "160", "300"])
def test_the_table_fits_the_terminal_and_names_the_sides(run, deliveries, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)

    _, out, told = run("events", "--format", "table")

    assert max(map(len, out.splitlines())) <= int(width)
    for words in ("AID →", "contested", "asserts", "Gbr, Ukr", "denies", "(2022-10-29)", "2022-10-28"):
        assert words in out
    assert "2 events." in told


def test_events_that_do_not_match_and_projects_without_any_are_told_apart(run, deliveries):
    assert run("events", "--type", "PROTEST", "--format", "table")[2] == "No events match.\n"

    project_of(claim(stance="supposes"), folder="empty")
    run("remove", "--yes", "d1", "--project", "empty")
    told = run("events", "--project", "empty", "--format", "table")[2]
    assert told == "The reports of this project hold no claims, so there are no events.\n"


# story lines


@pytest.fixture
def story():
    """A plan, and the delivery, which is denied."""
    project_of(
        sent("a1", "USA", document="d1", sentence="Iran plans to send Russia drones.", trigger="send",
             stance="expects", published="2022-03-17"),
        sent("b2", "GBR", document="d2", published="2022-11-29", time="2022-11-28"),
        sent("c3", "IRN", document="d3", sentence=DENIED, stance="denies", published="2022-11-30", time="2022-11-28"),
    )  # fmt: skip


@pytest.mark.parametrize("width", ["60", "160"])
def test_a_story_line_is_one_row_with_all_its_sides(run, story, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)

    code, out, told = run("events", "--stories", "--format", "table")

    assert code == 0
    assert "1 story line." in told
    for words in ("(2022-03-17)", "2022-11-28", "Irn – Rus: drones", "2 events: 1 contested 1 expected",
                  "asserts  Gbr", "denies   Irn", "expects  Usa"):  # fmt: skip
        assert words in out, out


def test_why_tells_what_came_before_and_after(run, story):
    (one,) = lines(run("events", "--contested")[1])

    _, _, part = run("why", one["id"], "--format", "table")[1].partition("what came before and after")

    before, this, *_ = part.strip().splitlines()
    assert "(2022-03-17)" in before
    assert "expected" in before
    assert this.startswith("→")


def test_story_lines_go_out_as_lines_and_as_nothing_else(run, story):
    (line,) = run("events", "--stories")[1].splitlines()
    assert [one.support for one in msgspec.json.decode(line, type=Story).events] == ["expected", "contested"]
    assert run("events", "--stories", "--format", "csv")[::2] == (
        2, "dragoman: Story lines are told as a table or as jsonl.\n",
    )  # fmt: skip


def test_events_without_a_story_are_said_to_be_so(run, deliveries):
    told = run("events", "--stories", "--format", "table")[2]
    assert told == "No two of these events are about the same things, place or issue, so there are no story lines.\n"


# why


def why(run, *arguments: str) -> str:
    """What `why` prints of the contested delivery."""
    (one,) = lines(run("events", "--contested")[1])
    code, out, _ = run("why", one["id"][:10], *arguments)
    assert code == 0
    return out


def test_why_tells_an_event_with_its_sides_numbers_and_claims(run, deliveries):
    out = why(run, "--format", "table")

    for words in (
        "Irn AID → Rus", "contested: Gbr and Ukr assert it, Irn denies it",
        "4 reports in 3 outlets, 3 origins, 3 sources",
        "2 accounts assert it that share neither text nor source", "2022-10-30  denies   Irn", "“300” drone",
        "*act*, {initiator}, <recipient>, [source]", "{Ira}n has not *sent* Russia drones.", "denies · Irn [c3]",
    ):  # fmt: skip
        assert words in out, out


def test_parts_of_a_claim_are_marked_by_colours_or_where_there_are_none_by_signs(monkeypatch):
    shown = Console(force_terminal=True, color_system="standard", no_color=False, markup=False)
    monkeypatch.setattr(event_detail, "console", lambda: shown)
    assert (event_detail.mark("sent", "act").plain, event_detail.mark("sent", "act").style) == (
        "sent",
        "bold underline",
    )
    shown.no_color = True
    assert event_detail.mark("sent", "act").plain == "*sent*"


def test_a_claim_that_a_copy_repeats_is_shown_once_and_the_copy_named(run, deliveries):
    out = why(run, "--format", "table")

    assert out.count("{Ira}n *sent* Russia drones.") == 1
    assert "the same words also in: The Mirror, 2022-10-29 [d2]" in out
    assert "b2" not in out


def test_why_as_lines_gives_the_event_its_claims_and_copies(run, deliveries):
    account = msgspec.json.decode(why(run), type=Account)

    assert account.event.support == "contested"
    assert [one.id for one in account.claims] == list(account.event.evidence) == ["a1", "b2", "c3", "e5"]
    assert [(copy.document, copy.origin) for copy in account.copies] == [("d2", "d1")]
    assert account.story is None


def test_why_as_lines_gives_the_story_line(run, story):
    account = msgspec.json.decode(why(run), type=Account)
    assert [one.support for one in account.story.events] == ["expected", "contested"]
    assert account.story.events[1] == account.event


@pytest.mark.parametrize("width", ["60", "80", "160"])
def test_an_account_fits_the_terminal(run, story, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)
    assert max(map(len, why(run, "--format", "table").splitlines())) <= int(width)


def test_the_passage_that_a_copy_shares_is_shown(run):
    long = (
        "Iran sent Russia drones, officials in several capitals who had seen the papers told the Courier on Saturday."
    )
    project_of(
        sent("a1", "GBR", document="d1", sentence=long), sent("b2", "GBR", document="d2", outlet="X", sentence=long)
    )
    (one,) = lines(run("events")[1])

    out = run("why", one["id"], "--format", "table")[1]

    shown = "18 words in a row: “Iran sent Russia drones, officials in several"
    assert shown in " ".join(out.split())
    for id in ("d1", "d2"):
        assert shown in " ".join(run("why", id, "--format", "table")[1].split())


def test_many_copies_are_counted(run):
    long = (
        "Iran sent Russia drones, officials in several capitals who had seen the papers told the Courier on Saturday."
    )
    project_of(*(sent(f"a{n}", "GBR", document=f"d{n}", outlet=f"Paper {n}", sentence=long) for n in range(8)))
    (one,) = lines(run("events")[1])
    assert (one["reports"], one["origins"], one["support"]) == (8, 1, "single")

    out = " ".join(run("why", one["id"], "--format", "table")[1].split())

    assert "Paper 4, 2022-10-29 [d4]; and 3 more reports" in out
    assert "18 words in a row or more: “Iran sent" in out


def test_why_of_a_claim_names_its_event(run, deliveries):
    assert "Irn AID → Rus, contested: " in run("why", "c3", "--format", "table")[1]


def test_trace_tells_of_claims_and_not_of_events(run, deliveries):
    (one,) = lines(run("events", "--contested")[1])
    code, _, told = run("why", one["id"], "--trace")
    assert code == 2
    assert "--trace tells of a claim, and" in told
    assert "is an event" in told


def test_an_account_passes_on_nothing_that_steers_the_terminal(run):
    mean = official("Jane \x1b[2JRoe\u202e", of="GBR")
    project_of(
        sent("a1", mean, sentence="Iran \x1b[2J\u202e sent Russia \x9b31m drones [bold]now[/bold]."), sent("b2", "IRN",
        stance="denies", outlet="The \x1b[31mMirror", document="d2", sentence="Iran has not \x1b[2Jsent drones."),
    )  # fmt: skip
    (one,) = lines(run("events")[1])

    for arguments in (["events"], ["why", one["id"]], ["compare", "The Courier", "The \x1b[31mMirror"]):
        out = run(*arguments, "--format", "table")[1]
        assert not {"\x1b", "\u202e", "\x9b"} & set(out), arguments
    assert "[bold]now[/bold]" in run("why", one["id"], "--format", "table")[1]


# compare


def test_two_outlets_are_compared(run, deliveries):
    code, out, _ = run("compare", "the courier", "The Herald", "--format", "table")

    assert code == 0
    for words in (
        "The Courier: 1 report with 1 claim about these events",
        "The Herald: 3 reports with 3 claims about these events",
        "Both tell 1 event (1 where one leaves out a side); only The Courier tells 0, only The Herald 1.", "no denial",
        "asserts · Gbr", "denies · Irn", "only The Herald tells", "the same act, in their words", "send 1", "send 2",
        "the same actor, in their words",
    ):  # fmt: skip
        assert words in out, out


def test_copies_are_said_to_be_told_by_both(run, deliveries):
    assert "1 in copies of one text" in run("compare", "The Courier", "The Mirror", "--format", "table")[1]


def test_a_comparison_goes_out_as_lines_and_as_a_table(run, deliveries):
    comparison = msgspec.json.decode(run("compare", "The Courier", "The Herald")[1], type=Comparison)
    assert comparison.outlets == ("The Courier", "The Herald")
    assert [all(told.tellings) for told in comparison.events] == [True, False]

    run("compare", "The Courier", "The Herald", "--output", "both.csv")
    with Path("both.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["outlet"], row["tells"]) for row in csv.DictReader(file)][:2] == [
            ("The Courier", "true"), ("The Herald", "true"),
        ]  # fmt: skip


def test_a_comparison_may_be_narrowed_to_nothing(run, deliveries):
    code, out, _ = run("compare", "The Courier", "The Herald", "--type", "PROTEST", "--format", "table")
    assert code == 0
    assert out == "No event that The Courier or The Herald tells matches.\n"


@pytest.mark.parametrize("width", ["60", "80", "160"])
def test_the_comparison_fits_the_terminal(run, deliveries, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)
    out = run("compare", "The Courier", "The Herald", "--format", "table")[1]
    assert max(map(len, out.splitlines())) <= int(width)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["compare", "The Curier", "The Mirror"], "called 'The Curier'. Outlets, nearest first: The Courier"),
        (["compare", "The Mirror", "the mirror"], "Both are The Mirror. Name two outlets: "),
        (["compare", "The Mirror", "The Courier", "--between", "Rusia", "UKR"], "Nearest: Russia (RUS)"),
        (["compare", "The Mirror", "The Courier", "--format", "parquet", "--output", "x.parquet"], "compare tells as"),
        (["compare", "The Mirror"], "Missing argument"),
        (["events", "--support", "sure"], "--support 'sure' is not known. Choose from: single, corroborated,"),
        (["events", "--between", "Rusia", "UKR"], "No actor is called 'Rusia'. Nearest: Russia (RUS)"),
        (["events", "--since", "soon"], "--since 'soon' is not a date."),
        (["events", "--reported-since", "soon"], "--reported-since 'soon' is not a date."),
        (["events", "--order", "size"], "--order"),
        (["why", "zzz"], "No event, claim or report has an id that begins with 'zzz'. List them with: dragoman events"),
        (["why", "zzz", "--format", "csv"], "why tells as a table or as jsonl."),
    ],
)  # fmt: skip
def test_a_wrong_use_is_explained_and_ends_with_two(run, deliveries, arguments, complaint):
    code, out, told = run(*arguments)

    assert (code, out) == (2, "")
    assert complaint in " ".join(told.replace("│", " ").split())


# out


def test_events_go_out_in_every_format(run, deliveries):
    exported = run("export", "events")[1]
    assert exported == run("events")[1]
    run("export", "events", "events.parquet")
    table = csv.DictReader(io.StringIO(run("export", "events", "--format", "csv")[1]))
    ids = [one["id"] for one in lines(exported)]
    assert [row["id"] for row in table] == ids
    import duckdb

    assert [row[0] for row in duckdb.execute("SELECT id FROM 'events.parquet'").fetchall()] == ids
