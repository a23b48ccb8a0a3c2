"""Happenings, with everyone who told them."""

from __future__ import annotations

from datetime import date

from dragoman.records.base import EventType, Record, Stance, Support
from dragoman.records.claims import Claim, Place
from dragoman.records.documents import Copy


class Party(Record, frozen=True, kw_only=True):
    """An actor that takes part in an event, by the name that most of its claims give it."""

    id: str
    name: str
    kind: str
    acts_for: str | None


class Thing(Record, frozen=True, kw_only=True):
    """What an event is about, by the words that most of its claims give it."""

    name: str
    kind: str | None


class Number(Record, frozen=True, kw_only=True):
    """How many or how much one teller says, of what: never averaged with what another says."""

    item: str                          # what is counted: its kind, or as worded where the table has no such thing
    text: str
    low: float | None
    high: float | None
    unit: str | None


class Period(Record, frozen=True, kw_only=True):
    """From when to when, in ISO dates no more precise than the texts; None: open, or not said."""

    start: str | None
    end: str | None


class Position(Record, frozen=True, kw_only=True):
    """Where a teller stands to an event from the day on which it was said, until the teller's next."""

    said: date | None                  # when the report was published
    stance: Stance
    time: Period | None                # when it happened, by this teller
    numbers: tuple[Number, ...]
    evidence: tuple[str, ...]          # ids of claims


class Teller(Record, frozen=True, kw_only=True):
    """Someone who tells of an event: a source, or an outlet that names none."""

    id: str                            # of the innermost source; "outlet:NAME" for an outlet itself
    name: str
    kind: str
    acts_for: str | None
    anonymous: bool
    positions: tuple[Position, ...]    # in the order in which they were said; the last is where the teller stands now


class Side(Record, frozen=True, kw_only=True):
    """Those who stand to an event in one way, by the last word of each."""

    stance: Stance
    tellers: tuple[str, ...]           # ids; of a government that state where it tells, else whoever first spoke for it


class Coded(Record, frozen=True, kw_only=True):
    """Where an event comes from that others have coded: rows of their data, which tell of no speaker."""

    dataset: str                       # what its dataset is called in the project: "gdelt"
    form: str                          # the format that it came in
    rows: tuple[str, ...]              # ids, as the dataset has them; several that code one happening
    code: str | None                   # of the act, as the first row has it: "190", "Battles"
    goldstein: float | None            # −10 to 10, as the first row has it
    urls: tuple[str, ...]              # of reports that it was coded from
    publishers: tuple[str, ...]        # as the dataset names them
    mentions: int | None               # how often it is mentioned, by the dataset's count
    words: str | None                  # what the dataset says of it: its note or headline


class Event(Record, frozen=True, kw_only=True):
    """One happening, with everyone who told, expected or denied it."""

    id: str                            # hash of the id of the claim that was said first
    type: EventType
    mode: str | None
    initiators: tuple[Party, ...]      # most named first; several where acts have several ("the G7 imposed …")
    recipients: tuple[Party, ...]      # () where no claim names one
    symmetric: bool
    against: tuple[Party, ...]
    dyads: tuple[tuple[str, str | None], ...]      # who did it to whom: ids of states, of other actors their own
    items: tuple[Thing, ...]
    time: Period | None                # in which all who say when can be right; None: nobody says when
    place: Place | None                # the most exact that is said
    theatres: tuple[str, ...]
    support: Support | None            # None: it is only supposed, or only outlets or nameless sources deny it
    reports: int
    outlets: int
    origins: int                       # wire groups: copies of a report count once
    sources: int                       # cited in the texts; those who speak for one government count once
    independent: int                   # accounts of those who assert it that share neither origin nor source
    tellers: tuple[Teller, ...]        # in the order in which they first spoke
    sides: tuple[Side, ...]            # who affirms and denies it on one day is on both
    first: date | None                 # published
    last: date | None
    confidence: float                  # that of the surest claim
    acts: tuple[str, ...]
    evidence: tuple[str, ...]          # ids of claims, in the order in which they were said; of a coded one "gdelt:ROW"
    coded: Coded | None = None         # None: told by reports; else it has no tellers and no sides, as nobody speaks


class Story(Record, frozen=True, kw_only=True):
    """What one pair does about the same things, place or issue: events in the order in which they happened."""

    id: str                            # of the first event
    events: tuple[Event, ...]          # two or more


class Account(Record, frozen=True, kw_only=True):
    """An event with all that is said about it."""

    event: Event
    claims: tuple[Claim, ...]          # in the order in which they were said
    copies: tuple[Copy, ...]           # of reports that tell of it
    story: Story | None                # the story line that it is part of


class KeptGroup(Record, frozen=True, kw_only=True):
    """Claims of one dyad that tell of one happening, as kept from one rebuild of the events to the next."""

    number: int | None                 # in the project; None: new
    dyad: tuple[str, str]              # ids of both sides, in their order; "" for a recipient who is not named
    told: str                          # sorts groups by their first claims
    said: int | None                   # day on which it was first told (`date.toordinal`)
    last: int | None                   # last day on which it can have happened
    claims: tuple[str, ...]            # ids, in the order in which they were told
    acts: tuple[str, ...]
    week: int                          # in which a claim came to it last (`date.toordinal` // 7)
    seeks: str | None                  # the only side that is known by name; None: both are, or neither
    home: int | None                   # number of the group of another dyad to which one that seeks is attached
    state: str                         # what the merging goes on from
