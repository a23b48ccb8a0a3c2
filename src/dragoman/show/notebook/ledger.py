"""Ask an opened project what reports say: claims, events, reports, who is named, and what stands behind an id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from dragoman import asking
from dragoman.exchange import frames as tables
from dragoman.records import Account, Claim, Comparison, Dataset, Event
from dragoman.show import conditions
from dragoman.show.finding import find
from dragoman.show.notebook.checked import check_number, check_pair, check_word
from dragoman.show.notebook.opening import Day, Opening, Words, several, written
from dragoman.store import ActorCount, EventOrder, How, Order, Report, Which

Pair = tuple[str, str]


class LedgerQuestions(Opening):
    """What an opened project answers of what reports say."""

    def claims(
        self,
        *,
        between: Pair | None = None,
        by: str | None = None,
        type: Words = (),
        stance: Words = (),
        since: Day = None,
        until: Day = None,
        theatre: Words = (),
        outlet: str | None = None,
        search: str | None = None,
        at_least: float | None = None,
        judged: How | Literal["any"] | Sequence[How | Literal["any"]] = (),
        order: Order = "day",
        limit: int | None = None,
    ) -> Any:
        """Who is said to have done what to whom, a row a claim: of all, or of those that every condition lets through.

        `by` is a source anywhere in the chain, "anonymous", or "outlet:NAME"
        for what an outlet tells itself; days are those of publication. A
        million claims become a frame without becoming records.
        """
        check_pair(between)
        check_word("order", order, Order)
        check_number("limit", limit, 0)
        view = self.view()
        which = conditions.claim_filter(
            view, between=between, by=by, types=several(type), stances=several(stance), since=written(since),
            until=written(until), theatres=several(theatre), outlet=outlet, search=search, at_least=at_least,
            judged=several(judged),
        )  # fmt: skip
        if self.frames is None:
            return list(view.claims(which, order=order, limit=limit))
        made = view.claim_columns(which, order=order, limit=limit)
        if self.frames == "pandas":
            return tables.typed_by_pandas(made.pandas(), Claim)
        return tables.typed_by_polars(made.polars(), Claim)

    def events(
        self,
        *,
        between: Pair | None = None,
        by: str | None = None,
        type: Words = (),
        support: Words = (),
        since: Day = None,
        until: Day = None,
        reported_since: Day = None,
        reported_until: Day = None,
        theatre: Words = (),
        outlet: str | None = None,
        search: str | None = None,
        at_least: float | None = None,
        coded: Which | None = None,
        dataset: Words = (),
        order: EventOrder = "day",
        limit: int | None = None,
    ) -> Any:
        """One happening a row, with who asserts, hedges, denies and expects it, and in which numbers.

        Days are those on which it happened, or was reported where nobody says
        when. Of millions of coded events give a `limit`: each becomes a record.
        """
        check_pair(between)
        check_word("order", order, EventOrder)
        check_word("coded", coded, Which)
        check_number("limit", limit, 0)
        view = self.view()
        which = conditions.event_filter(
            view, between=between, by=by, types=several(type), supports=several(support), since=written(since),
            until=written(until), reported_since=written(reported_since), reported_until=written(reported_until),
            theatres=several(theatre), outlet=outlet, search=search, at_least=at_least,
            which=conditions.counted(view, coded, several(dataset)),
        )  # fmt: skip
        return self._table(view.events(which, order=order, limit=limit), Event)

    def reports(self, *, outlet: str | None = None) -> Any:
        """The kept reports, a row each, without their texts; `why` gives the claims of one."""
        view = self.view()
        return self._table(view.reports(outlet=conditions.known_outlet(outlet, view) if outlet else None), Report)

    def actors(self, *, unknown: bool = False) -> Any:
        """Who is named in claims, most named first; with `unknown` those whom no table knows."""
        from dragoman.actors import registry

        view = self.view()
        known = {actor.id for actor in registry(view.project.lists()).actors()} if unknown else None
        found = (one for one in view.actors(known=known) if not unknown or one.kind == "unknown" or one.named)
        return self._table(found, ActorCount)

    def outlets(self) -> list[str]:
        """Who published the reports, by name."""
        return self.view().outlets()

    def datasets(self) -> Any:
        """Event data of others, a row a dataset."""
        return self._table(self.view().datasets(), Dataset)

    def compare(self, one: str, other: str, *, since: Day = None, until: Day = None) -> Comparison:
        """Two outlets side by side: what each tells and leaves out, where they stand to it, in which words."""
        view = self.view()
        which = conditions.event_filter(
            view, between=None, types=[], supports=[], since=written(since), until=written(until), theatres=[]
        )
        return asking.compare((conditions.known_outlet(one, view), conditions.known_outlet(other, view)), which, view)

    def why(self, id: str) -> Account | Report | list[Claim]:
        """From an id, or how it begins, to what is behind it: an event's claims, a claim in its copies, a report."""
        view = self.view()
        found = find(id, view)
        return asking.account(found, view) if isinstance(found, Event) else found
