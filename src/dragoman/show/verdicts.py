"""Judgements in words: what was decided, by whom, whether it stands, and how often claims are right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.records import Anchor, Claim, Judgement, Precision, Ruled, Ruling
from dragoman.show.words import plain

ID = 8  # signs of an id that are shown
DONE = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "same": "held to be one event",
    "different": "held to be two events", "undo": "undone",
}  # fmt: skip


def subject(one: Ruled, claims: Mapping[str, Claim]) -> Iterator[str]:
    """What a judgement is about, a line each: its claim, the corrections, the two events, what it undoes."""
    judgement = one.judgement
    if judgement.undoes:
        yield f"judgement {judgement.undoes[:ID]}"
    sides = ((judgement.claims, one.claims), (judgement.others, one.others))
    for at, (anchors, ids) in enumerate(side for side in sides if side[0]):
        of_several = f" and {len(anchors) - 1} more" if len(anchors) > 1 else ""
        yield f"{'and ' if at else ''}{brief_of(anchors[0], ids, claims)}{of_several}"
    if judgement.changes:
        yield change_text(judgement.changes)


def brief_of(anchor: Anchor, ids: tuple[str, ...], claims: Mapping[str, Claim]) -> str:
    """A judged claim in a line, or its sentence where no claim is left."""
    if ids and ids[0] in claims:
        return brief(claims[ids[0]])
    return f"{anchor.claim[:ID]} “{plain(anchor.sentence)}”"


def brief(claim: Claim) -> str:
    """A claim in a line: id, who, what, whom, how firmly."""
    parties = plain(claim.initiator.name), plain(claim.recipient.name) if claim.recipient else "—"
    return f"{claim.id[:ID]} {parties[0]} {claim.type} {'↔' if claim.symmetric else '→'} {parties[1]}, {claim.stance}"


def change_text(changes: Mapping[str, Any]) -> str:
    """What fields should be, in a line."""
    return ", ".join(f"{field} = {value_text(value)}" for field, value in changes.items())


def value_text(value: Any) -> str:
    """A field's value as people would say it."""
    match value:
        case None | []:
            return "none"
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return " and ".join(value_text(part) for part in value)
        case {"start": start, "end": end, "text": _} if "name" not in value:
            return str(start) if start == end else f"{start or ''}..{end or ''}"
        case {"name": name}:
            counted = value.get("quantity") or {}
            return plain(f"{counted.get('text', '')} {name}")
    return plain(str(value))


def fate(one: Ruled) -> str:
    """Whether a judgement stands, and what else became of it."""
    words = {
        "stands": "stands",
        "superseded": f"superseded by {(one.by or '')[:ID]}",
        "undone": f"undone by {(one.by or '')[:ID]}",
        "lapsed": f"no longer applies: {one.why}",
    }
    return words[one.fate]


def on_claim(ruling: Ruling, id: str) -> list[Ruled]:
    """The judgements on a claim, and the undoing of these, in the order in which they were made."""
    found: dict[str, Ruled] = {}
    for one in ruling.judgements:
        if id in (*one.claims, *one.others) or one.judgement.undoes in found:
            found[one.judgement.id] = one
    return list(found.values())


def told(one: Ruled) -> str:
    """A judgement on a claim in a line: what, by whom, when, and whether it stands."""
    judgement = one.judgement
    changes = f" ({change_text(judgement.changes)})" if judgement.changes else ""
    note = f", “{plain(judgement.note)}”" if judgement.note else ""
    undone = f" {judgement.undoes[:ID]}" if judgement.undoes else ""
    when = f"{judgement.when.astimezone():%Y-%m-%d}"
    return f"{DONE[judgement.verdict]}{undone}{changes} by {plain(judgement.by)} on {when}{note} [{judgement.id}]"


def replaced_by(made: Judgement, ruled: tuple[Ruled, ...]) -> list[Ruled]:
    """The judgements that no longer stand because of one."""
    return [one for one in ruled if one.by == made.id and one.fate == "superseded"]


def left_by(made: Judgement, ruled: tuple[Ruled, ...]) -> list[Ruled]:
    """The judgements that stand on the claims of one which was undone: its undoing may have brought them back."""
    about = {id for one in ruled if one.judgement.id == made.undoes for id in (*one.claims, *one.others)}
    return [one for one in ruled if one.fate == "stands" and about & {*one.claims, *one.others}]


def saved(judgement: Judgement) -> str:
    """What to say of a judgement that is on the disk."""
    return f"Saved: {DONE[judgement.verdict]}. To take it back: dragoman judge undo {judgement.id}"


def precision_text(found: Precision) -> Iterator[str]:
    """How often claims are right, in sentences."""
    yield f"{found.judged:,} of {found.drawn:,} drawn are judged: {found.right:,} right, {found.wrong:,} wrong."
    if found.precision is not None:
        share, low, high = (f"{100 * part:.0f} %" for part in (found.precision, *found.interval))
        yield f"Precision {share}, 95 % interval {low} to {high} (Wilson)."
    if found.wrong_in:
        yield f"Wrong in: {', '.join(f'{field} {count}' for field, count in found.wrong_in.items())}."
