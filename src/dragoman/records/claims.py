"""Who is said to have done what to whom."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dragoman.records.base import EventType, Record, Stance

Polarity = Literal["+", "-"]
Certainty = Literal["certain", "probable", "possible", "none"]
Aspect = Literal["done", "ongoing", "future", "demanded", "hypothetical"]


class Trigger(Record, frozen=True, kw_only=True):
    """The words that express the act."""

    text: str
    start: int
    end: int


class ActorMention(Record, frozen=True, kw_only=True):
    """An actor where it is mentioned; `acts_for` is the state it acts for at that date, or None."""

    id: str
    name: str
    kind: str                          # state office person group alliance organisation media place unknown
    sector: str | None                 # PLOVER: GOV MIL REB SPY OPP CVL …
    acts_for: str | None
    text: str
    start: int
    end: int


class Source(Record, frozen=True, kw_only=True):
    """Who says so, inside the text; `cue` is the words that mark it ("said", "denied")."""

    id: str
    name: str
    kind: str
    sector: str | None
    acts_for: str | None
    anonymous: bool
    cue: str | None
    text: str | None                   # None: "reportedly" has no words for the one who says so
    start: int | None
    end: int | None


class Quantity(Record, frozen=True, kw_only=True):
    """A number as worded and the range it allows: "more than 300" is 300 and up."""

    text: str
    low: float | None
    high: float | None


class Item(Record, frozen=True, kw_only=True):
    """What an act is about: what was given, moved, used, taken, imposed or agreed, or whom it struck, if counted."""

    name: str                          # as worded, without article and number
    kind: str | None                   # a kind of vocabulary/items.csv; None: the table has no such thing
    quantity: Quantity | None
    unit: str | None                   # the measure ("ton", "battery") or the currency (ISO 4217)


class Time(Record, frozen=True, kw_only=True):
    """When it happened: ISO dates no more precise than the text ("2022", "2022-10", "2022-10-29")."""

    text: str
    start: str | None
    end: str | None


class Place(Record, frozen=True, kw_only=True):
    """Where it happened."""

    text: str                          # of a deed of war, possibly from a sentence before
    name: str
    country: str | None                # ISO 3166-1 alpha-3
    latitude: float | None
    longitude: float | None


class Claim(Record, frozen=True, kw_only=True):
    """One source saying that one thing happened, in one sentence."""

    id: str                            # hash of the text and of where trigger, initiator, recipient, source stand
    act: str                           # shared by the claims of one trigger
    document: str
    outlet: str | None
    published: date | None
    origin: str
    sentence: str                      # verbatim
    sentence_start: int
    sentence_end: int
    trigger: Trigger
    type: EventType
    mode: str | None
    cameo: str | None
    initiator: ActorMention            # it or the recipient may be named in a sentence before: "the shelling went on"
    recipient: ActorMention | None     # None: "the army mobilised"
    symmetric: bool                    # True: runs both ways, in the text's order
    against: ActorMention | None       # the third party it is aimed at
    sources: tuple[Source, ...]        # outermost first; () when the outlet itself tells it
    polarity: Polarity
    certainty: Certainty
    aspect: Aspect
    stance: Stance                     # derived from the three
    items: tuple[Item, ...]
    time: Time | None
    place: Place | None
    theatres: tuple[str, ...]
    confidence: float                  # 0 to 1
    reader: str                        # name and version


class Trace(Record, frozen=True, kw_only=True):
    """The decisions behind one claim, in words, with the numbers they rest on."""

    claim: str
    act: str  # the row of the table and the head's type that speak for the act
    initiator: str  # how its words fill a slot, how strongly the head links them
    recipient: str | None
    answer: str | None  # what the reader answers when it is asked for the pair
    before: float  # the confidence without that answer
    confidence: float
    sources: tuple[str, ...]  # what each cue makes of the act, outermost first; () where the outlet speaks
    stance: tuple[str, ...]  # the words that bend the act, nearest first; () where none does
