"""A pair in full, for the terminal: pooled and by theatre, over time, beside what is said of it, with its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import (
    Arrow,
    Bond,
    Channel,
    Claim,
    Event,
    Month,
    Shift,
    Standing,
    Tie,
    TieAccount,
    TieEvent,
)
from dragoman.show import coded, sides
from dragoman.show.cli import bars, marks
from dragoman.show.cli.event_detail import rows, section
from dragoman.show.cli.event_tables import happening, support
from dragoman.show.cli.tables import WIDE, console, empty_table, excerpt, short_id, sources
from dragoman.show.cli.tie_tables import COLOURS, drawing, lean, stands
from dragoman.show.pairs import (
    ARROWS,
    SAID,
    WORDS,
    better,
    meaning,
    measured,
    nothing_done,
    percent,
    period,
    short,
    signed,
    stood,
    turned,
)
from dragoman.show.words import number, plain

if TYPE_CHECKING:
    from rich.table import Table

    from dragoman.store import View

SCALE = "against … for one another"
MONTHS = 72  # columns of the drawing of months


def show_tie(account: TieAccount, view: View, *, counted: str = "") -> None:
    """Print a pair: what it is in a sentence, by theatre, over time, what is said of it, and what it rests on.

    `counted` are the options that say which events count, for the commands that lead on.
    """
    tie, out = account.tie, console()
    names = view.names_of([tie.one, tie.other])
    pair = " – ".join(plain(names[id]) for id in (tie.one, tie.other))
    out.print(Text.assemble((pair, "bold"), f", {period(tie)}"))
    out.print(verdict(account))
    out.print()
    out.print(channels_table([tie, *filter(is_told, account.by_theatre)], wide=out.width >= WIDE))
    if beside := list(besides(account)):
        section("beside what they do", rows(beside))
    if account.months:
        section("by month", rows(over_time(account.months)))
    if turns := list(turning(account.shifts, account.arrows)):
        section("what changed", rows(turns))
    for channel in ("cooperation", "conflict"):
        strongest = [one for one in account.events if one.channel == channel]
        if strongest:
            of = getattr(tie, channel).acts
            section(f"{channel}: the heaviest {len(strongest)} of {number(of, 'act')}", heaviest(strongest))
    out.print()
    out.print(next_steps(account, counted), style="dim")


def verdict(account: TieAccount) -> Text:
    """What a pair is to one another, in a sentence or two."""
    tie = account.tie
    if not tie.acts:
        return Text(f"Undecided: {nothing_done(tie)}. That is no peace, only too little evidence.")
    text = Text(WORDS[tie.sign].capitalize(), f"bold {COLOURS[tie.sign]}")
    text.append(f": lean {signed(tie.lean)} ({signed(tie.low)} to {signed(tie.high)}), {number(tie.acts, 'act')}")
    if tie.coded:
        text.append(coded.told(tie.coded, tie.acts), marks.STYLE)
    text.append(f"; {meaning(tie)}. " if meaning(tie) else ". ")
    if tie.thin:
        text.append("Thin evidence: a lead, no finding. ", "yellow")
    if tie.disagree is not None:
        text.append(f"That two of its theatres lean to opposite sides is {percent(tie.disagree)} probable.")
    return text


def is_told(tie: Tie) -> bool:
    """Whether something happens, or is expected or denied, in a theatre; what is only said of the pair stands below."""
    return bool(tie.acts or tie.expected_cooperation or tie.expected_conflict or tie.denied)


def channels_table(ties: Iterable[Tie], *, wide: bool) -> Table:
    """A row for the pooled tie and each theatre: both channels as weight a month, and the lean."""
    scale = (SCALE,) if wide else ()
    table = empty_table("theatre", "stands", "lean", *scale, "cooperation a month", "acts", "conflict a month", "acts")
    table.padding = (0, 2 if wide else 1, 0, 0)
    for column in table.columns:
        if column.header in ("acts", "lean", "cooperation a month", "conflict a month"):
            column.justify = "right"
    for tie in ties:
        table.add_row(
            Text(tie.theatre or "all together", "" if tie.theatre else "bold"), stands(tie), lean(tie),
            *([drawing(tie)] if wide else []),
            rate(tie.cooperation), f"{tie.cooperation.acts:,}", rate(tie.conflict), f"{tie.conflict.acts:,}",
        )  # fmt: skip
    return table


def rate(channel: Channel) -> Text:
    """A rate with its interval."""
    text = Text(short(channel.rate))
    text.append(f" ({short(channel.low)}–{short(channel.high)})", "dim")
    return text


def besides(account: TieAccount) -> Iterator[tuple[Text | str, ...]]:
    """What counts in neither channel, or comes from elsewhere: expected, denied, said, other layers."""
    tie = account.tie
    if tie.expected_cooperation or tie.expected_conflict:
        yield (
            "expected",
            f"{tie.expected_cooperation:,} of cooperation, {tie.expected_conflict:,} of conflict, not counted",
        )
    if tie.denied:
        yield "denied", f"{number(tie.denied, 'event')} that nobody but those who deny it tells, not counted"
    if tie.contested:
        yield "contested", f"{tie.contested:,} of the {number(tie.acts, 'act')}, at less than full weight"
    if tie.coded:
        counted = "the act counts" if tie.coded == 1 else f"{tie.coded:,} acts count, one a day and type, each"
        yield (
            "coded",
            f"{counted} as far as such rows are right, none beside a report that tells of it; {marks.LEFT_OUT}",
        )
    for standing in tie.standings:
        yield f"said to be {SAID[standing.type]}", said(standing)
    for bond in account.bonds:
        yield f"layer {bond.layer}", held(bond, tie.until)


def said(standing: Standing) -> Text:
    """How often a pair is said to be allies or rivals, with the events that say so."""
    text = Text(f"{stood(standing)}  ")
    text.append(" ".join(short_id(id) for id in standing.evidence[:3]), "dim")
    return text


def held(bond: Bond, on: date) -> Text:
    """What a layer has of a pair, and when that was where it is over."""
    text = Text(WORDS[bond.sign] if bond.sign else "neither", COLOURS[bond.sign])
    if bond.text:
        text.append(f": {plain(bond.text)}")
    text.append(f" (weight {bond.weight:.2f})", "dim")
    if bond.until and bond.until < on:
        text.append(f", until {bond.until}", "yellow")
    elif bond.since:
        text.append(f", since {bond.since}")
    return text


def over_time(months: Sequence[Month]) -> Iterator[tuple[Text | str, ...]]:
    """A line of bars for each channel, both to one measure, over the months that they stand for."""
    channels = {name: [getattr(month, name) for month in months] for name in ("cooperation", "conflict")}
    drawn = {name: bars.spread(values, MONTHS) for name, values in channels.items()}
    top = max(max(values) for values in drawn.values())
    for (name, values), colour in zip(drawn.items(), ("green", "red"), strict=True):
        line = Text(bars.months(values, top), colour)
        line.append(f"  {sum(channels[name]):.1f} in all", "dim")
        yield name, line
    begins, ends = (month.first.strftime("%Y-%m") for month in (months[0], months[-1]))
    width = len(next(iter(drawn.values())))
    each = -(-len(months) // MONTHS)
    axis = f"{begins}{' ' * max(1, width - len(begins) - len(ends))}{ends}"
    yield "", Text(f"{axis}  a bar is {number(each, 'month')}, the highest {top:.1f}", "dim")


def turning(shifts: Sequence[Shift], arrows: Sequence[Arrow]) -> Iterator[tuple[Text | str, ...]]:
    """The dated changes of a pair, and how its last months compare with those before."""
    for shift in shifts:
        yield str(shift.day), shifted(shift)
    for arrow in arrows:
        reason = Text.assemble(f"{ARROWS[arrow.direction]} {arrow.direction}: {plain(arrow.reason)}  ")
        reason.append(" ".join(short_id(id) for id in arrow.evidence[:3]), "dim")
        yield arrow.month.strftime("%Y-%m"), reason


def shifted(shift: Shift) -> Text:
    """A shift in words, with the events that carry it."""
    text = Text.assemble((turned(shift), "green" if better(shift) else "red"), f": {measured(shift)}  ")
    text.append(" ".join(short_id(id) for id in shift.evidence[:3]), "dim")
    return text


def heaviest(events: Iterable[TieEvent]) -> Table:
    """Events with what they weigh, who says so, and a sentence."""
    table = empty_table("event", "weight", "what, and in which words")
    table.columns[1].justify = "right"
    table.padding = (0, 2, 0, 0)
    room = 2 * (console().width - 22) - 20
    for one in events:
        event, claim = one.event, one.claim
        left = Text.assemble(sides.when(event).strip("()"), "\n", (short_id(event.id), "dim"))
        head = Text.assemble(happening(event, room // 2 + 20), "  ", support(event))
        if event.theatres:
            head.append(f"  {', '.join(event.theatres)}", "dim")
        said = [Text.assemble("  ", told)] if (told := words_of(event, claim, room)) else []
        table.add_row(left, f"{one.weight:.2f}", Text("\n").join([head, *said]))
    return table


def words_of(event: Event, claim: Claim | None, room: int) -> Text | None:
    """The sentence of an event, where it stands and who says so; of a coded one, what it was coded from."""
    if claim is None:
        return marks.excerpt(event.coded, room) if event.coded else None
    where = f" – {plain(claim.outlet or 'no outlet')}, {claim.published or 'no date'}"
    said = Text.assemble(excerpt(claim, room), (where, "dim"))
    return said.append_text(Text.assemble((", according to ", "dim"), sources(claim)) if claim.sources else Text(""))


def next_steps(account: TieAccount, counted: str) -> str:
    """The commands that lead on from here: all events of the tie, and one with its sentences."""
    tie = account.tie
    asked = f"dragoman events --between {tie.one} {tie.other}"
    asked += f" --theatre {tie.theatre}" if tie.theatre else ""
    asked += f" --since {tie.since}" if tie.since else ""
    asked += f" --until {tie.until}{counted}"
    return f"Every event that counts here: {asked}\nOne with all its sentences: dragoman why ID"
