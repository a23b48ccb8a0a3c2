"""A claim with all that it rests on, and a report with its claims, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman import asking
from dragoman.records import ActorMention, Claim, Copy, Item, Place, Quantity, Source, Time, Trace
from dragoman.show import sides
from dragoman.show.cli.tables import actor, claims_table, console, stance, what
from dragoman.show.words import cut, plain
from dragoman.store import Report, View

if TYPE_CHECKING:
    from rich.text import Text

# Characters of the report shown before and behind the sentence.
AROUND = 160
# Characters of a passage that copies share.
PASSAGE = 160


def show_claims(claims: list[Claim], view: View) -> None:
    """Print claims of one id, one below the other: the same claim in several copies of a report."""
    for number, claim in enumerate(claims):
        if number:
            console().rule(style="dim")
        show_claim(claim, view)
    if len(claims) > 1:
        console().print(f"\n{len(claims)} copies of the report carry this claim.", style="dim")


def show_claim(claim: Claim, view: View) -> None:
    """Print a claim: in short, in its sentence, and field by field."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console().print(Text.assemble(actor(claim.initiator), " ", what(claim), " ", actor(claim.recipient)))
    console().print(Padding(in_context(claim, view), (1, 2)))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in fields(claim):
        table.add_row(name, value)
    for name, value in report_fields(claim, view):
        table.add_row(name, value)
    for event in view.events_of_claim(claim.id):
        table.add_row("event", f"{sides.what(event)}, {sides.reason(event)} [{event.id}]")
    console().print(table)


