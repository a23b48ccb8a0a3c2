"""How alike two states vote in the United Nations' General Assembly, a session at a time.

Takes single votes, and the roll calls with their session and day; gives a
bond for each pair and session. Votes alike are no friendship where nearly
all vote alike: what counts is what goes beyond the usual (`likeness`).
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

from dragoman.actors.states import System
from dragoman.actors.tables import first_day
from dragoman.errors import InputError, UsageError
from dragoman.exchange.layers.reading import Asked, Found, States, number
from dragoman.exchange.sheets import Line, column, need
from dragoman.records import Bond, Sign

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CITATION = (
    "Voeten, Strezhnev & Bailey (2009), United Nations General Assembly Voting Data, Harvard Dataverse, "
    "doi:10.7910/DVN/LEJUQZ"
)
# Words of unvotes, numbers of Voeten's own files; 8 is absent, 9 no member.
VOTES = {"yes": 1, "abstain": 0, "no": -1, "1": 1, "2": 0, "3": -1}
NO_VOTES = {"8", "9", "absent", "", "NA"}
COUNTRIES: dict[str, System] = {"country_code": "iso2", "ccode": "cow", "Country": "iso3"}
# Of fewer common roll calls nothing is said.
FEWEST = 10
Z = 1.96
LEAST = 0.001  # a weight is over 0
YEAR = timedelta(days=365)


@dataclass(slots=True)
class Session:
    """The votes of a session: roll call, voter and vote, by number."""

    days: list[date] = field(default_factory=list)
    votes: array[int] = field(default_factory=lambda: array("i"))
    roll_calls: dict[str, int] = field(default_factory=dict)
    voters: dict[str, int] = field(default_factory=dict)

    def add(self, roll_call: str, day: date, voter: str, vote: int) -> None:
        """Take in a vote."""
        if roll_call not in self.roll_calls:
            self.days.append(day)
        which = self.roll_calls.setdefault(roll_call, len(self.roll_calls))
        self.votes.extend((which, self.voters.setdefault(voter, len(self.voters)), vote))

    def table(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The votes with a row a roll call and a column a voter, and 1 where one was cast."""
        import numpy as np

        rows = np.array(self.votes, dtype=np.int64).reshape(-1, 3)
        votes = np.zeros((len(self.roll_calls), len(self.voters)))
        cast = np.zeros_like(votes)
        votes[rows[:, 0], rows[:, 1]] = rows[:, 2]
        cast[rows[:, 0], rows[:, 1]] = 1
        return votes, cast


def read(asked: Asked) -> Found:
    """How alike each two states voted in each session, beyond the usual."""
    found, faults, unknown = sessions(asked)
    periods = dict(_periods(found))
    return Found(
        bonds=_bonds(found, periods, asked.layer),
        until=max((until for _, until in periods.values()), default=None),
        faults=faults,
        unknown=unknown,
    )


def sessions(asked: Asked) -> tuple[dict[int, Session], list[str], dict[str, int]]:
    """The sessions of a list by number, what is wrong with its lines, and whom no table knows."""
    faults = list[str]()
    called = dict(_roll_calls(asked, faults)) if asked.roll_calls else None
    held: dict[int, Session] = defaultdict(Session)
    by, states = "", None
    for line in asked.lines(asked.file, faults):
        if states is None:
            need(line, "rcid", "vote")
            by = column(line, tuple(COUNTRIES))
            states = States(COUNTRIES[by])
        roll_call = line.cells["rcid"]
        found = called.get(roll_call) if called is not None else _when(line, asked)
        vote = line.cells["vote"] or ""
        if found is None:
            faults.append(f"{line.place}: roll call {roll_call} is not in the list of roll calls, or without a day")
        elif vote in VOTES:
            session, day = found
            if state := states.state(line.cells[by] or "", day.year, line.number):
                held[session].add(roll_call, day, state, VOTES[vote])
        elif vote not in NO_VOTES:
            faults.append(f'{line.place}: vote "{vote}" is none of {", ".join(VOTES)}')
    if not held and not faults:
        raise InputError(str(asked.file), "lists no votes. Give one vote a line.")
    return held, faults, states.unknown() if states else {}


