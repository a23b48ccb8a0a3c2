"""Say what an event counts in the ties of its pairs: in which channel, and how much.

Takes an event, gives what each of its pairs gets of it on the day itself;
what an act weighs halves with the time that passes.
"""

from __future__ import annotations

from typing import get_args

from dragoman.asking.dyads import weights_of
from dragoman.deeds import Act, Telling
from dragoman.records import ChannelName, Event, Record
from dragoman.store import Project


class Added(Record, frozen=True, kw_only=True):
    """What an event adds to the tie of a pair."""

    one: str  # ids of sides
    other: str
    channel: (
        ChannelName | None
    )  # None: neither, as of talk that is counted nowhere, or of what nobody says has happened
    act: float  # what such an act weighs when two reports of different origin assert it
    factor: float  # what its support makes of that
    sure: float  # and how surely it was read or coded, 0 to 1
    against: bool  # the other is whom it is aimed at, not to whom it was done

    @property
    def weight(self) -> float:
        """What it weighs on its day."""
        return self.act * self.factor * self.sure


def added(event: Event, project: Project) -> list[Added]:
    """What an event adds to each pair that it is of; nothing where nobody says that it has happened."""
    from dragoman.ties.weights import CHANNELS

    if event.support is None:
        return []
    weights = weights_of(project)
    names: dict[int, ChannelName] = {CHANNELS[name]: name for name in get_args(ChannelName)}
    hedged = not event.coded and all(side.stance != "asserts" for side in event.sides)
    factor = weights.tellings[Telling(event.support, hedged)]
    found = []
    for one, other, against in _pairs(event):
        worth = weights.worth(Act(event.type, event.mode, event.symmetric, against))
        channel = names.get(worth.channel) if worth.weight and factor else None
        found.append(
            Added(
                one=one, other=other, channel=channel,
                act=worth.weight, factor=factor, sure=event.confidence, against=against,
            )
        )  # fmt: skip
    return found


def _pairs(event: Event) -> list[tuple[str, str, bool]]:
    """Its pairs by sides, and those of whom it is aimed at."""
    pairs = [(one, other, False) for one, other in event.dyads if other is not None]
    initiators = dict.fromkeys(party.acts_for or party.id for party in event.initiators)
    aimed = dict.fromkeys(party.acts_for or party.id for party in event.against)
    return pairs + [(one, other, True) for one in initiators for other in aimed if one != other]
