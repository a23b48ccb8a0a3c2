"""Those whom no table knows, with sentences, names before descriptions."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from dragoman.actors.spelling import is_a_name
from dragoman.show.cli.tables import around
from tests.builders import claim
from tests.show.projects import project_of


def told_of(name, sentence, *, id, times=1, text=None, kind="group"):
    """So many claims whose initiator is a stranger."""
    slug = name.lower().replace(" ", "-")
    one = msgspec.structs.replace(claim().initiator, id=slug, name=name, kind=kind, text=text or name, acts_for=None)
    return [
        msgspec.structs.replace(
            claim(id=f"{id}{n}", sentence=sentence, sentence_start=100 * n + 1000 * ord(id)), initiator=one
        )
        for n in range(times)
    ]


def test_names_come_before_descriptions_and_what_is_listed_is_known(run):
    project_of(
        *told_of("rebels", "The rebels struck.", id="a", times=3),
        *told_of("River Guard", "The Guard fled.", id="b", text="The Guard"),
        *told_of("River Guard", "The River Guard struck.", id="c"),
        *told_of("Hill Guard", "The Hill Guard struck.", id="d"),
    )
    Path("own.csv").write_text("name\nHill Guard\n")
    run("import", "actors", "own.csv")

    lines = [json.loads(line) for line in run("actors", "--unknown")[1].splitlines()]

    assert [(one["name"], one["named"], one["claims"]) for one in lines] == [
        ("River Guard", True, 2),
        ("rebels", False, 3),
    ]
    assert lines[0]["sentences"] == ["The River Guard struck.", "The Guard fled."]


def test_a_table_counts_descriptions_and_shows_them_when_asked(run):
    project_of(
        *told_of("rebels", "The rebels struck.", id="a", times=3), *told_of("River Guard", "The Guard fled.", id="b")
    )

    _, out, told = run("actors", "--unknown", "--format", "table")
    assert ("River Guard" in out, "rebels" in out) == (True, False)
    assert "Descriptions without a name: 1, as rebels (3)." in told
    assert "The rebels struck." in run("actors", "--unknown", "--format", "table", "--limit", "0")[1]


@pytest.mark.parametrize(
    ("text", "forms", "is_name"),
    [
        ("River Guard", (), True),
        ("FIFA", ("FIFA",), True),
        ("Army of the Hills", (), True),
        ("Western officials", (), False),
        ("It", ("It",), False),
        ("Officials", ("officials", "Officials"), False),
        ("", (), False),
    ],
)
def test_a_name_is_told_from_a_description(text, forms, is_name):
    assert is_a_name(text, forms) == is_name


def test_a_long_sentence_is_cut_around_the_name():
    sentence = f"{'before ' * 40}the River Guard struck {'after ' * 40}"
    shown = around(sentence, "River Guard", 60).plain
    assert "River Guard struck" in shown
    assert len(shown) <= 64
    assert around("The Guard fled.", "River Guard", 60).spans[0].start == len("The ")
    assert around("They fled.", "River Guard", 60).plain == "They fled."
