"""Two outlets side by side, for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from rich.text import Text

from dragoman.records import ActorWords, ActWords, Comparison, Stance, Telling, Told, Wording
from dragoman.show.cli.event_tables import day, happening, parties, support
from dragoman.show.cli.tables import COLOURS, ID, around, console, empty_table
from dragoman.show.sides import listed
from dragoman.show.words import cut, number, plain

if TYPE_CHECKING:
    from rich.table import Table

Row = TypeVar("Row")

WORDS = 6  # of one side, in the table
OMITTED: dict[Stance, str] = {"asserts": "no assertion", "denies": "no denial"}
LONGEST = 30  # characters of a word, which may be a whole description
NAMES = 5  # of sources quoted with one stance


def show_comparison(comparison: Comparison, most: int | None) -> None:
    """Print a comparison, at most so many rows of each part."""
    out = console()
    if not comparison.events:
        out.print(f"No event that {plain(comparison.outlets[0])} or {plain(comparison.outlets[1])} tells matches.")
        return
    out.print(summary(comparison))
    both = [told for told in comparison.events if all(told.tellings)]
    both.sort(key=lambda told: (not told.differ, not any(told.omits)))
    out.print("“itself”: in its own voice; a name: whom it quotes", style="dim")
    part("both tell", both, most, partial(both_table, outlets=comparison.outlets, width=out.width))
    for side, outlet in enumerate(comparison.outlets):
        alone = [told for told in comparison.events if told.tellings[1 - side] is None]
        part(f"only {plain(outlet)} tells", alone, most, partial(alone_table, side=side, width=out.width))
    side_by_side = partial(words_table, outlets=comparison.outlets, width=out.width)
    part("the same act, in their words", comparison.acts, most, side_by_side)
    part("the same actor, in their words", comparison.actors, most, side_by_side)


def summary(comparison: Comparison) -> Text:
    """How much each tells, and how much both."""
    lines = []
    for outlet, reports, claims in zip(comparison.outlets, comparison.reports, comparison.claims, strict=True):
        amount = f"{number(reports, 'report')} with {number(claims, 'claim')} about these events"
        lines.append(Text.assemble((plain(outlet), "bold"), f": {amount}"))
    both = [told for told in comparison.events if all(told.tellings)]
    amounts = (
        (sum(told.differ for told in both), "where they stand differently"),
        (sum(any(told.omits) for told in both), "where one leaves out a side"),
        (sum(told.copied for told in both), "in copies of one text"),
    )
    among = ", ".join(f"{count:,} {what}" for count, what in amounts if count)
    first, second = map(plain, comparison.outlets)
    alone = [sum(told.tellings[1 - side] is None for told in comparison.events) for side in (0, 1)]
    shared = f"Both tell {number(len(both), 'event')}{f' ({among})' if among else ''}"
    lines.append(Text(f"{shared}; only {first} tells {alone[0]:,}, only {second} {alone[1]:,}."))
    return Text("\n").join(lines)


def part(title: str, some: Sequence[Row], most: int | None, table: Callable[[Sequence[Row]], Table]) -> None:
    """Print one part under its title, and how much of it is left out."""
    if not some:
        return
    console().print(f"\n{title}", style="bold")
    console().print(table(some[:most]))
    if most is not None and len(some) > most:
        console().print(f"{len(some) - most:,} more; --limit 0 shows all", style="dim")


def both_table(some: Iterable[Told], outlets: tuple[str, str], width: int) -> Table:
    """Events that both tell: which, and how each stands to it."""
    table = three_columns("event", outlets, width)
    for told in some:
        cells = [telling_cell(telling, omits) for telling, omits in zip(told.tellings, told.omits, strict=True)]
        table.add_row(event_cell(told, table.columns[0].width or width), *cells)
    return table


def three_columns(first: str, outlets: tuple[str, str], width: int) -> Table:
    """A table of what is compared and of the two outlets."""
    table = empty_table(first, *map(plain, outlets))
    table.padding = (0, 2, 1, 0)
    table.columns[0].width = (width - 6) // 3
    for column in table.columns[1:]:
        column.width = (width - 6) // 3
    return table


def event_cell(told: Told, width: int) -> Text:
    """An event: what happened, its support, when, and whether the two have it from one text."""
    event = told.event
    text = Text.assemble(
        happening(event, 2 * width), "\n", support(event), " ", day(event), (f" {event.id[:ID]}", "dim")
    )
    if told.differ:
        text.append("\nstances differ", "yellow")
    if told.copied:
        text.append("\ncopies of one text", "dim")
    return text


def telling_cell(telling: Telling | None, omits: Sequence[Stance] = ()) -> Text:
    """How an outlet stands to an event itself, whom it lets speak, and which side only the other gives."""
    if telling is None:
        return Text("leaves it out", "dim")
    lines = [Text.assemble((stance, COLOURS[stance]), " · itself") for stance in telling.own]
    quoted: dict[Stance, list[str]] = {}
    for source in telling.quoted:
        quoted.setdefault(source.stance, []).append(plain(source.name))
    for stance, names in quoted.items():
        lines.append(Text.assemble((stance, COLOURS[stance]), f" · {listed(list(dict.fromkeys(names)), NAMES)}"))
    lines += [Text(OMITTED[side], "yellow") for side in omits]
    return Text("\n").join(lines)


def alone_table(some: Iterable[Told], side: int, width: int) -> Table:
    """Events that one outlet tells alone."""
    table = empty_table("id", "when (told)", "event", "how")
    table.padding = (0, 2, 0, 0)
    table.columns[1].width = 12
    table.columns[2].width = middle = (width - ID - 20) * 3 // 5
    for told in some:
        event = told.event
        table.add_row(
            Text(event.id[:ID], "dim"), day(event), happening(event, middle), telling_cell(told.tellings[side])
        )
    return table


def words_table(some: Iterable[ActWords | ActorWords], outlets: tuple[str, str], width: int) -> Table:
    """The words that each outlet has for the same acts or actors, with a sentence."""
    table = three_columns("", outlets, width)
    table.columns[0].width = width // 5
    for column in table.columns[1:]:
        column.width = room = (width - width // 5 - 6) // 2
    for one in some:
        first, second = one.words
        table.add_row(name_of(one), words_cell(first, second, room), words_cell(second, first, room))
    return table


def name_of(one: ActWords | ActorWords) -> Text:
    """What is worded: an act between its parties, or an actor."""
    if isinstance(one, ActorWords):
        return Text.assemble((plain(one.actor.name), "bold"), (f"\n{one.actor.id}", "dim"))
    arrow = "↔" if one.symmetric else "→"
    what = Text.assemble(parties(one.initiators), " ", (f"{one.type} {arrow}", "blue"), " ", parties(one.recipients))
    return what.append(f"\nin {number(len(one.events), 'event')}", "dim")


def words_cell(own: Sequence[Wording], others: Sequence[Wording], room: int) -> Text:
    """An outlet's words with their counts, those that the other has not in bold, and a sentence with one of these."""
    elsewhere = {word.word.casefold() for word in others}
    shown = [
        Text(f"{cut(plain(word.word), LONGEST)} {word.count}", "" if word.word.casefold() in elsewhere else "bold")
        for word in own[:WORDS]
    ]
    text = Text(", ").join(shown)
    if len(own) > WORDS:
        text.append(f" + {len(own) - WORDS}", "dim")
    if passed_on := sum(word.quoted for word in own):
        text.append(f"  ({passed_on} in quotation marks)", "dim")
    telling = next((word for word in own if word.word.casefold() not in elsewhere), own[0])
    sentence = around(plain(telling.sentence), plain(telling.text), 2 * room - 12)
    return Text.assemble(text, "\n", sentence)
