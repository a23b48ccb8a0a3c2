"""Judgements for the terminal: what was decided, by whom, and whether it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.records import CORRECTABLE, Claim, Event, Ruled, Ruling
from dragoman.show import verdicts
from dragoman.show.cli.tables import ID, empty_table
from dragoman.show.verdicts import change_text, on_claim, told
from dragoman.show.words import cut, number, plain

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from dragoman.store import View

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
        on = [Text(cut(line, room)) for line in verdicts.subject(one, claims)]
        on.append(fate(one))
        if judgement.note:
            on.append(Text(f"“{plain(judgement.note)}”", "italic"))
        table.add_row(when, verdict, Text("\n").join(on))
    return table


def fate(one: Ruled) -> Text:
    """Whether a judgement stands, in its colour."""
    from rich.text import Text

    return Text(verdicts.fate(one), COLOURS[one.fate])


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
