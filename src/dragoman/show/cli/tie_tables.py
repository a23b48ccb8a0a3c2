"""Ties as tables that fit the terminal, and their signs in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import Channel, Sign, TheatreSign, Tie
from dragoman.show.cli.bars import interval
from dragoman.show.cli.marks import LEFT_OUT, STYLE
from dragoman.show.cli.tables import WIDE, empty_table
from dragoman.show.coded import share
from dragoman.show.pairs import SIGNS, WORDS, nothing_done, signed
from dragoman.show.words import cut, plain

if TYPE_CHECKING:
    from rich.table import Table

COLOURS: dict[Sign | None, str] = {"+": "green", "-": "red", None: "default"}
THEATRES = 3  # that are named of a tie
NAME = 24


def ties_table(ties: Iterable[Tie], names: Mapping[str, str], actor: str | None, width: int) -> Table:
    """A row a tie: between whom, what it stands for, by how many acts of each channel, in which theatres."""
    wide = width >= WIDE
    counted = ("cooperation", "conflict") if wide else ("coop.", "conf.")
    scale = ("against … for one another",) if wide else ()
    shown = list(ties)
    coded = ("coded",) if any(tie.coded for tie in shown) else ()
    table = empty_table(
        "pair" if actor is None else "with", "stands", "lean", *scale, *counted, *coded, "last", "theatres"
    )
    for column in table.columns:
        if column.header in (*counted, *coded, "lean"):
            column.justify = "right"
    for tie in shown:
        drawn = [drawing(tie)] if wide else []
        rows = [Text(share(tie.coded, tie.acts), STYLE)] if coded else []
        where = Text(tie.theatre) if tie.theatre else theatres(tie.theatres, THEATRES if wide else 1)
        table.add_row(
            pair(tie, names, actor), stands(tie), lean(tie), *drawn, acts(tie.cooperation), acts(tie.conflict),
            *rows, Text(str(tie.last or ""), "dim"), where,
        )  # fmt: skip
    return table


def title(tie: Tie, actor: str | None) -> Text:
    """Of whom, where and when ties are, from one of them."""
    of = f"Ties of {plain(actor)}" if actor else "Ties"
    where = f"in {tie.theatre}" if tie.theatre else "in all theatres together"
    since = f"from {tie.since} " if tie.since else ""
    return Text(f"{of} {since}until {tie.until}, {where}", "bold")


def closing(ties: Sequence[Tie]) -> str:
    """What the words of the table mean, and what to ask next."""
    meant = "+ friendly, − hostile, · undecided: neither can be told beyond doubt, or nothing happened."
    few = " thin: fewer than about twenty acts, a lead and no finding." if any(tie.thin for tie in ties) else ""
    others = f" coded: acts that only rows of others' event data tell; {LEFT_OUT}." if any(
        tie.coded for tie in ties
    ) else ""  # fmt: skip
    return f"\n{meant}{few}{others} A pair in full: dragoman ties A B"


def pair(tie: Tie, names: Mapping[str, str], actor: str | None) -> Text:
    """Both sides of a tie, or the one that is not the actor."""
    one, other = (cut(plain(names[id]), NAME) for id in (tie.one, tie.other))
    if actor is None:
        return Text.assemble((one, "bold"), " – ", (other, "bold"))
    return Text(other if tie.one == actor else one, "bold")


def stands(tie: Tie) -> Text:
    """What the sign of a tie is in a word, and whether it rests on little."""
    if not tie.acts:
        return Text(nothing_done(tie), "dim")
    text = Text(WORDS[tie.sign], COLOURS[tie.sign])
    if tie.thin:
        text.append(" (thin)", "yellow")
    return text


def lean(tie: Tie) -> Text:
    """The lean, with its sign."""
    return Text(signed(tie.lean), COLOURS[tie.sign]) if tie.acts else Text("")


def drawing(tie: Tie) -> Text:
    """The interval of a tie's lean on a scale from conflict to cooperation."""
    return interval(tie.low, tie.lean, tie.high, style=COLOURS[tie.sign]) if tie.acts else Text("")


def acts(channel: Channel) -> str:
    """How many acts a channel has."""
    return f"{channel.acts:,}" if channel.acts else ""


def theatres(signs: Sequence[TheatreSign], most: int) -> Text:
    """The theatres of a pooled tie with most acts, each with its sign, and how many more there are."""
    text = Text()
    for one in signs[:most]:
        text.append("  " if text else "")
        text.append(f"{one.theatre} ", "dim")
        text.append(SIGNS[one.sign], COLOURS[one.sign] if one.sign else "dim")
    if len(signs) > most:
        text.append(f"  +{len(signs) - most}", "dim")
    return text
