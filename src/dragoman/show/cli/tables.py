"""Claims, actors and reports as tables that fit the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.records import ActorMention, Claim
from dragoman.store import ActorCount

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

# Below this a claim takes three lines, above it one.
WIDE = 140
COLOURS = {"asserts": "green", "hedges": "yellow", "denies": "red", "expects": "cyan", "supposes": "magenta"}
ID = 8
# Control and format characters, halves of pairs, and those without a meaning of their own.
HIDDEN = ("Cc", "Cf", "Cs", "Co")


@lru_cache(maxsize=1)
def console() -> Console:
    """The terminal."""
    from rich.console import Console

    return Console(highlight=False, emoji=False)


def plain(text: str) -> str:
    """A report's words on one line, without characters that steer a terminal or turn the direction of writing."""
    words = ("".join(sign for sign in word if unicodedata.category(sign) not in HIDDEN) for word in text.split())
    return " ".join(word for word in words if word)


def claims_table(claims: Iterable[Claim], width: int) -> Table:
    """Who did what to whom, according to whom, in a table for so many columns."""
    return wide_table(claims, width) if width >= WIDE else narrow_table(claims, width)


def wide_table(claims: Iterable[Claim], width: int) -> Table:
    """A line a claim."""
    table = empty_table("id", "published", "outlet", "who", "what", "to whom", "stance", "according to", "sentence")
    limits = {"outlet": 16, "who": 20, "to whom": 20, "according to": 22}
    for column in table.columns:
        column.max_width = limits.get(str(column.header))
    rest = max(30, width - 137)
    for claim in claims:
        table.add_row(
            claim.id[:ID],
            str(claim.published or "—"),
            plain(claim.outlet or "—"),
            actor(claim.initiator),
            what(claim),
            actor(claim.recipient),
            stance(claim),
            sources(claim),
            excerpt(claim, rest),
        )
    return table


def narrow_table(claims: Iterable[Claim], width: int) -> Table:
    """Three lines a claim: day, outlet and id; who, what and whom; the sentence."""
    from rich.text import Text

    table = empty_table("report", "claim", "sentence")
    table.leading = 1
    table.columns[0].width = 14
    table.columns[1].width = middle = max(20, (width - 18) * 2 // 5)
    rest = max(20, width - 18 - middle)
    for claim in claims:
        outlet = plain(claim.outlet or "no outlet")
        report = Text(f"{claim.published or 'no date'}\n{cut(outlet, 14)}\n", overflow="ellipsis")
        report.append(claim.id[:ID], "dim")
        told = Text.assemble(stance(claim), " · ", sources(claim), overflow="ellipsis")
        told.truncate(middle)
        told.no_wrap = True
        who = Text.assemble(actor(claim.initiator), " ", what(claim), " ", actor(claim.recipient))
        table.add_row(report, Text("\n").join([who, told]), excerpt(claim, 3 * rest - 12))
    return table


def empty_table(*headings: str) -> Table:
    """A table without lines; texts are cut at the edge of their column, the last column is folded."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold dim", show_edge=False, padding=(0, 1, 0, 0))
    for heading in headings[:-1]:
        table.add_column(heading, overflow="ellipsis", no_wrap=heading not in ("claim", "report"))
    table.add_column(headings[-1], overflow="fold")
    return table


def actor(mention: ActorMention | None) -> Text:
    """An actor's name, and in brackets the state it acts for when that is another."""
    from rich.text import Text

    if mention is None:
        return Text("—", "dim")
    name = Text(plain(mention.name), "bold")
    if mention.acts_for and mention.acts_for != mention.id:
        name.append(f" ({mention.acts_for})", "not bold dim")
    return name


def what(claim: Claim) -> Text:
    """The type, with an arrow in the direction of the act."""
    from rich.text import Text

    return Text(f"{claim.type} {'↔' if claim.symmetric else '→'}", "blue")


def stance(claim: Claim) -> Text:
    """The stance in its colour."""
    from rich.text import Text

    return Text(claim.stance, COLOURS[claim.stance])


def sources(claim: Claim) -> Text:
    """The chain of sources, outermost first."""
    from rich.text import Text

    if not claim.sources:
        return Text("the report itself", "dim")
    return Text(" > ".join(plain(source.name) for source in claim.sources))


def excerpt(claim: Claim, length: int) -> Text:
    """As much of the sentence as fits, around the trigger, which is marked."""
    from rich.text import Text

    start = max(0, claim.trigger.start - claim.sentence_start)
    before = plain(claim.sentence[:start])
    trigger = plain(claim.sentence[start : start + len(claim.trigger.text)])
    after = plain(claim.sentence[start + len(claim.trigger.text) :])
    room = max(0, length - len(trigger) - 2)
    left = min(len(before), max(room // 2, room - len(after)))
    before, after = cut(before, left, at_end=False), cut(after, room - left)
    gap = " " if after[:1].isalnum() or after[:1] in ("…", "“", "(", '"') else ""
    return Text.assemble(before, " " if before else "", (trigger, "bold underline"), gap, after)


def cut(text: str, length: int, *, at_end: bool = True) -> str:
    """A text of at most `length` characters, an ellipsis where something is left out."""
    if len(text) <= length:
        return text
    if length < 2:
        return ""
    return text[: length - 1].rstrip() + "…" if at_end else "…" + text[1 - length :].lstrip()


def actors_table(actors: Iterable[ActorCount], width: int, *, unknown: bool) -> Table:
    """Who is named in claims and how often; for the unknown, in which words."""
    if unknown:
        table = empty_table("claims", "id", "in the texts", "sentence")
    else:
        table = empty_table("claims", "id", "name", "kind", "for", "does", "undergoes", "against", "says", "sentence")
    table.columns[0].justify = "right"
    table.columns[1].max_width = 22
    table.columns[2].max_width = 24
    rest = max(16, width - (52 if unknown else 100))
    for one in actors:
        sentence = cut(plain(one.sentence), rest * (2 if unknown else 1))
        if unknown:
            forms = ", ".join(plain(form) for form in one.forms)
            table.add_row(f"{one.claims:,}", one.id, forms, sentence)
            continue
        counts = [f"{count:,}" if count else "" for count in (one.initiator, one.recipient, one.against, one.source)]
        table.add_row(f"{one.claims:,}", one.id, plain(one.name), one.kind, one.acts_for or "", *counts, sentence)
    for column in table.columns[5:9] if not unknown else ():
        column.justify = "right"
    return table
