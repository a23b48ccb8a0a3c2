"""Who stands where to an event, in words.

Takes events, gives names by stance and sentences. A government and those who
speak for it are one voice: they are named once, as the state where it is
itself a teller, else as whoever spoke first for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.records import Event, Party, Period, Stance, Story, Teller
from dragoman.show import coded
from dragoman.show.words import number, plain

# In the order in which sides are shown, each with what one and what several do.
VERBS: dict[Stance, tuple[str, str]] = {
    "asserts": ("asserts it", "assert it"),
    "hedges": ("holds it possible", "hold it possible"),
    "denies": ("denies it", "deny it"),
    "expects": ("expects it", "expect it"),
    "supposes": ("supposes it", "suppose it"),
}
OUTLET = "outlet:"
UNSPECIFIED = "unspecified"


def sides(event: Event) -> dict[Stance, list[str]]:
    """The names of those who stand to an event in each way, as of their last word."""
    names = {teller.id: name(teller) for teller in event.tellers}
    return {side.stance: [names[id] for id in side.tellers] for side in event.sides}


def of_story(story: Story) -> dict[Stance, list[str]]:
    """The names of those who stand in each way to some event of a story line."""
    standing: dict[Stance, dict[str, None]] = {}
    for event in story.events:
        for stance, names in sides(event).items():
            standing.setdefault(stance, {}).update(dict.fromkeys(names))
    return {stance: list(standing[stance]) for stance in VERBS if stance in standing}


def name(teller: Teller) -> str:
    """What to call a teller: by name, with the state for which it speaks, or as what the text makes of it."""
    if teller.id == UNSPECIFIED:
        return "somebody (unnamed)"
    if teller.id.startswith(OUTLET):
        return f"{plain(teller.name)} itself"
    if teller.anonymous:
        return f"{plain(teller.name)} (unnamed)"
    return plain(teller.name) + (f" ({teller.acts_for})" if teller.acts_for not in (None, teller.id) else "")


def reason(event: Event) -> str:
    """Why an event is supported as it is: "contested: Britain and Ukraine assert it, Iran denies it"."""
    if event.coded:
        return coded.reason(event.coded)
    told = [said(names, stance) for stance, names in sides(event).items()]
    if event.support in ("single", "corroborated") and any(side.stance == "denies" for side in event.sides):
        told.append("which contests nothing, as no named source denies it and no other outlet")
    if event.support == "corroborated":
        return f"corroborated by {event.independent} independent accounts: {', '.join(told)}"
    if event.support in ("denied", "expected"):
        told.append("nobody says that it has happened")
    if event.support is None:
        told.append("nobody says that it has happened, and no identified source denies it")
    return f"{event.support or 'no support'}: {', '.join(told)}"


def said(names: Sequence[str], stance: Stance) -> str:
    """A clause on those who stand to an event in one way."""
    one, several = VERBS[stance]
    return f"{listed(names)} {one if len(names) == 1 else several}"


def listed(names: Sequence[str], most: int = 6) -> str:
    """Names in a sentence: "London, Washington and Kyiv", the last ones counted where there are many."""
    shown = list(names) if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def counts(event: Event) -> str:
    """How often an event is told: "6 reports in 4 outlets, 5 origins, 7 sources"; of a coded one, its rows."""
    if event.coded:
        return coded.counts(event.coded)
    told = f"{number(event.reports, 'report')} in {number(event.outlets, 'outlet')}"
    return f"{told}, {number(event.origins, 'origin')}, {number(event.sources, 'source')}"


def independent(event: Event) -> str:
    """How many of those who assert it do not have it from one another."""
    if not event.independent:
        return "nobody asserts it"
    if event.independent == 1:
        return "1 account asserts it; what copies it, or quotes the same source, adds nothing"
    return f"{event.independent} accounts assert it that share neither text nor source"


def when(event: Event) -> str:
    """When it happened, as exactly as it is said; in brackets the day on which it was first told where nobody says."""
    if event.time and (event.time.start or event.time.end):
        return span(event.time)
    return f"({event.first})" if event.first else "no date"


def span(time: Period) -> str:
    """A period as a day, month or year, or from one to another."""
    if time.start == time.end:
        return time.start or "no date"
    if time.start and time.end:
        return f"{time.start} – {time.end}"
    return f"from {time.start}" if time.start else f"until {time.end}"


def parties(some: Iterable[Party], most: int = 3) -> str:
    """Those on one side of an event, most named first."""
    names = [plain(party.name) for party in some]
    if not names:
        return "—"
    return ", ".join(names[:most]) + (f" + {len(names) - most}" if len(names) > most else "")


def what(event: Event) -> str:
    """Who did what to whom, in a line: "Iran AID → Russia"."""
    return f"{parties(event.initiators)} {event.type} {'↔' if event.symmetric else '→'} {parties(event.recipients)}"


def things(event: Event, most: int = 3) -> str:
    """What it is about, in short."""
    names = [plain(thing.name) for thing in event.items]
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
