"""A project's ties as a network: who is who, in which bloc, and what passed between all pairs in each month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from dragoman import __version__, asking
from dragoman.errors import NothingFound
from dragoman.exchange.graphs import (
    Edge,
    Lasting,
    Monthly,
    Network,
    Node,
    write_gexf,
    write_graphml,
    write_graphology,
    write_monthly,
)  # fmt: skip
from dragoman.exchange.graphs.gexf import Span
from dragoman.exchange.graphs.network import Signed, edges_of
from dragoman.exporting import records
from dragoman.exporting.choice import Choice
from dragoman.records import SignedTie, System, Tie
from dragoman.store import View, whole

if TYPE_CHECKING:
    from dragoman.deeds import Deeds
    from dragoman.ties import PairMonths
    from dragoman.ties.weights import Weights

# How long the blocs may take, which are only a colour here.
SECONDS = 5.0
# Signs over time are weighed at most so often, of tens of thousands of pairs more rarely, as each time takes a second
# for ten thousand; then not at the end of each month, but of a quarter, a year …
SIGNS, FEWEST, TIES = 36, 4, 200_000
STEPS = (1, 3, 6, 12, 24, 60, 120)


def graphml(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """Ties or a system as GraphML; gives how many edges."""
    return write_graphml(network(view, what, choice), file)


def graphology(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """The same as node-link JSON."""
    return write_graphology(network(view, what, choice), file)


def gexf(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """Ties month by month as GEXF; gives how many edges."""
    return over_time(view, choice).write(file)


def network(view: View, what: str, choice: Choice) -> Network:
    """The ties, pooled or of one theatre, or those of a system, as a network."""
    if what == "system":
        system = records.system(view, choice)
        ties: Sequence[Tie | SignedTie] = system.ties or system.signed
        on = system.on
    else:
        weighed = records.ties(view, choice, each=False)
        ties, on, system = weighed, weighed[0].until, blocs(view, choice)  # type: ignore[assignment]
    return Network(about=about(choice, on), nodes=nodes(view, ties, system), edges=edges_of(ties))


def blocs(view: View, choice: Choice) -> System | None:
    """The system whose blocs colour the network; None where there is none."""
    try:
        return records.system(view, choice, seconds=SECONDS)
    except NothingFound:
        return None


def about(choice: Choice, on: date) -> dict[str, Any]:
    """What the whole network is of."""
    return {
        "creator": f"Dragoman {__version__}", "layer": choice.layer or asking.BEHAVIOUR,
        "theatre": choice.theatre or "all", "since": choice.since.isoformat() if choice.since else "the first event",
        "on": on.isoformat(), "level": choice.level,
    }  # fmt: skip


def nodes(view: View, ties: Iterable[Tie | SignedTie], system: System | None) -> list[Node]:
    """Everyone who has a tie, by id."""
    from dragoman.actors import registry
    from dragoman.system.placing import placements

    ids = sorted({id for tie in ties for id in (tie.one, tie.other)})
    names, known = view.names_of(ids), registry(view.project.lists())
    placed = {one.actor: one for one in placements(system.balance, system.signed)} if system else {}
    kinds = view.kinds_of(ids)
    found = []
    for id in ids:
        place, actor = placed.get(id), known.get(id)
        kind = kinds.get(id) or (actor.kind if actor else "unknown")
        found.append(Node(id, names[id], kind, place.bloc if place else None, place.ambiguous if place else None))
    return found


class OverTime(NamedTuple):
    """A network and its months."""

    about: dict[str, Any]
    nodes: list[Node]
    edges: dict[tuple[str, str], Edge]
    months: PairMonths
    signs: dict[tuple[str, str], list[Signed]]

    def write(self, file: IO[bytes]) -> int:
        """All months in one file; gives how many edges."""
        return write_gexf(self.about, self.nodes, self.lasting, file)

    def left_out(self, written: int) -> dict[str, int]:
        """Ties that no month has, when so many are written: what is only expected, denied or said to be is no act."""
        without = len(self.edges) - written
        return {"ties without an act that counts, so that they have no month": without} if without else {}

    def lasting(self) -> Iterator[Lasting]:
        """Each tie with its months."""
        for one, other, rows in self.months.pairs():
            months = [self.month(row) for row in range(rows.start, rows.stop)]
            yield Lasting(self.edges[one, other], months, self.signs.get((one, other), ()))

    def month(self, row: int) -> Monthly:
        """A row of the months."""
        from dragoman.ties import days_of

        of = self.months
        first, last = days_of(int(of.month[row]))
        cooperation, conflict = (round(float(column[row]), 4) for column in (of.cooperation, of.conflict))
        return Monthly(first, last, cooperation, conflict, int(of.acts[row]))

    def write_each(self, folder: Path) -> list[Path]:
        """A file for each month, "2022-10.gexf"; gives which."""
        folder.mkdir(parents=True, exist_ok=True)
        of, written = self.months, []
        for month in of.months():
            ties = []
            for row in of.in_month(month).tolist():
                ties.append((self.edges[of.sides[of.one[row]], of.sides[of.other[row]]], self.month(row)))
            span = Span(ties[0][1].first, ties[0][1].last)
            path = folder / f"{span.first:%Y-%m}.gexf"
            with whole(path) as file:
                write_monthly(self.about, self.nodes, span, ties, file)
            written.append(path)
        return written


def over_time(view: View, choice: Choice) -> OverTime:
    """The ties as of the last day, their months, and the signs that they had."""
    from dragoman.ties import by_month

    weighed = records.ties(view, choice, each=False)
    on, weights = weighed[0].until, asking.weights_of(view.project)
    edges = {(edge.one, edge.other): edge for edge in edges_of(weighed)}
    deeds = asking.Counted(choice.coded, choice.datasets).deeds(view, since=choice.since, until=choice.until)
    own = deeds.between(*choice.between) if choice.between else deeds
    months = by_month(own.within(choice.theatre), weights)
    return OverTime(
        about=about(choice, on),
        nodes=nodes(view, weighed, blocs(view, choice)),
        edges=edges,
        months=months,
        signs=signs(deeds, weights, choice, months.months(), on, pairs=len(edges)),
    )


def signs(
    deeds: Deeds, weights: Weights, choice: Choice, months: Sequence[int], on: date, *, pairs: int
) -> dict[tuple[str, str], list[Signed]]:
    """The sign of each pair over time: as of the last day of each month, or of longer steps where there are many."""
    from dragoman.ties import days_of, weigh

    found: dict[tuple[str, str], list[Signed]] = {}
    if not months:
        return found
    step = step_of(months[-1] - months[0] + 1, pairs)
    for begin in range(months[0] // step * step, months[-1] + 1, step):
        first, last = days_of(max(begin, months[0]))[0], min(days_of(begin + step - 1)[1], days_of(months[-1])[1])
        ties = weigh(
            deeds, since=choice.since, until=min(last, on), theatre=choice.theatre, weights=weights,
            half_life=choice.half_life, level=choice.level,
        )  # fmt: skip
        for tie in ties:
            if tie.sign:
                _add(found.setdefault((tie.one, tie.other), []), Signed(first, last, tie.sign))
    return found


def step_of(span: int, pairs: int) -> int:
    """How many months lie between two days on which so many pairs are weighed, in a time of so many months."""
    most = min(SIGNS, max(FEWEST, TIES // max(pairs, 1)))
    return next((step for step in STEPS if span / step <= most), STEPS[-1])


def _add(stretches: list[Signed], after: Signed) -> None:
    """Lengthen the last stretch where the next has the same sign and follows it at once."""
    if stretches and stretches[-1].sign == after.sign and (after.first - stretches[-1].last).days == 1:
        stretches[-1] = Signed(stretches[-1].first, after.last, after.sign)
    else:
        stretches.append(after)
