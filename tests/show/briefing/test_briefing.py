"""The briefing: one file that needs nothing else, whose every line leads to its sentences."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.records import Claim
from dragoman.show.briefing.asked import Asked
from dragoman.show.briefing.composing import compose
from dragoman.show.briefing.content import Briefing
from dragoman.show.briefing.drawing import draw
from dragoman.show.briefing.gathering import gather
from dragoman.show.cli import main
from dragoman.store import ClaimFilter, Project
from tests.builders import claim
from tests.show.projects import project_of, row, take_in

MONTH = ("--month", "2022-10", "--theatre", "ukraine-invasion")
FETCHING = ("src", "srcset", "action", "data", "poster", "xlink:href", "background")


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as end:
        main(["briefing", *map(str, arguments)])
    return int(end.value.code or 0)


@pytest.fixture(scope="module")
def written(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("briefing") / "month.html"
    assert run(file, *MONTH, "--project", examples) == 0
    return file.read_text(encoding="utf-8")


class Read(HTMLParser):
    """What stands in a page: ids, links, tags, and attributes that fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
            if name in FETCHING or name.startswith("on") or name == "style":
                self.fetched.append(f"{tag} {name}")


def test_it_is_one_file_that_asks_for_nothing_and_runs_nothing(written):
    page = Read(written)
    assert page.fetched == []
    assert page.tags & {"script", "link", "img", "iframe", "object", "embed", "form"} == set()
    assert all(link.startswith("#") for link in page.links)
    assert "@import" not in written
    assert "url(" not in written
    assert "default-src 'none'" in written


def test_every_note_is_linked_both_ways(written):
    page = Read(written)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    notes = {id for id in page.ids if re.fullmatch(r"n\d+", id)}
    places = {id for id in page.ids if re.fullmatch(r"r\d+\.\d+", id)}
    assert len(notes) > 10
    assert {f"n{place[1:].partition('.')[0]}" for place in places} == notes
    assert places == {link[1:] for link in page.links if re.fullmatch(r"#r\d+\.\d+", link)}


def test_the_same_project_and_day_give_the_same_bytes(examples, written, tmp_path):
    shutil.copytree(examples, tmp_path / "again")
    assert run(tmp_path / "again.html", *MONTH, "--project", tmp_path / "again") == 0
    assert (tmp_path / "again.html").read_bytes() == written.encode()


def briefing_of(folder: Path, **asked) -> Briefing:
    from datetime import date

    which = {"on": date(2022, 10, 31), "since": date(2022, 10, 1)} | asked
    with Project.open(folder).view() as view:
        return compose(gather(view, Asked(**which)))


@pytest.fixture(scope="module")
def october(examples: Path) -> Briefing:
    return briefing_of(examples, theatre="ukraine-invasion")


def test_a_contested_event_has_those_who_assert_and_those_who_deny_it_and_whose_numbers(october):
    drones = next(one for one in october.contested if "drone" in one.what)
    stances = {stance: [voice.name for voice in voices] for _, stance, voices in drones.sides}
    assert "Iran" in stances["denies"]
    assert any("United States" in name for name in stances["asserts"])
    assert all(voice.refs for _, _, voices in drones.sides for voice in voices if not voice.name.endswith("more"))
    assert len({count.text for _, counts in drones.numbers for count in counts}) > 1


def test_a_note_gives_sentence_outlet_day_who_says_so_and_an_id_that_leads_there(october, examples):
    with Project.open(examples).view() as view:
        for note in october.notes:
            if note.row:
                continue
            claims = [claim for id in note.ids for claim in view.claims_of_id(id)]
            assert " ".join("".join(piece.text for piece in note.pieces).split()) == " ".join(
                claims[0].sentence.split()
            )
            assert (note.outlet, note.day) in {(one.outlet, str(one.published)) for one in claims}
            assert len(note.chains) >= 1
            assert len({claim.id for claim in claims}) == len(note.ids)