def likeness(votes: NDArray[np.float64], cast: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How alike voters vote beyond the usual, −1 to 1, and on how many common roll calls, each two of them.

    `votes` has a row a roll call and a column a voter: 1 yes, 0 abstention,
    −1 no; `cast` is 1 where one voted. From each vote is taken what is usual
    in that roll call and for that voter; the likeness is the correlation of
    what remains. Raw agreement (S of Signorino & Ritter 1999, Tau-b or not
    tau-b, International Studies Quarterly 43: 115–144) calls nearly all
    friends, as most roll calls are near consensus and some voters say yes to
    nearly all; that agreement by chance must be taken off is Häge 2011,
    Choice or Circumstance, Political Analysis 19: 287–305.
    """
    import numpy as np

    votes = votes * cast
    in_roll_call = votes.sum(axis=1) / np.maximum(cast.sum(axis=1), 1)
    of_voter = votes.sum(axis=0) / np.maximum(cast.sum(axis=0), 1)
    overall = votes.sum() / max(cast.sum(), 1)
    rest = (votes - in_roll_call[:, None] - of_voter[None, :] + overall) * cast
    squares = rest**2
    spread = np.sqrt((squares.T @ cast) * (cast.T @ squares))
    together = rest.T @ rest
    alike = np.divide(together, spread, out=np.zeros_like(together), where=spread > 1e-9)
    return np.clip(alike, -1, 1), cast.T @ cast


def sign_of(alike: float, common: int) -> Sign | None:
    """+ or − where the 95 % interval of a likeness (Fisher's z) excludes 0.

    The interval is too narrow where a session votes on one matter many times.
    """
    clear = abs(math.atanh(max(-0.999, min(0.999, alike)))) * math.sqrt(max(common - 3, 0)) > Z
    return ("+" if alike > 0 else "-") if clear else None


def _bonds(sessions: dict[int, Session], periods: dict[int, tuple[date, date]], layer: str) -> Iterator[Bond]:
    """Session by session, so that no more than one of them is in memory as records."""
    for number_of, session in sorted(sessions.items()):
        votes, cast = session.table()
        alike, common = likeness(votes, cast)
        same = sum((cast * (votes == vote)).T @ (cast * (votes == vote)) for vote in (1, 0, -1))
        voters = sorted(session.voters.items())
        since, until = periods[number_of]
        for at, (one, first) in enumerate(voters):
            for other, second in voters[at + 1 :]:
                if (n := int(common[first, second])) >= FEWEST:
                    found = float(alike[first, second])
                    yield Bond(
                        layer=layer,
                        one=one,
                        other=other,
                        sign=sign_of(found, n),
                        weight=max(LEAST, round(abs(found), 3)),
                        since=since,
                        until=until,
                        text=f"vote alike in {same[first, second] / n:.0%} of {n} roll calls; "
                        f"beyond the usual {found:+.2f}".replace("%", " %").replace("-", "−"),
                    )


def _periods(sessions: dict[int, Session]) -> Iterator[tuple[int, tuple[date, date]]]:
    """A session counts from its first vote to the eve of the next one's first, the last one for a year."""
    numbers = sorted(sessions)
    firsts = [min(sessions[which].days) for which in numbers]
    for which, (first, following) in zip(numbers, zip_longest(firsts, firsts[1:]), strict=True):
        until = (following or first + YEAR) - timedelta(days=1)
        yield which, (first, max(until, first))


def _roll_calls(asked: Asked, faults: list[str]) -> Iterator[tuple[str, tuple[int, date]]]:
    assert asked.roll_calls
    for line in asked.lines(asked.roll_calls, faults):
        if found := _when(line, asked):
            yield line.cells["rcid"], found
        else:
            faults.append(f"{line.place}: roll call {line.cells['rcid']} has no session or day")


def _when(line: Line, asked: Asked) -> tuple[int, date] | None:
    """The session and day of a roll call; None where a line has them not."""
    if "session" not in line.cells or "date" not in line.cells:
        if not asked.roll_calls:
            raise UsageError(
                f"{line.file} does not say when a roll call was. "
                "Name the list of roll calls, with columns rcid, session and date: --roll-calls FILE"
            )
        need(line, "rcid", "session", "date")
    try:
        day = first_day(line.cells["date"][:10])
    except ValueError:
        return None
    session = number(line.cells["session"])
    return (session, day) if session is not None and day is not None else None
