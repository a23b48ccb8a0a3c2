"""What stands in a briefing, in the order of the paper: words, figures, and the notes that they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.records import Direction, Stance
from dragoman.show.briefing.figures.months import Chart
from dragoman.show.briefing.figures.network import Network
from dragoman.show.web.marking import Piece


class Ref(NamedTuple):
    """A place in the text that refers to a note, and where in the page it is."""

    note: int
    anchor: str


@dataclass(slots=True, kw_only=True)
class Note:
    """A sentence with where it stands and who says so, or a row of others' data, of which nobody says anything."""

    number: int
    pieces: Sequence[Piece]  # of the sentence; () for a row
    row: str  # what is known of a row; "" for a sentence
    outlet: str
    day: str
    title: str
    chains: Sequence[str]  # who says so, outermost first, with the stance: "Iran denies"
    ids: Sequence[str]  # for `dragoman why`
    refs: list[Ref] = field(default_factory=list)  # from where it is referred to


class Line(NamedTuple):
    """A sentence, whom it is about, and its notes."""

    head: str
    text: str
    refs: Sequence[Ref] = ()
    thin: bool = False
    coded: bool = False


class Change(NamedTuple):
    """An arrow of a pair in a month."""

    month: str
    direction: Direction
    sign: str
    pair: str
    reason: str
    refs: Sequence[Ref]


class Standing(NamedTuple):
    """A signed tie in a row."""

    pair: str
    sign: str
    stands: str
    lean: str
    acts: str
    theatres: str
    refs: Sequence[Ref]
    thin: bool
    coded: bool


class Voice(NamedTuple):
    """Someone who stands to an event in one way."""

    name: str
    refs: Sequence[Ref]


class Count(NamedTuple):
    """A number that one teller gives."""

    text: str
    teller: str
    stance: Stance
    refs: Sequence[Ref]


class Happening(NamedTuple):
    """An event with those who stand to it in each way, and their numbers."""

    what: str
    when: str
    told: str
    theatres: str
    sides: Sequence[tuple[str, Stance, Sequence[Voice]]]  # what they do, in a word and by its stance
    numbers: Sequence[tuple[str, Sequence[Count]]]  # by what is counted
    id: str


class Part(NamedTuple):
    """A part of a section: what it tells of, and its lines."""

    heading: str
    says: str
    lines: Sequence[Line]
    more: int = 0  # lines that are not shown


class Basis(NamedTuple):
    """A figure of what the briefing rests on: in the time that is news, and in all until its day."""

    what: str
    news: str
    all: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The whole paper."""

    title: str
    dated: str  # "31 October 2022"
    period: str
    lede: Sequence[str]
    network: Network | None
    ties: Sequence[Standing]
    ties_of: int
    blocs: Sequence[tuple[str, str, str]]  # number, members, opposed to
    system: Sequence[str]
    changes: Sequence[Change]
    several_months: bool
    unchanged: str  # where there are none, what that means
    contested: Sequence[Happening]
    contested_of: int
    counted: Sequence[Happening]  # not contested, but with numbers that differ
    followed: int  # pairs at most, among which shifts were looked for
    shifts: Sequence[Line]
    turns: Sequence[Line]  # of the whole
    between: Sequence[Part]
    layers: Sequence[Part]
    charts: Sequence[Chart]
    basis: Sequence[Basis]
    rests: Sequence[str]
    limits: Sequence[tuple[str, str]]  # what was measured, and the figure
    measured: str  # when
    notes: Sequence[Note]
    colophon: Sequence[tuple[str, str]]
