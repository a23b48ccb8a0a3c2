"""Claims, actors and reports as tables that fit the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import ActorMention, Claim
from dragoman.show.words import cut, plain
from dragoman.store import ActorCount

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

# Below this a claim takes three lines, above it one.
WIDE = 140
COLOURS = {"asserts": "green", "hedges": "yellow", "denies": "red", "expects": "cyan", "supposes": "magenta"}
ID = 8


@lru_cache(maxsize=1)
def console() -> Console:
    """The terminal."""
    from rich.console import Console

    return Console(highlight=False, emoji=False, markup=False)


def claims_table(claims: Iterable[Claim], width: int) -> Table:
    """Who did what to whom, according to whom, in a table for so many columns."""
    return wide_table(claims, width) if width >= WIDE else narrow_table(claims, width)


def wide_table(claims: Iterable[Claim], width: int) -> Table:
    """A line a claim; the sentence gets what the other columns leave."""
    table = empty_table(
        "id", "published", "outlet", "who", "what", "to whom", "stance", "according to", "sure", "sentence"
    )
    shown = list(claims)
    rows = [
        [
            Text(claim.id[:ID], "dim"),
            Text(str(claim.published or "—")),
            Text(cut(plain(claim.outlet or "—"), 18)),
            shortened(actor(claim.initiator), 24),
            what(claim),
            shortened(actor(claim.recipient), 24),
            stance(claim),
            shortened(sources(claim), 28),
            sure(claim),
        ]
        for claim in shown
    ]
    taken = sum(
        max(len(str(column.header)), *(row[at].cell_len for row in rows)) + 1
        for at, column in enumerate(table.columns[:-1])
    )
    for claim, row in zip(shown, rows, strict=True):
        table.add_row(*row, excerpt(claim, max(20, width - taken)))
    return table


def narrow_table(claims: Iterable[Claim], width: int) -> Table:
    """Three lines a claim: day, outlet and id; who, what, whom and who says so; the sentence."""
    table = empty_table("report", "claim", "sentence")
    table.padding = (0, 1, 1, 0)
    table.columns[0].width = first = 16
    table.columns[1].width = second = max(20, (width - first) * 2 // 5)
    rest = max(20, width - first - second - 3)
    for claim in claims:
        report = Text(f"{claim.published or 'no date'}\n{cut(plain(claim.outlet or 'no outlet'), first)}\n")
        report.append(claim.id[:ID], "dim")
        report.append_text(Text.assemble("  ", sure(claim)))
        who = Text.assemble(actor(claim.initiator), " ", what(claim), " ", actor(claim.recipient))
        told = shortened(Text.assemble(stance(claim), " · ", sources(claim)), second)
        # Three lines hold less than three times their width, as words are not broken.
        table.add_row(report, Text("\n").join([who, told]), excerpt(claim, 3 * rest - 20))
    return table


def short_id(id: str) -> str:
    """As much of an event's id as `why` needs as a rule: of a row of others' data, all of it."""
    return id if ":" in id else id[:ID]


def empty_table(*headings: str) -> Table:
    """A table without lines, the headings dim."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold dim", padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def shortened(text: Text, length: int) -> Text:
    """A styled text of at most so many columns, with an ellipsis when cut."""
    text.truncate(length, overflow="ellipsis")
    return text


def actor(mention: ActorMention | None) -> Text:
    """An actor's name, and in brackets the state it acts for when that is another."""
    if mention is None:
        return Text("—", "dim")
    name = Text(plain(mention.name), "bold")
    if mention.acts_for and mention.acts_for != mention.id:
        name.append(f" ({mention.acts_for})", "not bold dim")
    return name


def sure(claim: Claim) -> Text:
    """The confidence, in hundredths."""
    return Text(f"{claim.confidence:.2f}".removeprefix("0"), "dim")


def what(claim: Claim) -> Text:
    """The type, with an arrow in the direction of the act."""
    return Text(f"{claim.type} {'↔' if claim.symmetric else '→'}", "blue")


def stance(claim: Claim) -> Text:
    """The stance in its colour."""
    return Text(claim.stance, COLOURS[claim.stance])


def sources(claim: Claim) -> Text:
    """The chain of sources, outermost first."""
    if not claim.sources:
        return Text("the report itself", "dim")
    return Text(" > ".join(plain(source.name) for source in claim.sources))


def excerpt(claim: Claim, length: int) -> Text:
    """As many words of the sentence as fit, around the trigger, which is marked."""
    start = max(0, claim.trigger.start - claim.sentence_start)
    end = start + len(claim.trigger.text)
    before, trigger, after = (
        plain(part) for part in (claim.sentence[:start], claim.sentence[start:end], claim.sentence[end:])
    )
    room = max(0, length - len(trigger) - 2)
    left = min(len(before), max(room // 2, room - len(after)))
    gaps = [" " if claim.sentence[at : at + 1].isspace() else "" for at in (start - 1, end)] if start else ["", " "]
    return Text.assemble(
        cut(before, left, at_end=False), gaps[0], (trigger, "bold underline"), gaps[1], cut(after, room - left)
    )


def actors_table(actors: Iterable[ActorCount], width: int) -> Table:
    """Who is named in claims, and how often as what."""
    wide = width >= WIDE
    middle = ("kind", "acts for") if wide else ()
    counted = ("initiator", "recipient", "against", "source") if wide else ("initiator", "recipient", "source")
    table = empty_table("claims", "id", "name", *middle, *counted, *(("sentence",) if wide else ()))
    for column in table.columns:
        if column.header in ("claims", *counted):
            column.justify = "right"
    for one in actors:
        row = [f"{one.claims:,}", cut(one.id, 20), cut(plain(one.name), 30 if wide else 24)]
        row += [one.kind, one.acts_for or ""] if wide else []
        row += [f"{getattr(one, part):,}" if getattr(one, part) else "" for part in counted]
        row += [cut(plain(one.sentences[0]), width - 120)] if wide else []
        table.add_row(*row)
    return table


def unknown_table(actors: Iterable[ActorCount], width: int) -> Table:
    """Those whom no table knows: how often, by what name and in which words, and in which sentence."""
    table = empty_table("claims", "name, as it stands in the texts", "sentence")
    table.padding = (0, 2, 0, 0)
    table.columns[0].justify = "right"
    table.columns[1].width = words = max(20, width // 4)
    # Two lines hold less than twice their width, as words are not broken.
    room = 2 * (width - words - 14) - 20
    for one in actors:
        name = Text(cut(plain(one.name), words), "bold")
        others = ", ".join(plain(form) for form in one.forms if form != one.name)
        if others:
            name.append(f"\n{cut(others, words)}", "not bold dim")
        table.add_row(f"{one.claims:,}", name, around(plain(one.sentences[0]), plain(one.name), room))
    return table


def around(sentence: str, name: str, room: int) -> Text:
    """As much of a sentence as there is room for, with the name in it or its last word, which is marked."""
    name = next((words for words in (name, name.rpartition(" ")[2]) if words in sentence), "")
    if not name:
        return Text(cut(sentence, room))
    at = sentence.find(name)
    before, after = sentence[:at], sentence[at + len(name) :]
    left = min(len(before), max((room - len(name)) // 3, room - len(name) - len(after)))
    kept = before if left == len(before) else cut(before, max(left, 2), at_end=False)
    return Text.assemble(kept, (name, "bold"), cut(after, max(2, room - len(kept) - len(name))))
