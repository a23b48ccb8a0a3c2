"""What flows through Dragoman, declared once.

Document → Sentence → Reading → Claim → Event. Every record is frozen and
keyword-only; unknown is None, never "" or a message.

All `start` and `end` named so in a Span, Block, Token, Trigger, mention or
Sentence are characters in the document's text; word positions are called
`word`, `first` and `last` (exclusive) and count within the sentence.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

import msgspec

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ALLY", "RIVAL",
]  # fmt: skip
Stance = Literal["asserts", "hedges", "denies", "expects", "supposes"]
Polarity = Literal["+", "-"]
Certainty = Literal["certain", "probable", "possible", "none"]
Support = Literal["single", "corroborated", "contested", "denied", "expected"]
Verdict = Literal["accept", "reject", "correct", "same", "different", "undo"]
Fate = Literal["stands", "superseded", "undone", "lapsed"]
Speech = Literal["direct", "indirect", "mixed"]
Aspect = Literal["done", "ongoing", "future", "demanded", "hypothetical"]
BlockKind = Literal["title", "heading", "body", "caption", "byline", "boilerplate"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records share: frozen, keyword-only, readable as JSON."""


class Span(Record, frozen=True, kw_only=True):
    """Characters of the document's text, end exclusive."""

    start: int
    end: int


class Block(Record, frozen=True, kw_only=True):
    """A stretch of a document and what it is; claims are made from title, heading, body and caption."""

    kind: BlockKind
    start: int
    end: int


class Document(Record, frozen=True, kw_only=True):
    """One published report."""

    id: str                            # hash of outlet, publication date and text
    text: str
    outlet: str | None = None          # who published it
    published: date | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None        # ISO 639-1; only "en" is read
    origin: str                        # id of the first report of its wire group, or its own id
    blocks: tuple[Block, ...] = ()     # in order, covering every non-blank line of the text


class Passage(Record, frozen=True, kw_only=True):
    """Words that two texts share: the evidence that one is a copy of the other."""

    start: int
    end: int
    other_start: int                   # characters in the other text
    other_end: int
    words: int


class Token(Record, frozen=True, kw_only=True):
    """A word by the conventions of Universal Dependencies ("do" "n't", "Iran" "'s", "U.S.")."""

    text: str
    start: int
    end: int


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence of a document, with its words."""

    document: str
    number: int                        # from 0 within the document
    text: str                          # verbatim: document.text[start:end]
    start: int
    end: int
    block: BlockKind
    paragraph: int                     # which block of the document, from 0
    tokens: tuple[Token, ...]
    goes_on: bool = False              # too long to be read whole: cut here, goes on in the next


class Name(Record, frozen=True, kw_only=True):
    """A name as the reader marked it."""

    kind: str                          # PER ORG LOC MISC
    first: int
    last: int


class Argument(Record, frozen=True, kw_only=True):
    """A span of words that plays a PropBank role."""

    role: str                          # ARG0 … ARG5, ARGM-TMP, R-ARG0, C-ARG1 …
    first: int
    last: int


class Predicate(Record, frozen=True, kw_only=True):
    """A verb, noun or adjective that takes roles, with its PropBank sense."""

    word: int
    roleset: str | None
    arguments: tuple[Argument, ...]


class Attribution(Record, frozen=True, kw_only=True):
    """Who says what, as spans of the document: each part may be empty or in several pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    speech: Speech | None = None       # direct: all of the content in quotation marks; mixed: some; None: no content


class ActLink(Record, frozen=True, kw_only=True):
    """A word that the claim head ties to an act, in the part it plays."""

    part: str                          # initiator recipient against source
    word: int
    confidence: float


class Act(Record, frozen=True, kw_only=True):
    """A word that the claim head takes to express an act between actors."""

    word: int
    types: tuple[tuple[EventType, float], ...]     # event types above the head's floor, likeliest first
    stances: tuple[tuple[Stance, float], ...]      # probabilities of the five stances, likeliest first
    links: tuple[ActLink, ...]


