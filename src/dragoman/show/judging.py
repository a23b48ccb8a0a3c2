"""What a person decides, for commands and pages alike: which claims are meant, what is corrected, what is taken back.

Takes ids and words as people give them, keeps the judgement, gives it back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from dragoman import asking, pipeline
from dragoman.errors import UsageError
from dragoman.judgements.making import MOST
from dragoman.records import Claim, Judgement, Ruling, Verdict
from dragoman.store import ClaimFilter, View

# What a verdict is given with: who judges, the random sample, a note.
Details = dict[str, Any]


class Draw(NamedTuple):
    """A random sample: how large, by which seed, among which claims."""

    size: int
    seed: str
    which: ClaimFilter

    def name(self) -> str:
        """What the sample is called in judgements: its seed and conditions."""
        conditions = {field: value for field, value in msgspec.to_builtins(self.which).items() if value}
        return " ".join([f"seed={self.seed}", *(f"{field}={json.dumps(value)}" for field, value in conditions.items())])


def on_claims(view: View, verdict: Verdict, ids: list[str], details: Details) -> Iterator[Judgement]:
    """Accept or reject claims."""
    if not ids:
        raise UsageError(f"Say which claim: dragoman judge {verdict} ID. List claims with: dragoman claims")
    for claims in [claims_named(id, view) for id in ids]:
        yield pipeline.judge(view.project, verdict, claims[:1], **details)


def correct(view: View, verdict: Verdict, words: list[str], details: Details) -> Iterator[Judgement]:
    """Correct fields of a claim as it is by all judgements, those too that no answer shows yet."""
    from dragoman.actors import registry
    from dragoman.judgements.wording import FIELDS, changes_of

    if len(words) < 2:
        raise UsageError(f"Say which claim and what is right: correct ID FIELD=VALUE. Fields: {', '.join(FIELDS)}.")
    found = claims_named(words[0], view)[0]
    now = next((claim for claim in asking.ruling(view).corrected if claim.id == found.id), found)
    changes = changes_of(now, words[1:], registry(view.project.lists()))
    yield pipeline.judge(view.project, verdict, [found], changes=changes, **details)


def on_events(view: View, verdict: Verdict, ids: list[str], details: Details) -> Iterator[Judgement]:
    """Say that two events are one, or that what was taken for one is two."""
    if len(ids) != 2:
        raise UsageError(f"Say which two: dragoman judge {verdict} ID ID, each the id of an event or of a claim.")
    one, other = (members(id, view) for id in ids)
    if {claim.id for claim in one} & {claim.id for claim in other}:
        raise UsageError(f"{ids[0]} and {ids[1]} share a claim. To part an event, name a claim of each part.")
    yield pipeline.judge(view.project, verdict, one, other, **details)


def undo(view: View, verdict: Verdict, ids: list[str], details: Details) -> Iterator[Judgement]:
    """Take a judgement back."""
    if len(ids) != 1:
        raise UsageError("Say which judgement: dragoman judge undo JUDGEMENT. List them with: dragoman judge list")
    ruled = [one for one in asking.ruling(view).judgements if one.judgement.id.startswith(ids[0])]
    if not ruled:
        raise UsageError(f"No judgement has an id that begins with {ids[0]!r}. List them with: dragoman judge list")
    if len(ruled) > 1:
        some = ", ".join(one.judgement.id for one in ruled[:5])
        raise UsageError(f"{len(ruled)} judgements have an id that begins with {ids[0]!r}: {some}. Write more of it.")
    if ruled[0].fate == "undone":
        raise UsageError(f"It is undone already. To bring it back: dragoman judge undo {ruled[0].by}")
    yield pipeline.judge(view.project, verdict, undoes=ruled[0].judgement.id, **details)


WAYS: dict[str, Callable[[View, Any, list[str], Details], Iterator[Judgement]]] = {
    "accept": on_claims,
    "reject": on_claims,
    "correct": correct,
    "same": on_events,
    "different": on_events,
    "undo": undo,
}


def claims_named(id: str, view: View) -> list[Claim]:
    """The claim of that id as the reader found it, once for each copy of its report; UsageError when not just one."""
    found = view.found_of_id(id)
    found = [claim for claim in found if claim.id == id] or found
    ids = sorted({claim.id for claim in found})
    if len(ids) > 1:
        some = ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
        raise UsageError(f"{len(ids)} claims have an id that begins with {id!r}: {some}. Write more of it.")
    if not ids:
        check_coded(id, view)
        raise UsageError(f"No claim has an id that begins with {id!r}. List claims with: dragoman claims")
    return found


def check_coded(id: str, view: View) -> None:
    """Nothing, or UsageError where it is the id of an event that others have coded: there is no claim to judge."""
    for event in view.events_of_id(id):
        if event.coded:
            name = event.coded.dataset
            raise UsageError(
                f"{event.id} is a row of {name}: nobody is on record as saying so, so there is no claim to judge. "
                f"Leave such events out with --coded none, or drop them all: dragoman datasets {name} --remove"
            )


def members(id: str, view: View) -> list[Claim]:
    """The claims of the event of that id, or the claim of that id, as the reader found them."""
    events = [] if view.found_of_id(id) else view.events_of_id(id)
    if events and all(event.coded for event in events):
        check_coded(id, view)
    if len(events) > 1:
        some = ", ".join(event.id for event in events[:5]) + (" …" if len(events) > 5 else "")
        raise UsageError(f"{len(events)} events have an id that begins with {id!r}: {some}. Write more of it.")
    if not events and not view.found_of_id(id):
        raise UsageError(f"No event or claim has an id that begins with {id!r}. List events with: dragoman events")
    if not events:
        return claims_named(id, view)[:1]
    return [claims_named(claim, view)[0] for claim in events[0].evidence[:MOST]]


def judged(ruling: Ruling) -> set[str]:
    """The ids of the claims on which a judgement stands."""
    return {*ruling.accepted, *ruling.rejected, *(claim.id for claim in ruling.corrected)}


def unjudged(drawn: Sequence[Claim], ruling: Ruling) -> list[Claim]:
    """The claims on which no judgement stands."""
    done = judged(ruling)
    return [claim for claim in drawn if claim.id not in done]
