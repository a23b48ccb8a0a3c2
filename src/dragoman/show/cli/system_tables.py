"""The ties of a system as tables that fit the terminal: the heaviest, their blocs, and what strains them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import Bloc, Sign, SignedTie, StrainedTriad, System
from dragoman.show import systems
from dragoman.show.cli.marks import STYLE
from dragoman.show.cli.tables import empty_table, short_id
from dragoman.show.sides import listed
from dragoman.show.systems import SIGNS, Names, name

if TYPE_CHECKING:
    from rich.table import Table

COLOURS: dict[Sign, str] = {"+": "green", "-": "red"}
# So many ids of events fit a line.
IDS = 3
# So many members of a bloc are read.
MEMBERS = 40


def table_of(rows: Iterable[Sequence[str | Text]], *headings: str, right: Collection[str] = ()) -> Table:
    """A table of rows without the columns in which nothing stands; those of some headings aligned to the right."""
    kept = list(rows)
    told = [at for at in range(len(headings)) if any(str(row[at]) for row in kept)]
    table = empty_table(*(headings[at] for at in told))
    for column in table.columns:
        column.justify = "right" if column.header in right else "left"
    for row in kept:
        table.add_row(*(row[at] for at in told))
    return table


def list_of(actors: Iterable[str], names: Names) -> str:
    """Names one after another."""
    return ", ".join(name(actor, names) for actor in actors)


def ids(evidence: Sequence[str]) -> Text:
    """Some ids of events that `why` can be asked about."""
    return Text(" ".join(short_id(id) for id in evidence[:IDS]), "dim")


def firmness(thin: bool, coded: bool = False) -> Text:
    """Whether the evidence is thin, and whether nothing but rows of others' event data tells of it."""
    marks = [Text("thin", "yellow")] * thin + [Text("coded", STYLE)] * coded
    return Text(", ").join(marks)


def tie_text(tie: SignedTie, names: Names) -> Text:
    """A tie in words: "Iran + Russia"."""
    one, other = ((name(actor, names), "bold") for actor in (tie.one, tie.other))
    return Text.assemble(one, " ", (SIGNS[tie.sign], COLOURS[tie.sign]), " ", other)


def where(theatres: Sequence[str], most: int = 2) -> Text:
    """Some theatres of a tie."""
    more = f" +{len(theatres) - most}" if len(theatres) > most else ""
    return Text(", ".join(theatres[:most]) + more if theatres else "", "dim")


def ties_table(ties: Iterable[SignedTie], names: Names) -> Table:
    """Ties with a sign, one a row."""
    rows = (
        (
            tie_text(tie, names),
            f"{tie.weight:.2f}",
            firmness(tie.thin, tie.coded),
            where(tie.theatres),
            ids(tie.evidence),
        )
        for tie in ties
    )
    return table_of(rows, "tie", "weight", "", "theatres", "events", right=["weight"])


def blocs_table(system: System, names: Names, most: int | None) -> Table:
    """Who stands with whom, and which blocs each is opposed to; those of one member last, in one row."""
    blocs = [bloc for bloc in system.balance.blocs if len(bloc.members) > 1]
    alone = [bloc.members[0] for bloc in system.balance.blocs if len(bloc.members) == 1]
    opposed = opponents(system)

    def called(number: int) -> str:
        return str(number) if number <= len(blocs) else name(alone[number - len(blocs) - 1], names)

    room = MEMBERS if most else None
    rows: list[Sequence[str | Text]] = [
        (str(number), members(bloc, names, room), listed([called(other) for other in sorted(opposed.get(number, []))]))
        for number, bloc in enumerate(blocs, start=1)
    ]
    if alone:
        rows.append(("alone", Text(list_of(alone, names)), ""))
    return table_of(rows, "bloc", "members", "opposed to", right=["bloc"])


def members(bloc: Bloc, names: Names, most: int | None) -> Text:
    """The members of a bloc, those most at home first, and with a question mark all that fit elsewhere as well."""
    shown = dict.fromkeys((*bloc.members[:most], *bloc.ambiguous))
    text = Text()
    for member in shown:
        text.append(", " if text else "")
        text.append(name(member, names), "bold")
        if member in bloc.ambiguous:
            text.append("?", "yellow")
    if len(bloc.members) > len(shown):
        text.append(f" and {len(bloc.members) - len(shown)} more", "dim")
    return text


def opponents(system: System) -> dict[int, list[int]]:
    """To which blocs each is opposed, counted from 1, those of one last: more weighs between them against than for."""
    ordered = sorted(system.balance.blocs, key=lambda bloc: len(bloc.members) == 1)
    bloc_of = {member: number for number, bloc in enumerate(ordered, start=1) for member in bloc.members}
    between: dict[tuple[int, int], float] = {}
    for tie in system.signed:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            both = bloc_of[one], bloc_of[other]
            between[both] = between.get(both, 0.0) + (tie.weight if tie.sign == "-" else -tie.weight)
    opposed: dict[int, list[int]] = {}
    for (first, second), hostile in between.items():
        if hostile > 0 and first != second:
            opposed.setdefault(first, []).append(second)
    return opposed


def misfits_table(system: System, names: Names, most: int | None) -> Table:
    """Ties that no division fits: friends apart or enemies together, by two sides, by blocs, or both."""
    balance = system.balance
    fits_not: dict[SignedTie, list[str]] = {}
    for way, ties in (("two sides", balance.frustrated), ("blocs", balance.misfits)):
        for tie in ties:
            fits_not.setdefault(tie, []).append(way)
    always = frozenset(balance.always or ())
    rows = (
        (
            tie_text(tie, names), f"{tie.weight:.2f}", firmness(tie.thin, tie.coded),
            " or ".join(fits_not[tie]) + (", whichever best" if tie in always else ""), ids(tie.evidence),
        )
        for tie in sorted(fits_not, key=lambda tie: -tie.weight)[:most]
    )  # fmt: skip
    return table_of(rows, "tie", "weight", "", "does not fit", "events", right=["weight"])


def triads_table(triads: Iterable[StrainedTriad], names: Names) -> Table:
    """Triads under strain, with the theatres of their ties."""
    rows = (
        (f"{triad.strain:.2f}", triad_text(triad, names), firmness(triad.thin), ids(triad.evidence)) for triad in triads
    )
    return table_of(rows, "strain", "triad", "", "events", right=["strain"])


def triad_text(triad: StrainedTriad, names: Names) -> Text:
    """A triad in words, its ties with their theatres below."""
    first, middle, last = (name(member, names) for member in triad.members)
    told = Text(systems.triad(triad, names))
    told.highlight_words([middle if triad.kind == "friend of both" else f"{first}, {middle} and {last}"], "bold")
    ties = zip(((first, middle), (middle, last), (first, last)), triad.signs, triad.theatres, strict=True)
    for (one, other), sign, theatres in ties:
        if theatres:
            told.append(f"\n  {one} {SIGNS[sign]} {other}: ", "dim")
            told.append_text(where(theatres))
    return told