def show_trace(trace: Trace) -> None:
    """Print what spoke for a claim, and how surely."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in trace_fields(trace):
        table.add_row(name, value)
    console().print("\nwhat spoke for it", style="bold")
    console().print(table)


def trace_fields(trace: Trace) -> Iterator[tuple[str, str]]:
    """The names and values of a trace; what nobody said is left out."""
    yield "act", plain(trace.act)
    yield "initiator", plain(trace.initiator)
    if trace.recipient:
        yield "recipient", plain(trace.recipient)
    if trace.answer:
        yield "the pair", f"asked for again, the reader answers {plain(trace.answer)}"
        yield "confidence", f"{trace.before:.2f} without that answer, {trace.confidence:.2f} with it"
    else:
        yield "confidence", f"{trace.confidence:.2f}"
    for number, source in enumerate(trace.sources):
        yield "" if number else "cues", plain(source)
    yield "stance", ", ".join(plain(word) for word in trace.stance) or "no word bends the act"


def in_context(claim: Claim, view: View) -> Text:
    """The sentence with its trigger marked, between the words around it."""
    from rich.text import Text

    document = view.document(claim.document)
    start = max(0, claim.trigger.start - claim.sentence_start)
    end = start + len(claim.trigger.text)
    sentence = claim.sentence
    before = after = ""
    if document is not None:
        before = document.text[max(0, claim.sentence_start - AROUND) : claim.sentence_start]
        after = document.text[claim.sentence_end : claim.sentence_end + AROUND]
        before = before if claim.sentence_start <= AROUND else f"…{before.partition(' ')[2]}"
        after = after if claim.sentence_end + AROUND >= len(document.text) else f"{after.rpartition(' ')[0]}…"
    return Text.assemble(
        (spaced(before, behind=True), "dim"),
        spaced(sentence[:start], behind=True),
        (plain(sentence[start:end]), "bold underline"),
        spaced(sentence[end:], ahead=True),
        (f" {plain(after)}" if after.strip() else "", "dim"),
    )


def spaced(text: str, *, ahead: bool = False, behind: bool = False) -> str:
    """A text on one line that keeps a space at an end where it had one."""
    line = plain(text)
    if not line:
        return " " if text else ""
    left = " " if ahead and text[0].isspace() else ""
    right = " " if behind and text[-1].isspace() else ""
    return f"{left}{line}{right}"


def fields(claim: Claim) -> Iterator[tuple[str, Text | str]]:
    """The names and values of what a claim says; what it leaves open is left out."""
    from rich.text import Text

    codes = [f"{name} {code}" for name, code in (("mode", claim.mode), ("CAMEO", claim.cameo)) if code]
    told = f" ({', '.join(codes)})" if codes else ""
    yield "type", f"{claim.type}{told}, in the words “{plain(claim.trigger.text)}”"
    yield "initiator", mention_text(claim.initiator)
    yield "recipient", mention_text(claim.recipient) if claim.recipient else "nobody named"
    if claim.symmetric:
        yield "direction", "runs both ways"
    if claim.against:
        yield "against", mention_text(claim.against)
    for number, source in enumerate(claim.sources):
        yield "according to" if not number else "who has it from", source_text(source)
    if not claim.sources:
        yield "according to", "the report itself"
    signs = f" ({'affirmed' if claim.polarity == '+' else 'negated'}, {claim.certainty}, {claim.aspect})"
    yield "stance", Text.assemble(stance(claim), signs)
    for item in claim.items:
        yield "item", item_text(item)
    if claim.time:
        yield "when", time_text(claim.time)
    if claim.place:
        yield "where", place_text(claim.place)
    if claim.theatres:
        yield "theatre", ", ".join(claim.theatres)
    yield "confidence", f"{claim.confidence:.2f}"
    yield "reader", claim.reader
    yield "claim", claim.id
    yield "act", claim.act


def report_fields(claim: Claim, view: View) -> Iterator[tuple[str, str]]:
    """The names and values of the report that a claim stands in, and of its copies."""
    for report in view.reports(id=claim.document):
        if report.id != claim.document:
            continue
        yield "report", report_text(report)
        if report.url:
            yield "address", plain(report.url)
        for how, copy in copies(report, view):
            yield how, report_text(copy)


def copies(report: Report, view: View) -> Iterator[tuple[str, Report]]:
    """The other reports of the wire group: the first one, which the others copy, and the copies."""
    for other in view.reports(origin=report.origin):
        if other.id != report.id:
            yield "first printed as" if other.id == report.origin else "printed also as", other


def report_text(report: Report) -> str:
    """A report in a line: outlet, day, title, id."""
    words = (report.outlet, str(report.published or ""), f"“{report.title}”" if report.title else "", f"[{report.id}]")
    return ", ".join(plain(word) for word in words if word)


def mention_text(mention: ActorMention) -> str:
    """An actor, what it is, and the words that name it."""
    told = [mention.id, mention.kind, mention.sector or ""]
    if mention.acts_for and mention.acts_for != mention.id:
        told.append(f"acts for {mention.acts_for}")
    return f"{plain(mention.name)} ({', '.join(word for word in told if word)}), in the words “{plain(mention.text)}”"


def source_text(source: Source) -> str:
    """A source, what it is, and the words that name it and mark it."""
    told = [source.id, source.kind, "anonymous" if source.anonymous else ""]
    if source.acts_for and source.acts_for != source.id:
        told.append(f"acts for {source.acts_for}")
    words = [f"“{plain(word)}”" for word in (source.text, source.cue) if word]
    named = f"{plain(source.name)} ({', '.join(word for word in told if word)})"
    return f"{named}, in the words {' … '.join(words)}" if words else named


def item_text(item: Item) -> str:
    """What was given, moved or used, and how much."""
    kind = f" ({item.kind})" if item.kind else ""
    return f"{quantity_text(item.quantity, item.unit)}{plain(item.name)}{kind}"


def quantity_text(quantity: Quantity | None, unit: str | None) -> str:
    """A number as worded and as a range, with its unit."""
    if quantity is None:
        return f"{unit} " if unit else ""
    low = "" if quantity.low is None else f"{quantity.low:,g}"
    high = "" if quantity.high is None else f"{quantity.high:,g}"
    span = low if low == high else f"{low or 'up'} to {high}" if high else f"{low} and more"
    return f"“{plain(quantity.text)}” = {span} {f'{unit} ' if unit else ''}"


def time_text(time: Time) -> str:
    """When it happened, as worded and as dates."""
    dates = time.start if time.start == time.end else f"{time.start or '…'} to {time.end or '…'}"
    return f"{dates or 'no date'}, in the words “{plain(time.text)}”"


def place_text(place: Place) -> str:
    """Where it happened."""
    country = f", {place.country}" if place.country else ""
    known = place.latitude is not None and place.longitude is not None
    at = f" ({place.latitude:g}, {place.longitude:g})" if known else ""
    words = f", in the words “{plain(place.text)}”" if place.text != place.name else ""
    return f"{plain(place.name)}{country}{at}{words}"


def show_report(report: Report, claims: list[Claim], view: View) -> None:
    """Print a report's head and its claims."""
    console().print(report_text(report), style="bold")
    told = [f"{report.sentences:,} sentences, {len(claims):,} claims", report.note, report.reader, report.url]
    console().print(" · ".join(plain(word) for word in told if word), style="dim")
    for how, copy in copies(report, view):
        console().print(f"{how}: {report_text(copy)}", style="dim")
    if passage := shared_passage(asking.copies_of(report, view), view):
        console().print(passage)
    console().print()
    if claims:
        console().print(claims_table(claims, console().width))


def shared_passage(copies: Sequence[Copy], view: View) -> Text | None:
    """How many words in a row each copy shares at least, and the beginning of these; None where none are known."""
    known = [copy for copy in copies if copy.passages]
    least = min(known, key=lambda copy: copy.passages[0].words, default=None)
    origin = view.document(least.origin) if least else None
    if least is None or origin is None:
        return None
    passage = least.passages[0]
    words = plain(origin.text[passage.other_start : passage.other_end])
    more = " or more" if len(copies) > 1 else ""
    from rich.text import Text

    return Text(f"{passage.words:,} words in a row{more}: “{cut(words, PASSAGE)}”", "dim")
