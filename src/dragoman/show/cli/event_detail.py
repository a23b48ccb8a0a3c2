"""An event with all that is said about it, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import (
    Account,
    ActorMention,
    Claim,
    Copy,
    Event,
    Source,
    Stance,
    Story,
    Trigger,
)
from dragoman.show import coded, numbers, sides
from dragoman.show.accounts import words_of
from dragoman.show.cli.detail import place_text, report_text, shared_passage, spaced
from dragoman.show.cli.event_tables import day, happening, support
from dragoman.show.cli.tables import COLOURS, ID, console, sources, stance
from dragoman.show.words import plain

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from dragoman.store import View

# How the parts of a claim are marked in its sentence.
MARKS = {"act": "bold underline", "initiator": "bold cyan", "recipient": "bold magenta", "source": "italic green"}
# The same where there are no colours: in a file, a pipe, or by wish (NO_COLOR).
SIGNS = {"act": ("*", "*"), "initiator": ("{", "}"), "recipient": ("<", ">"), "source": ("[", "]")}
STEPS = 6  # of a story line that are shown before and after
COPIES = 4  # of a report that are named


def show_account(account: Account, view: View) -> None:
    """Print an event: in short, how it was told over time, in numbers, what came before and after, every claim."""
    event, out = account.event, console()
    if event.coded:
        show_coded(event, view)
        return
    out.print(happening(event, 4 * out.width))
    out.print(Text(sides.reason(event), support(event).style))
    out.print()
    out.print(rows(fields(event)))
    section("in the order in which it was said", rows(life(account)))
    if told := list(amounts(event)):
        section("in numbers, by who gives them", rows(told))
    if account.story:
        section("what came before and after", rows(line_of(account.story, event)))
    section("every claim", legend())
    for part in claims_by_report(account, view):
        out.print(part)


def show_coded(event: Event, view: View) -> None:
    """Print an event that others have coded: what happened by their rows, what these are, and whom to cite."""
    assert event.coded
    out = console()
    out.print(happening(event, 4 * out.width))
    out.print(Text(sides.reason(event), support(event).style))
    out.print()
    dataset = next((one for one in view.datasets() if one.name == event.coded.dataset), None)
    out.print(rows((*place_in_time(event), *coded.fields(event, dataset), ("event", event.id))))
    out.print(coded_next(event, view), style="dim")


def coded_next(event: Event, view: View) -> str:
    """What rows do not tell, and where to look for what reports of the project tell of the pair at that time."""
    from dragoman import asking

    text = "\nA row tells who did what to whom. Who says so, and who denies it, only the report behind it tells."
    if found := asking.beside(event, view):
        about = "; ".join(f"{sides.when(one)} {sides.what(one)}, {one.support} [{one.id[:ID]}]" for one in found)
        text += f"\nWhat reports of this project tell of the pair in those days: {about}."
    return text


def rows(some: Iterable[tuple[Text | str, ...]]) -> Table:
    """Rows without lines, the first column dim."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for number, row in enumerate(some):
        if not number:
            for at in range(len(row)):
                table.add_column(style="dim" if not at else "", no_wrap=not at, overflow="fold")
        table.add_row(*row)
    return table


def section(title: str, body: Table | Text) -> None:
    """Print a part under its title."""
    console().print()
    console().print(title, style="bold")
    console().print(body)


def fields(event: Event) -> Iterator[tuple[str, Text | str]]:
    """The names and values of what an event is; what it leaves open is left out."""
    yield "told", f"in {sides.counts(event)}"
    yield "independent", sides.independent(event)
    yield from place_in_time(event)
    yield "event", event.id


def place_in_time(event: Event) -> Iterator[tuple[str, Text | str]]:
    """Between whom, when, where and about what it is."""
    if len(event.initiators) > 3:
        yield "by", sides.parties(event.initiators, len(event.initiators))
    if len(event.recipients) > 3:
        yield "to", sides.parties(event.recipients, len(event.recipients))
    yield "when", sides.span(event.time) if event.time else "nobody says"
    if event.place:
        yield "where", place_text(event.place)
    if event.items:
        yield "about", sides.things(event, len(event.items))
    if event.theatres:
        yield "theatre", ", ".join(event.theatres)


def life(account: Account) -> Iterator[tuple[Text | str, ...]]:
    """Each position to an event: day, who, stance, when it happened by then and in which numbers, who reported it."""
    from dragoman.events import life

    outlets: dict[str, list[str]] = {}
    for claim in account.claims:
        outlets.setdefault(claim.id, []).append(plain(claim.outlet or "no outlet"))
    for teller, position in life(account.event.tellers):
        reported = dict.fromkeys(outlet for id in position.evidence for outlet in outlets.get(id, ()))
        where = "" if teller.id.startswith(sides.OUTLET) else f"in {sides.listed(list(reported), 3)}"
        said = numbers.details(position)
        row = Text.assemble(sides.name(teller), f"; {said}" if said else "", (f"  {where}", "dim"))
        yield str(position.said or "no date"), coloured(position.stance), row


