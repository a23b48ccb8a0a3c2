"""What events make of each pair: deeds, ties, their shifts, and what other layers have of it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dragoman.records.base import EventType, Record, Support
from dragoman.records.claims import Claim
from dragoman.records.events import Event

Sign = Literal["+", "-"]
ChannelName = Literal["cooperation", "conflict"]
Direction = Literal["up", "down", "level"]


class Deed(Record, frozen=True, kw_only=True):
    """What one event adds to one dyad: once, however many tell of it and however many acts it is told as."""

    event: str                         # id
    initiator: str                     # id of a side: the state that it acts for, or else the actor itself
    recipient: str
    kinds: tuple[str, str]             # of both: "state" where it acts for one, else the kind of the actor
    symmetric: bool
    against: bool                      # it is aimed at the recipient, as a third party, and done to another or none
    type: EventType
    mode: str | None
    support: Support
    hedged: bool                       # nobody asserts it outright
    confidence: float = 1.0            # of the event, 0 to 1: how surely the reports were read right
    day: date                          # last day on which it can have happened, but no later than it was first told
    theatres: tuple[str, ...]


class Channel(Record, frozen=True, kw_only=True):
    """How much of one kind, cooperation or conflict, passes between two sides, and how sure that is."""

    acts: int                          # deeds that count in it
    weight: float                      # their weights together, by type and mode, support, and age at the period's end
    rate: float                        # weight a month, posterior mean
    low: float                         # credible interval of the rate: 95 %, or the level asked for
    high: float


class Standing(Record, frozen=True, kw_only=True):
    """That two are said to be allies or rivals: shown beside what they do, never mixed into it."""

    type: Literal["ALLY", "RIVAL"]
    events: int
    contested: int                     # of these contested or denied
    first: date
    last: date
    evidence: tuple[str, ...]          # ids of events


class Bond(Record, frozen=True, kw_only=True):
    """What a layer other than behaviour has of a pair: a formal alliance, how alike they vote."""

    layer: str                         # the name under which it was imported
    one: str
    other: str
    sign: Sign | None                  # None: it says neither
    weight: float                      # over 0, up to 1: how strong within its layer
    since: date | None
    until: date | None                 # None: lasting
    text: str | None                   # in words: "defence pact", "votes alike in 83 % of 71 roll calls"


class Layer(Record, frozen=True, kw_only=True):
    """Bonds that a project keeps under one name: whence they came, and how far they reach."""

    name: str
    form: str                          # of the list: "atop", "un-votes", "rivalries" …
    file: str                          # the name of the file that was imported
    citation: str | None               # of the list's authors; None: a list of one's own
    bonds: int
    positive: int                      # of these with the sign +
    negative: int
    lasting: int                       # of these without an end
    actors: int
    since: date | None                 # first day of the earliest bond
    until: date | None                 # last day of which the list tells; None: it does not say
    imported: date


class Discord(Record, frozen=True, kw_only=True):
    """A pair that a layer has on one side and behaviour on the other: allied by treaty, at odds in deeds."""

    one: str
    other: str
    bond: Sign                         # by the layer
    text: str | None                   # what the layer says, in words
    tie: Sign                          # by behaviour
    lean: float                        # of the tie, with its credible interval: 95 %, or the level asked for
    low: float
    high: float
    acts: int
    thin: bool                         # the tie's evidence is thin: a lead, no finding
    coded: int = 0                     # of its acts those that only rows of others' event data tell
    evidence: tuple[str, ...]          # ids of events, the heaviest first


class LayerComparison(Record, frozen=True, kw_only=True):
    """How far a layer and behaviour agree about pairs on a day."""

    layer: str
    on: date
    pairs: int                         # that have a sign in the layer that day
    agree: int                         # of these: behaviour has the same sign
    at_odds: tuple[Discord, ...]       # behaviour has the other sign; the surest first
    undecided: int                     # behaviour has a tie without a sign
    unreported: int                    # behaviour has no tie
    above: float | None                # how often a + pair leans above a − pair, ½ by chance; None without both


class TheatreSign(Record, frozen=True, kw_only=True):
    """What a pair is to one another in one theatre, beside their pooled tie."""

    theatre: str
    sign: Sign | None
    lean: float
    acts: int
    thin: bool


class Tie(Record, frozen=True, kw_only=True):
    """A dyad in one theatre, or in all together, over one period: two channels, and a sign where evidence bears one."""

    one: str                           # id of a side, the lesser of both
    other: str
    theatre: str | None                # None: pooled
    since: date | None                 # None: from the first deed
    until: date
    cooperation: Channel
    conflict: Channel
    lean: float                        # posterior mean, −1 (conflict) to 1 (cooperation); 0: both as usual
    low: float                         # its credible interval: 95 %, or the level asked for
    high: float
    sign: Sign | None                  # None: evidence bears neither; what bears one stands at `ties.channels.lean`
    least: float                       # how far the sign is borne out at the least, 0 to 1; 0 without one
    acts: int                          # deeds in either channel
    thin: bool                         # fewer than the floor of evidence (about twenty): a sign is only a lead
    contested: int                     # of these contested
    coded: int = 0                     # of these told by no report of the project, only by rows of others' event data
    expected_cooperation: int          # deeds that are only expected: a series of their own, in no channel
    expected_conflict: int
    denied: int                        # deeds that are only denied: in no channel
    theatres: tuple[TheatreSign, ...]  # of a pooled tie: the theatres that it is made of, most acts first
    disagree: float | None             # of a pooled tie: probability that two of its theatres lean to opposite sides
    standings: tuple[Standing, ...]
    first: date | None                 # day of the first and of the last deed
    last: date | None
    evidence: tuple[str, ...]          # ids of events, the heaviest first, a few of the coded; () if not asked for


class Shift(Record, frozen=True, kw_only=True):
    """A dated change in what passes between two sides."""

    one: str
    other: str
    theatre: str | None
    channel: ChannelName
    day: date                          # first day of the new regime
    low: date                          # 95 % interval of the day
    high: date
    until: date | None                 # last day of the new regime; None: it lasts
    outburst: bool                     # shorter than three months, and then it was as before: its end is no other shift
    before: float                      # weight a month of usual coverage, from the shift before
    after: float                       # the same up to `until`
    ratio: float                       # of the two, shrunken towards 1 where evidence is thin; its 95 % interval
    ratio_low: float
    ratio_high: float
    evidence: tuple[str, ...]          # ids of the heaviest events of three months: those after a rise, before a fall


class Arrow(Record, frozen=True, kw_only=True):
    """Whether a pair's dealings got better, worse or neither in a month, with the reason in a line."""

    one: str
    other: str
    theatre: str | None
    month: date                        # its first day
    direction: Direction               # up: more cooperation or less conflict than in the months before
    reason: str
    evidence: tuple[str, ...]          # ids of events


