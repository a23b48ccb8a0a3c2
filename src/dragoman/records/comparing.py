"""Two outlets side by side."""

from __future__ import annotations

from datetime import date

from dragoman.records.base import EventType, Record, Stance
from dragoman.records.events import Event, Party


class Quoted(Record, frozen=True, kw_only=True):
    """A source that an outlet lets speak of an event, and where it stands there."""

    id: str
    name: str
    stance: Stance


class Telling(Record, frozen=True, kw_only=True):
    """How one outlet tells of one event."""

    first: date | None                 # published
    reports: int
    own: tuple[Stance, ...]            # in its own voice, in the order in which it was said; () when it only quotes
    quoted: tuple[Quoted, ...]
    evidence: tuple[str, ...]          # ids of claims


class Told(Record, frozen=True, kw_only=True):
    """One event, and how each of two outlets tells of it."""

    event: Event
    tellings: tuple[Telling | None, Telling | None]      # None: it leaves the event out
    differ: bool                       # both tell of it, and in their own voices stand to it in different ways
    omits: tuple[tuple[Stance, ...], tuple[Stance, ...]]      # asserts, denies: a side that only the other outlet gives
    copied: bool                       # both have it from one text


class Wording(Record, frozen=True, kw_only=True):
    """A word that an outlet uses, and how often."""

    word: str                          # of an act: dictionary form; of an actor: without article and "'s"
    count: int
    quoted: int                        # of these inside quotation marks: words that it passes on
    sentence: str                      # the first that has it, outside quotation marks if one is
    text: str                          # the word as it stands there
    evidence: tuple[str, ...]          # ids of claims


class ActWords(Record, frozen=True, kw_only=True):
    """How two outlets word the same act, in the events of this type and these parties that both tell."""

    type: EventType
    initiators: tuple[Party, ...]
    recipients: tuple[Party, ...]
    symmetric: bool
    events: tuple[str, ...]            # ids
    words: tuple[tuple[Wording, ...], tuple[Wording, ...]]    # commonest first


class ActorWords(Record, frozen=True, kw_only=True):
    """How two outlets call the same actor."""

    actor: Party
    words: tuple[tuple[Wording, ...], tuple[Wording, ...]]    # commonest first


class Comparison(Record, frozen=True, kw_only=True):
    """Two outlets side by side: what each tells and leaves out, where they stand to it, and in which words."""

    outlets: tuple[str, str]
    reports: tuple[int, int]           # of each, with claims about these events
    claims: tuple[int, int]
    events: tuple[Told, ...]           # those that either tells
    acts: tuple[ActWords, ...]         # most worded first
    actors: tuple[ActorWords, ...]     # those whom both name, most named first
