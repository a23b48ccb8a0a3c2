"""Who a code of CAMEO means: IRNMIL is Iran, SYRREB Syrian rebels, IGOUNO the United Nations (GDELT, Phoenix).

Takes a code, made of parts of three letters, with the name beside it, and a
day; gives Who. The name counts only where the code leaves open who it is.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.actors.actor import Actor
from dragoman.actors.coded.cameo_tables import Name, Role, names, roles
from dragoman.actors.coded.lands import NOBODY, Territory, territories
from dragoman.actors.coded.naming import adjective_of, named, of_actor, of_people, of_state, unknown
from dragoman.actors.contents import slug
from dragoman.actors.registry import Registry, registry
from dragoman.actors.states import land
from dragoman.coding import Who

PART = 3  # letters
NAMED_KINDS = frozenset({"person", "group", "alliance", "organisation", "media", "office"})


class Parts(NamedTuple):
    """What the parts of a code say."""

    state: str | None
    territory: Territory | None
    region: Name | None
    bodies: tuple[Name, ...]  # from the wide to the narrow: UNO, HCR
    people: Name | None  # of a religion or people, the narrower of two
    role: Role | None
    unread: tuple[str, ...]


def cameo_actor(code: str, name: str | None, on: date, *, among: Registry | None = None) -> Who | None:
    """Whoever a CAMEO code means on a day; None for an empty code.

    `name` is what the data call the actor, in any case, or None. Without
    `among` the packaged registry is asked.
    """
    return _actor(code, name, on, among or registry())


@lru_cache(maxsize=1 << 17)
def _actor(code: str, name: str | None, on: date, among: Registry) -> Who | None:
    code = code.strip()
    if code.lower() in NOBODY:
        return None
    parts = read(code, on)
    if parts.bodies:
        return _body(parts.bodies[-1], on, among)
    own = _named(name, parts, on, among)
    if own is not None:
        return of_actor(own, on)
    if parts.state and parts.people is None and (parts.role.acts_for if parts.role else not parts.unread):
        return of_state(parts.state, parts.role.sector if parts.role else None)
    found = _described(parts, on, among)
    return found or unknown(_title(name) or code, "unknown", None, None, among=among, id=f"cameo {code}")


def read(code: str, on: date) -> Parts:
    """What the parts of a code say on a day."""
    texts = [code[at : at + PART] for at in range(0, len(code), PART)]
    state = territory = region = people = None
    bodies: list[Name] = []
    found: list[Role] = []
    unread: list[str] = []
    for at, text in enumerate(texts):
        one = names().get(text)
        if (role := roles().get(text)) is not None:
            found.append(role)
        elif one is not None and (at > 0 or state_or_none(text, on) is None):
            if one.kind == "group":
                bodies.append(one)
            elif one.kind == "region":
                region = region or one
            else:
                people = one
        elif state is None and (land_found := state_or_none(text, on)) is not None:
            state = land_found
        elif territory is None and (lies := territories().get(("cameo", text))) is not None:
            territory = lies
        elif state is None or state_or_none(text, on) != state:
            unread.append(text)
    role = next((one for one in found if one.over), found[0] if found else None)
    return Parts(state, territory, region, tuple(bodies), people, role, tuple(unread))


@lru_cache(maxsize=1 << 15)
def state_or_none(text: str, on: date) -> str | None:
    """The state that a part means on a day."""
    return (land(text, "cameo", on) or land(text, "iso3", on)) if text.isupper() else None


def _body(body: Name, on: date, among: Registry) -> Who:
    actor = among.get(body.actor) if body.actor else None
    if actor is not None:
        return of_actor(actor, on)
    return Who(slug(body.name), body.name, "organisation", None, None, True)


def _named(name: str | None, parts: Parts, on: date, among: Registry) -> Actor | None:
    """Someone of a name of their own whom the code only describes: "REUTERS" of USAMED, "TALIBAN" of AFGREB."""
    if not name or (parts.role is None and parts.state):
        return None
    for form in (name, name.title()):
        found = named(form, on, among, kinds=NAMED_KINDS)
        if found is not None and _agrees(found, parts, on):
            return found
    return None


def _agrees(actor: Actor, parts: Parts, on: date) -> bool:
    """Whether a code can be of someone: of the same country, or of a body that has none."""
    whose = {actor.acts_for(on), actor.home, *(term.acts_for for term in actor.terms)} - {None}
    if parts.state and actor.kind != "media":
        return parts.state in whose
    return actor.kind != "person" and actor.acts_for(on) is None


def _described(parts: Parts, on: date, among: Registry) -> Who | None:
    """Those of whom the code tells only what they are: "Nigerian Muslims", "Syrian rebels", "Hong Kong media"."""
    if parts.unread and parts.role is None and parts.people is None:
        return None
    of = _of(parts)
    if parts.people is not None and (parts.role is None or parts.role.sector == "CVL"):
        return _group(of, parts.people.name, "REL" if parts.people.kind == "religion" else None, on, among)
    if parts.role is not None:
        before = " ".join(text for text in (of, parts.people.adjective if parts.people else None) if text)
        kind = "group" if parts.role.acts_for and before else parts.role.kind
        return of_people(parts.role.noun, parts.role.sector, kind, on, adjective=before or None, among=among)
    if parts.territory is not None:
        actor = among.get(parts.territory.id)
        if actor is not None and actor.kind != "place":
            return of_actor(actor, on)
        return Who(parts.territory.id, parts.territory.name, "place", None, None, True)
    return of_region(parts.region, on, among) if parts.region is not None else None


def of_region(region: Name, on: date, among: Registry) -> Who:
    """A region, as the registry has it or as a place."""
    actor = among.get(region.actor or "")
    return of_actor(actor, on) if actor else Who(slug(region.name), region.name, "place", None, None, True)


def _of(parts: Parts) -> str | None:
    if parts.state:
        return adjective_of(parts.state)
    if parts.territory:
        return parts.territory.name
    return parts.region.adjective if parts.region else None


def _group(of: str | None, name: str, sector: str | None, on: date, among: Registry) -> Who:
    who = of_people(name, sector, "group", on, adjective=of, among=among)
    return who._replace(kind="group" if who.kind == "unknown" else who.kind)


def _title(name: str | None) -> str | None:
    return name.title() if name and name.isupper() else name or None
