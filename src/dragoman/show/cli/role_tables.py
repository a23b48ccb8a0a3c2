"""Who stands between, who is said to be what, and of whom too little is known, as tables that fit the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import Broker, Hedger, OddCouple, Standing, System, Tie
from dragoman.show.cli.marks import STYLE
from dragoman.show.cli.system_tables import (
    COLOURS,
    firmness,
    ids,
    list_of,
    table_of,
)
from dragoman.show.coded import share
from dragoman.show.systems import SIGNS, Names, name, pairs, together

if TYPE_CHECKING:
    from rich.table import Table

STANDINGS = {"ALLY": ("allies", "green"), "RIVAL": ("rivals", "red")}


def pair(one: str, other: str, names: Names) -> Text:
    """Two actors by name."""
    return Text(f"{name(one, names)} – {name(other, names)}", "bold")


def hedgers_table(hedgers: Iterable[Hedger], names: Names) -> Table:
    """Those friendly to both sides of quarrels."""
    rows = (
        (
            Text(name(one.actor, names), "bold"), f"{one.weight:.2f}", firmness(one.thin),
            pairs(one.between, names), ids(one.evidence),
        )
        for one in hedgers
    )  # fmt: skip
    return table_of(rows, "hedger", "weight", "", "friendly to both sides of", "events", right=["weight"])


def brokers_table(brokers: Iterable[Broker], names: Names) -> Table:
    """Those who mediate between others or let them meet."""
    rows: list[Sequence[str | Text]] = []
    for one in brokers:
        between = [pairs(one.between, names)] if one.between else []
        between += [f"{list_of(one.with_one, names)} and somebody not told"] if one.with_one else []
        counts = (f"{count:,}" if count else "" for count in (one.mediated, one.hosted, one.offered))
        rows.append((Text(name(one.actor, names), "bold"), *counts, "; ".join(between), ids(one.evidence)))
    counted = ("mediated", "hosted", "offered")
    return table_of(rows, "broker", *counted, "between", "events", right=counted)


def odd_couples_table(couples: Iterable[OddCouple], names: Names) -> Table:
    """Those who stand together in one theatre and are opposed in another."""
    rows: list[Sequence[str | Text]] = []
    for one in couples:
        where = Text.assemble(one.together, "\n", (together(one, names), "dim"))
        opposed = one.opposed or "all theatres together"
        rows.append((pair(one.one, one.other, names), where, opposed, firmness(one.thin), ids(one.evidence)))
    return table_of(rows, "pair", "for now together in", "opposed in", "", "events")


def standings_table(found: Iterable[tuple[Tie, Standing]], names: Names) -> Table:
    """Those who are said to be allies or rivals, beside what they are by their deeds."""
    rows = (
        (
            pair(tie.one, tie.other, names), Text(*STANDINGS[one.type]), f"{one.events:,}",
            f"{one.contested:,}" if one.contested else "", str(one.last), by_deeds(tie), ids(one.evidence),
        )
        for tie, one in found
    )  # fmt: skip
    headings = ("pair", "said to be", "times", "contested", "last", "by deeds", "events")
    return table_of(rows, *headings, right=["times", "contested"])


def standings(system: System) -> list[tuple[Tie, Standing]]:
    """Who is said to be what in a system, those of most events first."""
    found = [(tie, standing) for tie in system.ties for standing in tie.standings]
    return sorted(found, key=lambda both: (-both[1].events, -both[0].acts, both[0].one, both[0].other))


def by_deeds(tie: Tie) -> Text:
    """The sign of a tie, or which way it leans."""
    if tie.sign:
        return Text(SIGNS[tie.sign], COLOURS[tie.sign])
    return Text(f"undecided ({signed_number(f'{tie.lean:+.1f}')})" if tie.acts else "nothing told", "dim")


def undecided_table(system: System, names: Names, most: int | None) -> Table:
    """Pairs without a sign, the most told first: which way each leans, and how far it could be the other way."""
    level = f"{100 * system.level:g} %"
    rows = (
        (
            pair(tie.one, tie.other, names), signed_number(f"{tie.lean:+.2f}"),
            signed_number(f"{tie.low:+.1f} to {tie.high:+.1f}"), f"{tie.acts:,}",
            Text(share(tie.coded, tie.acts), STYLE), ids(tie.evidence),
        )
        for tie in [tie for tie in system.ties if tie.sign is None][:most]
    )  # fmt: skip
    counted = ["leans", level, "acts", "coded"]
    return table_of(rows, "pair", *counted, "events", right=counted)


def signed_number(text: str) -> str:
    """A number with the minus sign of the tables."""
    return text.replace("-", SIGNS["-"])
