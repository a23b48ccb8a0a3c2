"""Ask for events with all that is said about them: accounts, story lines, copies, outlets side by side, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from dragoman.pipeline import Stages
from dragoman.records import Account, Claim, Comparison, Copy, Document, Event, Ruling, Story
from dragoman.store import ClaimFilter, EventFilter, Report, View

# How far from an event its story line is looked for; less far where a pair has much to do with one another.
STORIES = tuple(timedelta(days=days) for days in (3 * 366, 366, 122, 31, 7))
# Days from a coded event within which reports may tell of the same.
NEAR = 3


def account(event: Event, view: View, *, most: int | None = None) -> Account:
    """An event with all that is said about it, what makes copies of some reports, and what came before and after.

    With `most`, its first so many claims, and what came before and after among so many events of the pair.
    """
    if event.coded:
        return Account(event=event, claims=(), copies=(), story=None)
    claims = tuple(view.claims_of(event, most=most))
    copies, story = tuple(copies_among(claims, view)), story_of(event, view, most=most)
    return Account(event=event, claims=claims, copies=copies, story=story)


def stories(which: EventFilter, view: View) -> list[Story]:
    """The story lines of the events that a filter lets through; what others have coded tells of no things to follow."""
    from dragoman.events import stories

    events = list(view.events(msgspec.structs.replace(which, coded="none")))
    return stories(events, view.claims_of_all(events))


def story_of(event: Event, view: View, *, most: int | None = None) -> Story | None:
    """The story line that an event is part of, as far as it is told within some years; None where it is in none.

    With `most`, within as many days as its pair has no more events than that, or within the fewest.
    """
    from dragoman.events import stories
    from dragoman.events.subjects import pair_of

    near = {event.id: event}
    if pair := pair_of(event):
        ways = (_around(event, pair, days) for days in STORIES)
        which = next((one for one in ways if most is None or view.count_events(one) <= most), None)
        near |= {found.id: found for found in view.events(which or _around(event, pair, STORIES[-1]), limit=most)}
    found = stories(near.values(), view.claims_of_all(near.values()))
    return next((story for story in found if event in story.events), None)


def _around(event: Event, pair: tuple[str, str], days: timedelta) -> EventFilter:
    """What reports tell of a pair within some days of an event."""
    since, until = (event.first - days if event.first else None, event.last + days if event.last else None)
    return EventFilter(between=pair, reported_since=since, reported_until=until, coded="none")


def beside(event: Event, view: View, *, days: int = NEAR, most: int = 3) -> list[Event]:
    """What reports tell of the pair of a coded event within some days of it, the nearest first."""
    from dragoman.deeds import day_of
    from dragoman.events.subjects import pair_of

    day, pair, around = day_of(event), pair_of(event), timedelta(days=days)
    if day is None or pair is None:
        return []
    which = EventFilter(between=pair, since=day - around, until=day + around, coded="none")
    return sorted(view.events(which), key=lambda one: abs((day_of(one) or date.max) - day))[:most]


def copies_among(claims: Iterable[Claim], view: View) -> Iterator[Copy]:
    """Those reports of the claims that are copies, each with the passages that it shares with the first report."""
    named = {claim.document: claim for claim in claims if claim.origin != claim.document}
    return copied(((id, claim.outlet, claim.published, claim.origin) for id, claim in named.items()), view)


def copies_of(report: Report, view: View) -> list[Copy]:
    """The copies of a report, or the report itself where it is one, with what they share with the first."""
    others = view.reports(origin=report.origin) if report.id == report.origin else [report]
    return list(
        copied(((one.id, one.outlet, one.published, one.origin) for one in others if one.id != one.origin), view)
    )


def copied(reports: Iterable[tuple[str, str | None, date | None, str]], view: View) -> Iterator[Copy]:
    """Copies, by id, outlet, day and first report, with the passages that each shares with the first report."""
    from dragoman.documents.copies import shared

    firsts: dict[str, Document | None] = {}
    for id, outlet, published, origin in reports:
        if origin not in firsts:
            firsts[origin] = view.document(origin)
        first, copy = firsts[origin], view.document(id)
        passages = tuple(shared(copy.text, first.text)) if first and copy else ()
        yield Copy(document=id, outlet=outlet, published=published, origin=origin, passages=passages)


def compare(outlets: tuple[str, str], which: EventFilter, view: View) -> Comparison:
    """Two outlets side by side, over the events that the filter lets through."""
    from dragoman.events.compare import compare

    told: dict[str, list[Claim]] = {}
    events: dict[str, Event] = {}
    for outlet in outlets:
        for claim in view.claims(ClaimFilter(outlet=outlet)):
            told.setdefault(claim.id, []).append(claim)
        events |= {
            event.id: event
            for event in view.events(msgspec.structs.replace(which, outlet=outlet, coded="none"), order="told")
        }
    ordered = sorted(events.values(), key=lambda event: event.first or date.max)
    return compare(((event, [one for id in event.evidence for one in told.get(id, ())]) for event in ordered), outlets)


def compare_some(outlets: tuple[str, str], events: Iterable[Event], view: View) -> Comparison:
    """Two outlets side by side, over these events alone."""
    from dragoman.events.compare import compare

    some = list(events)
    told: dict[str, list[Claim]] = {}
    for claim in view.claims_of_all(some):
        told.setdefault(claim.id, []).append(claim)
    return compare(((event, [one for id in event.evidence for one in told.get(id, ())]) for event in some), outlets)


def ruling(view: View, *, stages: Stages | None = None) -> Ruling:
    """What has become of every judgement of a project, and what they make of its claims."""
    judgements = view.project.ledger().judgements
    return (stages or Stages()).rule(judgements, view.meant(judgements))
