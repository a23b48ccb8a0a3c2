"""A project of reports that mean harm, made of claims without reading: their words are all that an attacker chooses.

Script in every field that a report or a list of others fills, characters that
turn the direction of writing, addresses that are none, formulas, a line of a
megabyte, and thousands of claims in one report.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.events import Merger
from dragoman.judgements import rule
from dragoman.records import ActorMention, Claim, Document, Place
from dragoman.store import Project
from tests.builders import claim, document, item, mention, source
from tests.fakes import group, signature
from tests.show.projects import row, take_in

BREAKS = "</script></textarea></title><xss onload=alert(1)>\"'><xss style=x></xss>{{7*7}}{% raw %}&lt;xss&gt;"
TURNS = "\u202eevil\u202c \u2066isolated\u2069 \u200bzero\u200dwidth\ufeff \x07bell"
FORMULA = '=HYPERLINK("https://evil.example","Tehran")'
WORDS = f"{BREAKS} {TURNS}"
OUTLET = f"The Courier {WORDS}"
LONG = "Tehran attacked Moscow with " + "drones," * 150_000  # a megabyte without a space
MANY = 3_000
SCHEMES = (
    "javascript:alert(1)",
    "data:text/html,<xss>",
    "  JavaScript:alert(1)//http://x",
    "https://courier.example/a",
)
EVIL = mention(f'evil-group"><xss>{TURNS}', name=f"Evil group {WORDS}", kind="group")
OFFICE = msgspec.structs.replace(EVIL, acts_for="IRN", id="<xss>official", kind="person")


def hostile(number: int, one: str | ActorMention, other: str | ActorMention, *, id: str, words: str) -> Claim:
    """A claim all of whose words mean harm."""
    evil = msgspec.structs.replace(source(OFFICE), cue=WORDS, text=WORDS)
    place = Place(text=WORDS, name=WORDS, country="SYR", latitude=35.0, longitude=38.0)
    made = claim(
        one, other, id=id, document=f"d{number}", outlet=OUTLET, sentence=words, trigger="attacked", by=(evil, evil),
        items=(item(WORDS, count=300, text=WORDS, unit=WORDS),), time="2022-10-29", place=place,
        published=f"2022-10-{number + 1:02}", stance=("asserts", "denies", "hedges", "expects")[number % 4],
    )  # fmt: skip
    return msgspec.structs.replace(made, cameo="190", mode=None)


def reports() -> list[tuple[Document, list[Claim]]]:
    """Reports, each with its claims."""
    found = []
    for number, url in enumerate(SCHEMES):
        words = f"{FORMULA if number == 0 else 'Tehran'} attacked Moscow {WORDS}"
        told = [
            hostile(number, "IRN", "RUS", id=f"a{number}", words=words),
            hostile(number, EVIL, "IRN", id=f"b{number}", words=words),
        ]
        about = document(f"{words}\n\n{WORDS}", id=f"d{number}", outlet=OUTLET, published=f"2022-10-{number + 1:02}")
        found.append((msgspec.structs.replace(about, title=f"{FORMULA} {WORDS}", url=url), told))
    long = [hostile(5, "IRN", "RUS", id=f"l{number}", words=LONG) for number in range(3)]
    found.append((document(LONG, id="d5", outlet=OUTLET, published="2022-10-06"), long))
    line = "Tehran attacked Moscow."
    many = [
        claim("IRN", "RUS", id=f"m{number}", document="d6", outlet=OUTLET, sentence=line, sentence_start=24 * number)
        for number in range(MANY)
    ]
    found.append((document(" ".join([line] * MANY), id="d6", outlet=OUTLET), many))
    return found


def hostile_project(folder: Path) -> Project:
    """The project, with rows of others' event data that mean harm, too."""
    project = Project.create(folder)
    with project.writer() as writer:
        for about, told in reports():
            writer.add(about, told, reader="r1", sentences=len(told), signature=signature(about.text))
        writer.publish(group, rule, Merger)
    rows = [row(number, "IRN", "RUS", SOURCEURL=url, Actor1Name=BREAKS) for number, url in enumerate(SCHEMES)]
    take_in(str(folder), rows, name="gdelt")
    return project
