"""Events and story lines as tables that fit the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import Event, Party, Stance, Story, Support
from dragoman.show import coded, sides
from dragoman.show.cli import marks
from dragoman.show.cli.tables import COLOURS, ID, WIDE, empty_table, short_id, shortened
from dragoman.show.words import plain

if TYPE_CHECKING:
    from rich.table import Table

SUPPORTS: dict[Support, str] = {
    "single": "default", "corroborated": "green", "contested": "bold yellow", "denied": "red", "expected": "cyan",
    "coded": "magenta",
}  # fmt: skip
INDENT = 9  # columns for a stance
SUPPORT = 12  # columns for a support
LINES = 3  # for the names on one side


def events_table(events: Iterable[Event], width: int) -> Table:
    """What happened, how it is supported, how often it is told and by whom, in a table for so many columns."""
    return wide_table(events, width) if width >= WIDE else narrow_table(events, width)


def wide_table(events: Iterable[Event], width: int) -> Table:
    """A row an event, a line in it for each side."""
    some = list(events)
    counted = ("reports", "outlets", "origins", "sources")
    table = empty_table("id", "when (told)", "what", "support", *counted, "who says so")
    table.columns[1].width = 12
    wider = id_width(some) - ID + support_width(some) - SUPPORT
    table.columns[2].width = middle = (width - 72 - wider) * 2 // 5
    for column in table.columns[4:8]:
        column.justify = "right"
    rest = width - 69 - wider - middle
    for event in some:
        table.add_row(
            Text(short_id(event.id), "dim"), day(event), happening(event, 3 * middle - 20), support(event),
            *("" if event.coded else f"{getattr(event, name):,}" for name in counted), told_by(event, rest),
        )  # fmt: skip
    return table


def narrow_table(events: Iterable[Event], width: int) -> Table:
    """Some lines an event: what happened and how it is supported; how often it is told; each side."""
    some = list(events)
    table = empty_table("when (told)", "event")
    table.padding = (0, 1, 1, 0)
    table.columns[0].width = first = max(12, id_width(some))
    rest = width - first - 2
    for event in some:
        head = Text.assemble(happening(event, 2 * rest - 24), "  ", support(event))
        told = [] if event.coded else [Text(sides.counts(event), "dim")]
        left = Text.assemble(day(event), "\n", (short_id(event.id), "dim"))
        table.add_row(left, Text("\n").join([head, *told, told_by(event, rest)]))
    return table


def id_width(events: Sequence[Event]) -> int:
    """Columns for the ids of events; rows of others' data have longer ones."""
    return max((len(short_id(event.id)) for event in events), default=ID)


def support_width(events: Sequence[Event]) -> int:
    """Columns for the support of events."""
    return max((support(event).cell_len for event in events if event.coded), default=SUPPORT)


def stories_table(stories: Iterable[Story], width: int) -> Table:
    """A row a story line: of whom and what, from when to when, how many events of which support, and each side."""
    table = empty_table("when (told)", "story line")
    table.padding = (0, 1, 1, 0)
    table.columns[0].width = first = 12
    rest = width - first - 2
    for story in stories:
        ends = dict.fromkeys(sides.when(event) for event in (story.events[0], story.events[-1]))
        left = Text.assemble("\n".join(ends), "\n", (story.id[:ID], "dim"))
        told = Text("\n").join(paragraph(stance, names, rest) for stance, names in sides.of_story(story).items())
        table.add_row(left, Text("\n").join([about(story, rest), supports(story), told]))
    return table


def about(story: Story, width: int) -> Text:
    """Between whom a story is, and about which things, those of most events first."""
    names = Counter(plain(party.name) for event in story.events for party in (*event.initiators, *event.recipients))
    counted = Counter(plain(thing.name) for event in story.events for thing in event.items)
    whom = " – ".join(name for name, _ in names.most_common(2))
    return shortened(
        Text.assemble((whom, "bold"), f": {', '.join(thing for thing, _ in counted.most_common(4))}"), width
    )


def supports(story: Story) -> Text:
    """How many events a story has, and of which support."""
    counted = Counter(event.support for event in story.events)
    parts = [Text(f"{len(story.events)} events:", "dim")]
    parts += [Text(f"{counted[kind]} {kind}", SUPPORTS[kind]) for kind in SUPPORTS if counted[kind]]
    parts += [Text(f"{counted[None]} without support", "dim")] if counted[None] else []
    return Text(" ").join(parts)


def day(event: Event) -> Text:
    """When it happened; dim and in brackets when it was first told."""
    return Text(sides.when(event), "" if event.time else "dim")


def happening(event: Event, length: int) -> Text:
    """Who did what to whom, and what it is about."""
    text = Text.assemble(
        parties(event.initiators), " ", (f"{event.type} {'↔' if event.symmetric else '→'}", "blue"), " ",
        parties(event.recipients),
    )  # fmt: skip
    if event.against:
        text.append_text(Text.assemble((" against ", "dim"), parties(event.against)))
    if about := sides.things(event):
        text.append(f": {about}")
    return shortened(text, max(24, length))


def parties(some: tuple[Party, ...]) -> Text:
    """Those on one side, and of the first the state that it acts for when that is another."""
    text = Text(sides.parties(some), "bold" if some else "dim")
    if len(some) == 1 and some[0].acts_for not in (None, some[0].id):
        text.append(f" ({some[0].acts_for})", "not bold dim")
    return text


def support(event: Event) -> Text:
    """The support in its colour; of an event that others have coded, in which dataset."""
    if event.coded:
        return marks.mark(event.coded)
    return Text(event.support, SUPPORTS[event.support]) if event.support else Text("none", "dim")


def told_by(event: Event, width: int) -> Text:
    """A paragraph for each side: how it stands, and who; of a coded event, what it was coded from."""
    if event.coded:
        return Text("\n").join(
            Text(line, "dim")
            for line in wrap(coded.origin(event.coded), max(12, width), max_lines=LINES, placeholder=" …")
        )
    return Text("\n").join(paragraph(stance, names, width) for stance, names in sides.sides(event).items())


def paragraph(stance: Stance, names: list[str], width: int) -> Text:
    """The names on one side, in a few lines beside their stance."""
    lines = wrap(", ".join(map(plain, names)), max(12, width - INDENT), max_lines=LINES, placeholder=" …") or [""]
    return Text.assemble((f"{stance:<{INDENT}}", COLOURS[stance]), f"\n{' ' * INDENT}".join(lines))