def test_it_says_what_it_rests_on_and_what_was_measured(october, written):
    rows = {one.what: (one.news, one.all) for one in october.basis}
    assert rows["reports"][0] == "6"
    assert int(rows["reports"][1]) > 6
    assert any("ministry-watch" in sentence for sentence in october.rests)
    assert len(october.limits) >= 8
    assert all("%" in figure for _, figure in october.limits)
    assert "generation" in dict(october.colophon)["Of"]
    assert "--on 2022-10-31 --since 2022-10-01 --theatre ukraine-invasion" in written


def test_without_event_data_of_others_no_row_is_referred_to(examples):
    from dragoman import asking

    made = briefing_of(examples, counted=asking.Counted("none"))
    assert not any(note.row for note in made.notes)
    assert any("left out, by wish" in sentence for sentence in made.rests)


def test_rows_of_others_say_that_nobody_says_so(tmp_path):
    folder = tmp_path / "project"
    project_of(claim("TUR", "SYR", document="d", published="2022-10-02"), folder=str(folder))
    take_in(str(folder), [row(number, "USA", "IRN", day=f"2022-10-{number:02}") for number in range(1, 29)])
    made = briefing_of(folder)
    rows = [note.row for note in made.notes if note.row]
    assert rows
    assert all("nobody is on record as saying so" in words for words in rows)
    assert any(tie.coded for tie in made.ties)
    assert "coded events alone" in draw(made)


def test_the_picture_tells_hostile_from_friendly_by_form_and_has_each_actor_once(october, written):
    assert october.network
    names = [node.name for node in october.network.nodes]
    assert len(names) == len(set(names)) >= 2
    assert "stroke-dasharray" in written
    assert 'role="img"' in written


def test_what_reports_write_is_escaped(tmp_path):
    hostile = "Russia‮ <script>alert(1)</script> attacked Ukraine & Poland."
    folder = tmp_path / "project"
    told: dict[str, Any] = {"sentence": hostile, "trigger": "attacked", "outlet": '<img src="x">', "act": "a"}
    project_of(
        claim("RUS", "UKR", id="a", document="a", by=("UKR",), published="2022-10-03", **told),
        claim("RUS", "UKR", id="b", document="b", by=("RUS",), published="2022-10-04", stance="denies", **told),
        folder=str(folder),
    )
    made = briefing_of(folder)
    text = draw(made)
    assert made.contested
    assert "<script" not in text
    assert "<img" not in text
    assert "‮" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--on", "1900-01-01"), 1, "they are from"),
        (("--theatre", "arctic"), 1, "in arctic"),
        (("--theatre", "moon"), 2, "No theatre is called 'moon'"),
        (("--month", "lately"), 2, "--month 'lately' is not a date"),
        (("--month", "2022-10", "--on", "2022-10-31"), 2, "leave out --on"),
        (("--since", "2023-01-01", "--on", "2022-01-01"), 2, "Turn them round"),
        (("--dataset", "nope"), 2, "'nope'"),
        (("briefing.pdf",), 2, "Call it briefing.html"),
    ],
)
def test_what_cannot_be_answered_says_why_and_leaves_no_file(
    examples, tmp_path, monkeypatch, capsys, arguments, code, said
):
    monkeypatch.chdir(tmp_path)
    assert run(*arguments, "--project", examples) == code
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_a_name_it_is_called_by_its_day(examples, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run("--on", "2022-10-31", "--project", examples) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["briefing-2022-10-31.html"]
    assert "31 October 2022" in capsys.readouterr().err


def test_a_project_whose_ties_bear_no_sign_says_that_this_is_no_peace(tmp_path):
    folder = tmp_path / "project"
    project_of(claim("RUS", "UKR", document="d", published="2022-10-02"), folder=str(folder))
    made = briefing_of(folder)
    assert "That is no peace" in made.lede[0]
    assert made.ties == made.blocs == []
    assert "is no finding that nothing changed" in made.unchanged


def test_claims_by_number_are_those_by_record(examples):
    """Claims come in parts where there are many, in the order in which they come at once."""
    with Project.open(examples).view() as view:
        every = list(view.claims())
        assert every == list(view.claims(limit=10_000))
        assert msgspec.json.encode(every[:3]) == msgspec.json.encode(list(view.claims(ClaimFilter(), limit=3)))
        assert isinstance(every[0], Claim)
