"""What a generated system is like: how large, how blurred, and how a corpus tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The choices behind a system; what is not a number of things is a share from 0 to 1."""

    begins: date = date(2015, 1, 1)
    months: int = 60
    states: int = 14
    groups: int = 4
    blocs: tuple[int, int] = (2, 5)  # fewest and most
    loose: int = 3  # actors of no bloc: the first two hedge, the third brokers, any more look on
    theatres: int = 3  # in the first, all stand together against one outcast
    members: tuple[int, int] = (9, 13)  # of a theatre
    crossed: float = 0.07  # members that stand in a theatre with another bloc than elsewhere
    # What two members of a theatre are to one another; the rest is neutral.
    friends: float = 0.85  # of one bloc
    joined: float = 0.15  # of two blocs, where both stand against the outcast
    foes: float = 0.75  # of two blocs
    against_the_grain: float = 0.03  # enemies within a bloc, friends across
    cold: float = 0.5  # of enemies: they talk, and seldom fight
    met: float = 0.85  # of the pairs of a theatre, those that have dealings at all
    # How much of it there is.
    spread: float = 0.7  # of dealings, the standard deviation of their logarithm beside that of the two actors
    quarrel: float = 0.75  # what is hostile grows with a dealing to this power only: in ICEWS big pairs quarrel less
    own: float = 25.0  # how close a pair keeps to what its like do: prior acts of a Dirichlet distribution
    burst: float = 2.0  # shape of the gamma by which each month is busier or quieter than it should be
    lasting: float = 0.3  # months that are as busy as the one before
    # What changes, at a day.
    defections: int = 1  # members that go over to another bloc
    stagger: int = 10  # days by which each of its dealings may change earlier or later
    turns: int = 4  # pairs that become another thing to one another
    surges: int = 3  # pairs of which one deals several times as much with the other as before
    # What stands beside what is done.
    aimed: float = 0.3  # material support between friends that is aimed at an enemy of both
    mediation: float = 0.03  # of all events, those in which a broker brings two enemies together
    summits: float = 0.02  # of all events, those that three to five of a bloc do together
    expected: float = 0.12  # of what is done, how much more is only expected
    denied: float = 0.06  # of what is done, how much more is told and denied, and did not happen
    # What the reader and the merging get wrong.
    misread: float = 0.06  # of the acts, those read as any other
    stray: float = 0.03  # of all events, those of pairs that have nothing to do with one another
    no_theatre: float = 0.2
    wrong_theatre: float = 0.03


EASY = Settings(
    crossed=0.0, joined=0.1, friends=0.95, foes=0.9, against_the_grain=0.0, cold=0.25, met=0.95, spread=0.4, quarrel=1,
    own=80, burst=8, lasting=0.0, stagger=0, expected=0.05, denied=0.02, misread=0.02, stray=0.01, no_theatre=0.05,
    wrong_theatre=0.0,
)  # fmt: skip
NEWS = Settings()
HARD = Settings(
    crossed=0.15, joined=0.2, friends=0.7, foes=0.5, against_the_grain=0.06, cold=0.75, met=0.7, spread=1.1, own=12,
    burst=1, lasting=0.5, stagger=30, defections=2, expected=0.25, denied=0.2, misread=0.12, stray=0.06,
    no_theatre=0.35, wrong_theatre=0.06,
)  # fmt: skip

LEVELS = MappingProxyType({"easy": EASY, "news": NEWS, "hard": HARD})


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Who tells of a system: how much, and how surely."""

    name: str
    events: int  # expected over the whole time
    picks: bool  # it tells of blows before it tells of talks (`news` in acts.csv)
    corroborated: float
    contested: float  # of what is hostile; of what is friendly a quarter as much
    hedged: float


WIRE = Corpus(name="wire", events=20_000, picks=False, corroborated=0.35, contested=0.08, hedged=0.08)
PAPER = Corpus(name="paper", events=600, picks=True, corroborated=0.15, contested=0.12, hedged=0.12)
CORPORA = (WIRE, PAPER)
