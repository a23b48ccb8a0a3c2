"""An event in full: who stands to it how, in which numbers, what came before and after, and every sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman import asking
from dragoman.asking.worth import Added, added
from dragoman.records import Account, Claim, Dataset, Event, Record
from dragoman.show import accounts, numbers
from dragoman.show.accounts import Camp, Step, Told
from dragoman.show.conditions import Unknown
from dragoman.show.numbers import Amount
from dragoman.show.web.page import Elsewhere, Page
from dragoman.show.web.state import Asked
from dragoman.store import View

# Claims that are shown, and events of the pair among which the story line is looked for: what is read in a sitting.
MOST = 100
# Events of one beginning of an id that are offered.
OFFERED = 20


class EventAccount(Record, frozen=True, kw_only=True):
    """An event with all that is said about it, or those among which to choose where an id begins that of several."""

    account: Account | None
    camps: tuple[Camp, ...]
    steps: tuple[Step, ...]
    amounts: tuple[Amount, ...]
    reports: tuple[Told, ...]
    adds: tuple[Added, ...]  # to the ties of its pairs
    judged: dict[str, str]  # how those of its claims are judged that are
    dataset: Dataset | None  # of a coded one
    nearest: tuple[Event, ...]  # of a coded one: what reports tell of the pair in those days
    choices: tuple[Event, ...]


def answer(view: View, asked: Asked, parts: Mapping[str, str]) -> EventAccount:
    """The event of an id, or of its beginning; Unknown where there is none."""
    found = events_named(parts["event"], view)
    if len(found) > 1:
        return account_of(None, choices=tuple(found))
    event = found[0]
    if parts["event"] != event.id:
        raise Elsewhere(event=event.id)
    account = asking.account(event, view, most=MOST)
    if event.coded:
        name = event.coded.dataset
        dataset = next((one for one in view.datasets() if one.name == name), None)
        nearest = tuple(asking.beside(event, view))
        return account_of(account, adds=tuple(added(event, view.project)), dataset=dataset, nearest=nearest)
    return account_of(
        account, adds=tuple(added(event, view.project)), judged=view.judged(event.evidence[:MOST])
    )  # fmt: skip


def account_of(
    account: Account | None,
    *,
    adds: tuple[Added, ...] = (),
    judged: dict[str, str] | None = None,
    dataset: Dataset | None = None,
    nearest: tuple[Event, ...] = (),
    choices: tuple[Event, ...] = (),
) -> EventAccount:
    """The record of what is known of an event."""
    return EventAccount(
        account=account,
        camps=tuple(accounts.camps(account)) if account else (),
        steps=tuple(accounts.steps(account)) if account else (),
        amounts=tuple(numbers.amounts(account.event)) if account else (),
        reports=tuple(accounts.by_report(account)) if account else (),
        adds=adds, judged=judged or {}, dataset=dataset, nearest=nearest, choices=choices,
    )  # fmt: skip


def events_named(id: str, view: View) -> list[Event]:
    """The event of an id, those whose ids begin so, or that of a claim; Unknown, with how to find one, for none."""
    found = view.events_of_id(id, most=OFFERED)
    found = [event for event in found if event.id == id] or found or view.events_of_claim(id)
    if not found:
        raise Unknown(
            f"No event has an id that begins with {id!r}. An id changes when what its event is made of does: look for "
            "it among the events of its pair and its days, at /events."
        )
    return found


def rows(found: EventAccount) -> Sequence[Record]:
    """The claims that tell of it; of one that others have coded the event; where an id is of several, these."""
    if found.account is None:
        return found.choices
    return found.account.claims or [found.account.event]


def row(found: EventAccount) -> type[Record]:
    """What its rows are."""
    return Claim if found.account and found.account.claims else Event


EVENT = Page(
    name="event",
    path="/event/{event}",
    title="Event",
    says="One happening: who asserts, hedges, denies and expects it, in which numbers, and every sentence.",
    answer=answer,
    answered=EventAccount,
    rows=rows,
    row=row,
    parts={"event": "An event, by its id or the beginning of it; of others' data dataset:row"},
)