def coloured(kind: Stance) -> Text:
    """A stance in its colour."""
    return Text(kind, COLOURS[kind])


def amounts(event: Event) -> Iterator[tuple[Text | str, ...]]:
    """For each thing that is counted the range of the numbers, and under it each number with who gives it."""
    for amount in numbers.amounts(event):
        yield amount.counted, amount.extent
        if len(amount.given) > 1:
            for one in amount.given:
                yield "", Text.assemble(f"“{plain(one.number.text)}”  {one.name} ", coloured(one.stance))
        else:
            yield "", Text(amount.given[0].name)


def line_of(story: Story, event: Event) -> Iterator[tuple[Text | str, ...]]:
    """The events of a story line around this one, which is marked; how many more there are at either end."""
    at = story.events.index(event)
    first, last = max(0, at - STEPS), min(len(story.events), at + STEPS + 1)
    if first:
        yield "", "", "", f"{first} before"
    for one in story.events[first:last]:
        mark = "→" if one.id == event.id else ""
        where = f" in {one.place.name}" if one.place else ""
        told = Text.assemble(happening(one, 80), (where, "dim"), "  ", support(one))
        yield mark, Text(one.id[:ID], "dim"), day(one), told
    if last < len(story.events):
        yield "", "", "", f"{len(story.events) - last} after"


def legend() -> Text:
    """How the parts of a claim are marked."""
    return Text(", ").join(mark(part, part) for part in MARKS)


def mark(words: str, part: str) -> Text:
    """Words of a claim as those of that part: in its colour, between its signs where there are no colours."""
    before, after = SIGNS[part] if console().no_color or console().color_system is None else ("", "")
    return Text(f"{before}{words}{after}", MARKS[part])


def claims_by_report(account: Account, view: View) -> Iterator[RenderableType]:
    """Every claim under its report; the same claim in a copy is told by naming the copy, with the words they share."""
    from rich.padding import Padding

    copies = {copy.document: copy for copy in account.copies}
    shown: set[tuple[str, ...]] = set()
    for document, of_one in groupby(account.claims, key=lambda claim: claim.document):
        claims = [claim for claim in of_one if document not in copies or words_of(claim) not in shown]
        shown.update(map(words_of, claims))
        if not claims:
            continue
        yield Text.assemble("\n", (report(document, claims[0], view), "bold"))
        for claim in claims:
            yield Padding(head(claim, account.event), (0, 0, 0, 2))
            yield Padding(marked(claim), (0, 0, 0, 4))
        if repeated := [copy for copy in account.copies if copy.origin == document]:
            yield Padding(copied_to(repeated), (0, 0, 0, 2))
            if passage := shared_passage(repeated, view):
                yield Padding(passage, (0, 0, 0, 4))


def report(document: str, claim: Claim, view: View) -> str:
    """A report in a line."""
    kept = next((one for one in view.reports(id=document) if one.id == document), None)
    return report_text(kept) if kept else f"{claim.outlet or 'no outlet'}, {claim.published or 'no date'}"


def head(claim: Claim, event: Event) -> Text:
    """Stance, chain of sources and id of a claim, and its type where the event's is another."""
    text = Text.assemble(stance(claim), " · ", sources(claim), (f" [{claim.id[:ID]}]", "dim"))
    return text.append(f" {claim.type}", "blue") if claim.type != event.type else text


def marked(claim: Claim) -> Text:
    """A claim's sentence with its act, initiator, recipient and sources marked."""
    parts: list[tuple[str, Trigger | ActorMention | Source | None]] = [
        ("act", claim.trigger), ("initiator", claim.initiator), ("recipient", claim.recipient),
    ]  # fmt: skip
    places = [
        (name, part.start - claim.sentence_start, part.end - claim.sentence_start)
        for name, part in [*parts, *(("source", source) for source in claim.sources)]
        if part is not None and part.start is not None and part.end is not None
    ]
    inside = [(name, start, end) for name, start, end in places if 0 <= start < end <= len(claim.sentence)]
    cuts = sorted({0, len(claim.sentence), *(at for _, start, end in inside for at in (start, end))})
    text = Text()
    for start, end in pairwise(cuts):
        part = next((name for name, first, last in inside if first <= start and end <= last), None)
        words = spaced(claim.sentence[start:end], ahead=True, behind=True)
        text.append_text(mark(words, part) if part else Text(words))
    text.rstrip()
    return text


def copied_to(copies: Sequence[Copy]) -> Text:
    """Where the copies of a report stand."""
    text = Text("the same words also in: ", "dim")
    for number, copy in enumerate(copies[:COPIES]):
        where = ", ".join(plain(str(word)) for word in (copy.outlet, copy.published) if word)
        text.append(f"{'; ' if number else ''}{where or 'another report'}", "not dim").append(f" [{copy.document}]")
    if len(copies) > COPIES:
        text.append(f"; and {len(copies) - COPIES:,} more reports", "not dim")
    return text
