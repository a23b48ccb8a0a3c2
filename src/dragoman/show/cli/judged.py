"""Judgements for the terminal: what was decided, by whom, and whether it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.records import CORRECTABLE, Anchor, Claim, Event, Judgement, Precision, Ruled, Ruling
from dragoman.show.cli.tables import ID, empty_table
from dragoman.show.words import cut, number, plain

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from dragoman.store import View

DONE = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "same": "held to be one event",
    "different": "held to be two events", "undo": "undone",
}  # fmt: skip
COLOURS = {"stands": "green", "superseded": "yellow", "undone": "dim", "lapsed": "red"}


def judgements_table(judgements: Iterable[Ruled], claims: Mapping[str, Claim], width: int) -> Table:
    """Who judged what and when, and whether it stands; two lines each, three where there is a note."""
    from rich.text import Text

    table = empty_table("judgement", "verdict", "on")
    table.padding = (0, 2, 1, 0)
    room = max(30, width - 34)
    for one in judgements:
        judgement = one.judgement
        when = Text.assemble((judgement.id[:ID], "dim"), f"\n{judgement.when.astimezone():%Y-%m-%d %H:%M}")
        verdict = Text.assemble((judgement.verdict, "bold"), f"\nby {cut(plain(judgement.by), 20)}")
        on = [Text(cut(line, room)) for line in subject(one, claims)]
        on.append(fate(one))
        if judgement.note:
            on.append(Text(f"“{plain(judgement.note)}”", "italic"))
        table.add_row(when, verdict, Text("\n").join(on))
    return table


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


def fate(one: Ruled) -> Text:
    """Whether a judgement stands, and what else became of it."""
    from rich.text import Text

    words = {
        "stands": "stands",
        "superseded": f"superseded by {(one.by or '')[:ID]}",
        "undone": f"undone by {(one.by or '')[:ID]}",
        "lapsed": f"no longer applies: {one.why}",
    }
    return Text(words[one.fate], COLOURS[one.fate])


def show_judgements(id: str, ruling: Ruling, view: View) -> None:
    """Print the judgements on a claim, whether it is in the answers, and what the reader found in its place."""
    from rich.text import Text

    from dragoman.show.cli.tables import console

    judged = on_claim(ruling, id)
    if not judged:
        return
    console().print("\njudged", style="bold")
    for one in judged:
        console().print(Text.assemble(told(one), ": ", fate(one)))
    if id in ruling.rejected:
        console().print("Rejected, so it is in no other answer.", style="red")
    changes = differences(id, ruling, view)
    if changes:
        console().print(f"The reader found: {change_text(changes)}", style="dim")


def show_event_judgements(event: Event, ruling: Ruling) -> None:
    """Print what was judged of an event as a whole, and how many of its claims were judged how."""
    from dragoman.show.cli.tables import console

    ids = set(event.evidence)
    lines = [
        f"{told(one)}: {fate(one).plain}"
        for one in ruling.judgements
        if one.judgement.others and ids & {*one.claims, *one.others}
    ]
    corrected = {claim.id for claim in ruling.corrected}
    for how, those in (("accepted", set(ruling.accepted) - corrected), ("corrected", corrected)):
        if those & ids:
            lines.append(f"{how}: {len(those & ids)} of its {number(len(ids), 'claim')}")
    if lines:
        console().print("\njudged", style="bold")
        console().print("\n".join(lines))


def differences(id: str, ruling: Ruling, view: View) -> dict[str, Any]:
    """What a corrected claim was when the reader found it, in the fields that are now something else."""
    found, now = view.found_of_id(id), [claim for claim in ruling.corrected if claim.id == id]
    if not found or not now:
        return {}
    before, after = msgspec.to_builtins(found[0]), msgspec.to_builtins(now[0])
    return {field: before[field] for field in CORRECTABLE if before[field] != after[field]}


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
