"""Who an actor is, and for which state it acts on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, get_args

from dragoman.records import Record

Kind = Literal["state", "person", "group", "alliance", "organisation", "media", "office", "place", "unknown"]
Form = Literal["name", "adjective", "demonym", "metonym", "office", "person"]

KINDS = frozenset(get_args(Kind))
ELECT = timedelta(days=120)
RECALLED = timedelta(days=365)
# PLOVER's sectors. MED is medical there; media are JRN.
SECTORS = frozenset({
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP", "PRE",
    "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK",
})  # fmt: skip


class Term(Record, frozen=True, kw_only=True):
    """A person's time in one office."""

    office: str | None  # id of the office, where a table has it
    acts_for: str | None  # the state whose office it is
    represents: str | None  # the organisation or group whose office it is
    sector: str | None
    since: date | None
    until: date | None  # last day; None: still there, or the end is not known

    def spoken_of(self) -> tuple[date | None, date | None]:
        """The days on which a surname alone still tells who is meant: from election to a year after the office."""
        return (self.since and self.since - ELECT, self.until and self.until + RECALLED)


class Actor(Record, frozen=True, kw_only=True):
    """A state, office, person, armed group, alliance, organisation or outlet, over its lifetime."""

    id: str  # ISO 3166-1 alpha-3 of a state, else a readable slug
    name: str
    kind: Kind
    sector: str | None = None  # PLOVER's; of a person, that of the first office in the tables
    state: str | None = None  # whom an office or institution acts for while it exists
    home: str | None = None  # where a group or outlet is at home: never the state it acts for
    sponsor: str | None = None
    since: date | None = None
    until: date | None = None
    terms: tuple[Term, ...] = ()  # of a person

    def exists(self, on: date | None) -> bool:
        """Whether the actor existed on that day; without a day, whether it has no known end."""
        return within(on, self.since, self.until)

    def serving(self, on: date | None) -> tuple[Term, ...]:
        """The offices a person holds on that day; without a day, all that are known."""
        return tuple(term for term in self.terms if on is None or within(on, term.since, term.until))

    def acts_for(self, on: date | None = None) -> str | None:
        """The state the actor speaks or acts for on that day, by its code.

        A state acts for itself, an institution for its state while it exists,
        a person for the state whose office he or she holds that day. None for
        all others, for former officials, and for who served several states
        when no day is given.
        """
        if self.kind == "state":
            return self.id
        if self.terms:
            return _only({term.acts_for for term in self.serving(on) if term.acts_for})
        return self.state if on is None or self.exists(on) else None

    def represents(self, on: date | None = None) -> str | None:
        """The id of the organisation or group that a person speaks for on that day."""
        return _only({term.represents for term in self.serving(on) if term.represents})

    def sector_on(self, on: date | None = None) -> str | None:
        """The sector on that day: for people that of the office held, ELI (PLOVER's former elites) before and after."""
        if not self.terms:
            return self.sector
        serving = self.serving(on)
        return serving[0].sector if serving else "ELI"


def within(on: date | None, since: date | None, until: date | None) -> bool:
    """Whether a day lies in a period; without a day, whether the period is open."""
    if on is None:
        return until is None
    return (since is None or since <= on) and (until is None or on <= until)


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