class Reading(Record, frozen=True, kw_only=True):
    """What the reader saw in one sentence; one entry per word in each column."""

    sentence: Sentence
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]             # word position of the head, -1 at the root
    deprels: tuple[str, ...]           # Universal Dependencies, subtypes kept
    names: tuple[Name, ...]
    predicates: tuple[Predicate, ...]
    attributions: tuple[Attribution, ...]    # those with a cue or content in this sentence
    acts: tuple[Act, ...]
    factuality: tuple[float, ...] = ()       # of what each word tells: −3 certainly not … 3 certainly; () if not judged


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
    evidence: tuple[str, ...]          # ids of claims, in the order in which they were said


class Story(Record, frozen=True, kw_only=True):
    """What one pair does about the same things, place or issue: events in the order in which they happened."""

    id: str                            # of the first event
    events: tuple[Event, ...]          # two or more


class Copy(Record, frozen=True, kw_only=True):
    """A report that is a copy of an earlier one, with the words that it shares with it."""

    document: str
    outlet: str | None
    published: date | None
    origin: str                        # the earlier report
    passages: tuple[Passage, ...]      # the longest first; `other_start` and `other_end` are of the earlier report


class Account(Record, frozen=True, kw_only=True):
    """An event with all that is said about it."""

    event: Event
    claims: tuple[Claim, ...]          # in the order in which they were said
    copies: tuple[Copy, ...]           # of reports that tell of it
    story: Story | None                # the story line that it is part of


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


# What a judgement may correct in a claim; the stance follows from polarity, certainty and aspect.
CORRECTABLE = (
    "type", "mode", "cameo", "initiator", "recipient", "symmetric", "against", "sources", "polarity", "certainty",
    "aspect", "items", "time", "place", "theatres",
)  # fmt: skip
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


class Anchor(Record, frozen=True, kw_only=True):
    """Where a judged claim stands, so that it is found again when a new reader has changed its id."""

    claim: str
    document: str
    sentence: str                      # verbatim
    sentence_start: int
    trigger: Span
    initiator: Span
    recipient: Span | None
    source: Span | None                # of the innermost source


class Judgement(Record, frozen=True, kw_only=True):
    """A person's decision about a claim or about two events, kept for ever."""

    id: str
    verdict: Verdict
    by: str
    when: datetime
    claims: tuple[Anchor, ...]         # the judged claim; of two events, claims of the first
    others: tuple[Anchor, ...] = ()    # same, different: claims of the second event
    changes: dict[str, Any] = {}       # correct: field of the claim → what it should be, as in the claim's JSON
    said: dict[str, Any] = {}          # accept: what the claim said; it lapses when a new reader says otherwise
    undoes: str | None = None          # undo: id of a judgement
    sample: str | None = None          # the random sample in which the claim was drawn
    note: str | None = None


class Ruled(Record, frozen=True, kw_only=True):
    """What has become of a judgement."""

    judgement: Judgement
    fate: Fate                         # lapsed: what it is about is no longer there
    by: str | None = None              # superseded, undone: id of the judgement that did it
    why: str | None = None             # lapsed: why it no longer applies
    claims: tuple[str, ...] = ()       # ids of the claims that it means now
    others: tuple[str, ...] = ()


class Ruling(Record, frozen=True, kw_only=True):
    """What all judgements together make of claims."""

    judgements: tuple[Ruled, ...]      # in the order in which they were made
    accepted: tuple[str, ...]          # ids of claims
    rejected: tuple[str, ...]          # ids of claims, left out of every answer
    corrected: tuple[Claim, ...]       # as they are now; each copy of a report carries its own
    same: tuple[tuple[str, str], ...]  # ids of two claims that are about one happening
    different: tuple[tuple[str, str], ...]


class Precision(Record, frozen=True, kw_only=True):
    """How often claims are right, by those of a random sample that people judged."""

    drawn: int
    judged: int
    right: int                         # accepted as the reader found them
    wrong: int                         # rejected or corrected
    precision: float | None            # right of those judged; None: none is judged
    interval: tuple[float, float]      # in which it lies with 95 % certainty, by Wilson
    wrong_in: dict[str, int]           # field → wrong claims in which it was corrected, or named in the note