class Month(Record, frozen=True, kw_only=True):
    """What passed between two sides in a month."""

    first: date                        # its first day
    cooperation: float                 # weight of the deeds in it
    conflict: float


class TieMonth(Record, frozen=True, kw_only=True):
    """A tie as it stood at the end of a month: by all that had happened until then, as old as it was."""

    last: date                         # last day of the month; of the last one, the day until which is asked
    cooperation: Channel
    conflict: Channel
    lean: float
    low: float                         # of the lean, credible interval: 95 %, or the level asked for
    high: float
    sign: Sign | None


class MonthOf(Record, frozen=True, kw_only=True):
    """How much is known of a month."""

    first: date                        # its first day
    told: int                          # deeds that reports tell of
    coded: int                         # deeds that only rows of others' event data tell, once a pair, day and type


class DaysKnown(Record, frozen=True, kw_only=True):
    """Of which time anything is known that passed between two."""

    first: date
    last: date
    months: tuple[MonthOf, ...]        # those with a deed, in order


class TieEvent(Record, frozen=True, kw_only=True):
    """An event that a tie rests on, with what it weighs there and a sentence that tells of it."""

    event: Event
    claim: Claim | None                # the surest of those that assert it of the pair; None: coded by others, not said
    channel: ChannelName
    weight: float                      # by type and mode, and by how it is told; before it ages


class TieAccount(Record, frozen=True, kw_only=True):
    """A pair with all that is known of it."""

    tie: Tie                           # pooled, or in the theatre that was asked for
    by_theatre: tuple[Tie, ...]        # of a pooled tie, most acts first
    months: tuple[Month, ...]          # from the first deed to the last of which any report tells, none left out
    shifts: tuple[Shift, ...]
    arrows: tuple[Arrow, ...]          # of the last months
    bonds: tuple[Bond, ...]            # what other layers have of it on the last day, or had last
    events: tuple[TieEvent, ...]       # the heaviest of each channel, cooperation first
