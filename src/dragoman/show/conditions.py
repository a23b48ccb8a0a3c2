"""The words of the filter options, turned into a filter: names into actors, dates into days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from dragoman import asking
from dragoman.errors import UsageError
from dragoman.records import EventType, Stance, Support
from dragoman.show.given import among, first_day, last_day
from dragoman.store import ClaimFilter, EventFilter, How, View, Which


class Unknown(UsageError):
    """An actor, source, theatre, outlet or id that is not known; the message names the nearest that are.

    `given` is what is not known, `nearest` what may be given in its place, with what that is called.
    """

    def __init__(self, words: str, *, given: str = "", nearest: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(words)
        self.given, self.nearest = given, tuple(nearest)


OUTLET = "outlet:"
ANY = "any"


def claim_filter(
    view: View,
    *,
    between: tuple[str, str] | None,
    by: str | None,
    types: list[str],
    stances: list[str],
    since: str | None,
    until: str | None,
    theatres: list[str],
    outlet: str | None,
    search: str | None,
    at_least: float | None,
    judged: Sequence[str] = (),
) -> ClaimFilter:
    """The filter that these options mean; UsageError, with what is near, where one means nothing."""
    of_outlet = by is not None and by.startswith(OUTLET)
    return ClaimFilter(
        between=(party(between[0], view), party(between[1], view)) if between else None,
        by=source(by, view) if by and not of_outlet else (),
        by_outlet=known_outlet(by.removeprefix(OUTLET), view) if by and of_outlet else None,
        types=cast(tuple[EventType, ...], among(types, EventType, "--type")),
        stances=cast(tuple[Stance, ...], among(stances, Stance, "--stance")),
        since=first_day(since, "--since"),
        until=last_day(until, "--until"),
        theatres=tuple(theatre(name) for name in theatres),
        outlet=known_outlet(outlet, view) if outlet else None,
        search=search,
        at_least=at_least,
        judged=hows(judged),
    )


def hows(words: Sequence[str]) -> tuple[How, ...]:
    """How claims must be judged; any of the ways where it is "any"."""
    return get_args(How) if ANY in words else cast(tuple[How, ...], among(words, How, "--judged"))


def event_filter(
    view: View,
    *,
    between: tuple[str, str] | None,
    actor: str | None = None,
    by: str | None = None,
    types: list[str],
    supports: list[str],
    since: str | None,
    until: str | None,
    reported_since: str | None = None,
    reported_until: str | None = None,
    theatres: list[str],
    outlet: str | None = None,
    search: str | None = None,
    at_least: float | None = None,
    which: asking.Counted | None = None,
) -> EventFilter:
    """The filter that these options mean; UsageError, with what is near, where one means nothing."""
    same = claim_filter(
        view, between=between, by=by, types=types, stances=[], since=since, until=until, theatres=theatres,
        outlet=outlet, search=search, at_least=at_least,
    )  # fmt: skip
    return EventFilter(
        between=same.between,
        actor=party(actor, view) if actor else None,
        by=same.by,
        by_outlet=same.by_outlet,
        types=same.types,
        supports=cast(tuple[Support, ...], among(supports, Support, "--support")),
        since=same.since,
        until=same.until,
        reported_since=first_day(reported_since, "--reported-since"),
        reported_until=last_day(reported_until, "--reported-until"),
        theatres=same.theatres,
        outlet=same.outlet,
        search=same.search,
        at_least=same.at_least,
        **(which or asking.Counted())._asdict(),
    )


def counted(view: View, coded: Which | None, datasets: Sequence[str] | None) -> asking.Counted:
    """Which events two options let count; UsageError, with the datasets there are, where one is unknown.

    Who names a dataset means it alone, unless `--coded all` has what reports tell beside it.
    """
    names = tuple(dict.fromkeys(datasets or ()))
    if names and coded == "none":
        raise UsageError(
            f"--coded none leaves out all event data of others, {' and '.join(names)} too. Give one of both."
        )
    return asking.Counted(coded or ("only" if names else "all"), asking.known(names, view))


def party(name: str, view: View) -> str:
    """The id of the actor that a name, a code or an id means; UsageError with the nearest names when none."""
    found = actor_id(name, view)
    if found:
        return found
    named = next((id for id in (name, name.lower()) if view.names_actor(id)), None)
    if named:
        return named
    near = nearest_actors(name, view)
    raise Unknown(f"No actor is called {name!r}. {nearest(near)}", given=name, nearest=near)


def source(name: str, view: View) -> tuple[str, ...]:
    """What a source may be called in a claim: its id, and the words as given for those no table knows."""
    words = tuple(dict.fromkeys(word.lower() for word in (actor_id(name, view), name) if word))
    if len(words) == 1 and actor_id(name, view) is None and not view.names_source(words[0]):
        near = nearest_actors(name, view)
        told = f"No source is called {name!r}. {nearest(near)} For an outlet: --by {OUTLET}NAME."
        raise Unknown(told, given=name, nearest=near)
    return words


def actor_id(name: str, view: View) -> str | None:
    """The id that a name, a code or an id means in the tables of actors and the project's own lists."""
    from dragoman.actors import registry

    found = registry(view.project.lists()).meant(name)
    return found.id if found else None


def nearest_actors(name: str, view: View) -> list[tuple[str, str]]:
    """The ids of those whose names are most like one that is not known, with these names."""
    from dragoman.actors import registry

    return [(actor.id, form) for form, actor in registry(view.project.lists()).nearest(name)]


def nearest(near: Sequence[tuple[str, str]]) -> str:
    """Those names in a sentence; "" where there are none."""
    return f"Nearest: {', '.join(f'{form} ({id})' for id, form in near)}." if near else ""


def theatre(name: str) -> str:
    """The id of the theatre of that id or name; UsageError with all there are when none."""
    from dragoman.vocabulary.theatres import theatres

    for known in theatres():
        if name.lower() in (known.id.lower(), known.name.lower()):
            return known.id
    names = {f"{known.id} ({known.name})": known for known in theatres()}
    near = [names[text] for text in likest(name, list(names))]
    first = ", ".join(known.id for known in near)
    words = f"No theatre is called {name!r}. Theatres, nearest first: {first} and {len(names) - len(near)} more."
    raise Unknown(words, given=name, nearest=[(known.id, known.name) for known in near])


def known_outlet(name: str, view: View) -> str:
    """An outlet's name as its reports have it; UsageError with the names most like it when there is none."""
    outlets = view.outlets()
    for outlet in outlets:
        if outlet.lower() == name.lower():
            return outlet
    near = likest(name, outlets)
    words = f"No report is of an outlet called {name!r}. {nearest_outlets(name, outlets)}"
    raise Unknown(words, given=name, nearest=[(outlet, outlet) for outlet in near])


def likest(name: str, outlets: list[str], most: int = 8) -> list[str]:
    """The outlets whose names are most like one that is not known."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(name, outlets, scorer=fuzz.WRatio, processor=utils.default_process, limit=most)
    return [outlet for outlet, *_ in found]


def nearest_outlets(name: str, outlets: list[str]) -> str:
    """A sentence with the outlets that there are, those whose names are most like one that is not known first."""
    if not outlets:
        return "No outlet of the kept reports has a name."
    near = likest(name, outlets)
    rest = f" and {len(outlets) - len(near)} more" if len(outlets) > len(near) else ""
    return f"Outlets, nearest first: {', '.join(near)}{rest}."
