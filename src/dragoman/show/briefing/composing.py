"""Put the answers into the order of the paper: sentences, figures, and the notes they refer to.

Takes Answers, gives a Briefing. Notes are numbered as the paper is read, so
that its parts are made in its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman import __version__
from dragoman.records import Arrow, Event, Position, Shift, SignedTie, Stance, SystemShift, Teller
from dragoman.show import pairs, sides, systems
from dragoman.show.briefing import limits
from dragoman.show.briefing.basis import basis, rests
from dragoman.show.briefing.between import beside, between
from dragoman.show.briefing.content import Briefing, Change, Count, Happening, Line, Standing, Voice
from dragoman.show.briefing.figures.months import chart
from dragoman.show.briefing.figures.network import network
from dragoman.show.briefing.gathering import EVENTS, FOLLOWED, TIES, Answers
from dragoman.show.briefing.lede import lede
from dragoman.show.briefing.notes import Notes
from dragoman.show.happenings import MONTHS, day_in_words, happened, pair_of, period, theatre_name
from dragoman.show.sides import listed
from dragoman.show.words import number, plain

# Tellers of a side that are named each with a note.
VOICES = 5
# Numbers of an event that are told: of so many things, so many of each.
ITEMS = 4
COUNTS = 6
MEMBERS = 8
SIGNS = {"up": "▲", "down": "▼", "level": "■"}


def compose(answers: Answers) -> Briefing:
    """The paper."""
    notes = Notes(answers.events, answers.claims, answers.reports)
    system, names = answers.system, answers.names
    ties = [signed(tie, answers, notes) for tie in system.signed[:TIES]]
    changes = [change(arrow, names, notes) for arrow in answers.arrows]
    contested = [happening(event, notes) for event in answers.contested]
    counted = [happening(event, notes) for event in answers.counted]
    shifts = [shifted(one, names, notes) for one in answers.shifts]
    turns = [turned(one, names, notes) for one in answers.turns]
    parts = list(between(system, names, notes))
    layers = list(beside(answers, notes))
    figures, measured = limits.measured()
    drawn = (chart(one, pair_of(one.tie.one, one.tie.other, names), theatre_name) for one in answers.accounts)
    return Briefing(
        title=title(answers),
        dated=day_in_words(answers.asked.on),
        period=period(answers.asked.since, answers.asked.on),
        lede=list(lede(answers)),
        network=network(system, names),
        ties=ties,
        ties_of=len(system.signed),
        blocs=list(blocs(answers)),
        system=[systems.weighed(system), *balance(answers)],
        changes=changes,
        several_months=len({arrow.month for arrow in answers.arrows}) > 1,
        unchanged=UNCHANGED,
        contested=contested,
        contested_of=answers.counts.supports.get("contested", 0),
        counted=counted,
        followed=FOLLOWED,
        shifts=shifts,
        turns=turns,
        between=parts,
        layers=layers,
        charts=[one for one in drawn if one],
        basis=list(basis(answers)),
        rests=list(rests(answers)),
        limits=figures,
        measured=measured,
        notes=notes.all(),
        colophon=list(colophon(answers)),
    )


UNCHANGED = (
    "No pair did more or less for or against one another than chance would make of the months before. "
    "That is no finding that nothing changed: of most pairs too little is reported in a month to tell."
)


def title(answers: Answers) -> str:
    """Of what it is."""
    return "Who stands with whom" + (f": {theatre_name(answers.asked.theatre)}" if answers.asked.theatre else "")


def balance(answers: Answers) -> list[str]:
    """How far from balance the system is."""
    system = answers.system
    return [f"Balance: {systems.balanced(system)} {systems.NO_FORECAST}"] if system.signed else []


def blocs(answers: Answers) -> Iterator[tuple[str, str, str]]:
    """A row a bloc: its number, its members, and which it is opposed to; those alone in one row."""
    system, names = answers.system, answers.names
    several = [bloc for bloc in system.balance.blocs if len(bloc.members) > 1]
    alone = [systems.name(bloc.members[0], names) for bloc in system.balance.blocs if len(bloc.members) == 1]
    if not several:
        return
    for at, bloc in enumerate(several, start=1):
        members = [
            systems.name(id, names) + (" (or elsewhere)" if id in bloc.ambiguous else "") for id in bloc.members
        ]  # fmt: skip
        yield str(at), ", ".join(members), listed(opponents(answers, set(bloc.members)), MEMBERS)
    if alone:
        yield "alone", ", ".join(alone), ""


def opponents(answers: Answers, members: set[str]) -> list[str]:
    """Those outside a bloc with a hostile tie to somebody in it, the heaviest first."""
    names = answers.names
    hostile = [tie for tie in answers.system.signed if tie.sign == "-" and len({tie.one, tie.other} & members) == 1]
    return [systems.name(id, names) for id in dict.fromkeys(id for tie in hostile for id in (tie.one, tie.other))
            if id not in members]  # fmt: skip


def signed(tie: SignedTie, answers: Answers, notes: Notes) -> Standing:
    """A signed tie in a row, with how sure its lean is."""
    weighed = next(one for one in answers.system.ties if (one.one, one.other) == (tie.one, tie.other))
    lean = f"{pairs.signed(weighed.lean)} ({pairs.signed(weighed.low)} to {pairs.signed(weighed.high)})"
    return Standing(
        pair=pair_of(tie.one, tie.other, answers.names), sign=pairs.SIGNS[tie.sign], stands=pairs.WORDS[tie.sign],
        lean=lean, acts=f"{weighed.acts:,}", theatres=listed([theatre_name(id) for id in tie.theatres], 3),
        refs=notes.of_events(answers.speaking[tie.one, tie.other], (tie.one, tie.other)), thin=tie.thin,
        coded=tie.coded,
    )  # fmt: skip


def change(arrow: Arrow, names: systems.Names, notes: Notes) -> Change:
    """An arrow in a row."""
    return Change(
        month=f"{MONTHS[arrow.month.month - 1]} {arrow.month.year}", direction=arrow.direction,
        sign=SIGNS[arrow.direction], pair=pair_of(arrow.one, arrow.other, names), reason=plain(arrow.reason),
        refs=notes.of_events(arrow.evidence[:EVENTS], (arrow.one, arrow.other)),
    )  # fmt: skip


def shifted(shift: Shift, names: systems.Names, notes: Notes) -> Line:
    """A shift of a pair in a line."""
    where = f" in {theatre_name(shift.theatre)}" if shift.theatre else ""
    refs = notes.of_events(shift.evidence[:EVENTS], (shift.one, shift.other))
    pair = pair_of(shift.one, shift.other, names)
    return Line(f"{shift.day}", f"{pair}{where}: {pairs.shifted(shift)}", refs)


def turned(turn: SystemShift, names: systems.Names, notes: Notes) -> Line:
    """A change of the whole in a line."""
    return Line(str(turn.day), systems.named(turn.text, names), notes.of_events(turn.evidence[:EVENTS]))


def happening(event: Event, notes: Notes) -> Happening:
    """An event with who stands to it in which way, each with a note, and the numbers by who gives them."""
    tellers = {teller.id: teller for teller in event.tellers}
    stands = []
    for side in event.sides:
        voices = [
            Voice(sides.name(tellers[id]), notes.of_claims(evidence(tellers[id].positions, side.stance), side.stance))
            for id in side.tellers[:VOICES]
        ]
        if rest := len(side.tellers) - VOICES:
            voices += [Voice(f"{rest} more", ())] if rest > 0 else []
        one, several = sides.VERBS[side.stance]
        stands.append((one if len(side.tellers) == 1 else several, side.stance, voices))
    return Happening(
        what=happened(event), when=sides.when(event), told=sides.counts(event),
        theatres=", ".join(theatre_name(id) for id in event.theatres), sides=stands,
        numbers=list(numbers(event, notes)), id=event.id,
    )  # fmt: skip


def evidence(positions: Sequence[Position], stance: Stance) -> tuple[str, ...]:
    """The claims with which a teller took a stance last."""
    return next((position.evidence for position in reversed(positions) if position.stance == stance), ())


def numbers(event: Event, notes: Notes) -> Iterator[tuple[str, Sequence[Count]]]:
    """What is counted in an event, with each number and who gives it."""
    found: dict[str, dict[tuple[str, str], tuple[str, Teller, Position]]] = {}
    for teller in event.tellers:
        for position in teller.positions:
            for one in position.numbers:
                item = " ".join(filter(None, (one.unit, plain(one.item))))
                key = (one.text.casefold(), teller.id)
                found.setdefault(item, {}).setdefault(key, (plain(one.text), teller, position))
    for item, counts in list(found.items())[:ITEMS]:
        yield (
            item,
            [
                Count(text, sides.name(teller), position.stance, notes.of_claims(position.evidence, position.stance))
                for text, teller, position in list(counts.values())[:COUNTS]
            ],
        )


def colophon(answers: Answers) -> Iterator[tuple[str, str]]:
    """What made it, of what."""
    asked, counted = answers.asked, answers.asked.counted
    command = f"dragoman briefing --on {asked.on} --since {asked.since}"
    command += f" --theatre {asked.theatre}" if asked.theatre else ""
    command += f" --actors {asked.actors}"
    command += f" --coded {counted.coded}" if counted.coded != "all" or counted.datasets else ""
    command += "".join(f" --dataset {name}" for name in counted.datasets)
    yield "Made by", f"Dragoman {__version__}; reports read by {listed(answers.readers) or 'nobody'}"
    held = f"{number(answers.whole.reports, 'report')}, {number(answers.whole.claims, 'claim')}"
    yield "Of", f"a project of {held}; generation {' and '.join(filter(None, answers.generation))}"
    yield "Again", command
    yield "An id", "dragoman why ID shows a claim with its report, or an event with all who tell of it"
