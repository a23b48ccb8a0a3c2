"""FollowTheMoney entities, one JSON object a line: people, bodies, and who held which post when.

Takes a file, gives rows of a user's list of actors. Needs no library of that
project. A private person, with no post, membership or public role, is left
out: Dragoman is about states, offices and armed groups.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.actors.contents import Contents, slug
from dragoman.actors.heads import heads
from dragoman.actors.own import is_bare, known
from dragoman.actors.spelling import words_of
from dragoman.actors.states import state_of
from dragoman.actors.tables import Row
from dragoman.errors import InputError

BODIES = {"Organization": "organisation", "PublicBody": "office", "Company": "organisation",
          "LegalEntity": "organisation"}  # fmt: skip
# Which property of a tie names the person, and which the post or body.
TIES = {"Occupancy": ("holder", "post"), "Membership": ("member", "organization"),
        "Employment": ("employee", "employer")}  # fmt: skip
# Topics that tell a sector of PLOVER's, the more telling first; of people only those that make them public.
SECTORS = (
    ("crime.terror", "REB"), ("mil", "MIL"), ("gov.security", "SPY"), ("gov.judicial", "JUD"),
    ("gov.legislative", "LEG"), ("pol.party", "PTY"), ("pol.union", "LAB"), ("gov.religion", "REL"), ("gov", "GOV"),
    ("role.spy", "SPY"), ("role.judge", "JUD"), ("role.diplo", "GOV"), ("role.pep", "GOV"), ("role.pol", "GOV"),
    ("role.civil", "GOV"), ("crime", "CRM"), ("rel", "REL"), ("role.journo", "JRN"),
)  # fmt: skip
PRIVATE = ("CRM", "JRN")
GROUPS = ("REB", "PTY", "CRM")
FORMER = {
    "suhh": "SUN",
    "yucs": "YUG",
    "cshh": "CSK",
    "ddde": "DDR",
    "dd": "DDR",
    "csxx": "SCG",
}  # their codes of states gone by
DAY = len("2022-10-29")


class Entity(msgspec.Struct, frozen=True):
    """One line."""

    id: str
    schema: str
    properties: dict[str, list[Any]] = {}
    line: int = 0

    def texts(self, *names: str) -> list[str]:
        """The values of some properties, as text, those of the first first."""
        return [value for name in names for value in self.properties.get(name, ()) if isinstance(value, str)]

    def first(self, name: str) -> str | None:
        """The id that a property refers to, given alone or as the entity itself."""
        for value in self.properties.get(name, ()):
            found = value.get("id") if isinstance(value, dict) else value
            if isinstance(found, str):
                return found
        return None


def read_entities(file: Path, contents: Contents) -> tuple[Iterable[Row], dict[str, int]]:
    """Rows for the actors in a file, and what was left out, by schema; faults of lines join those of the contents."""
    return _List(file, contents).rows()


class _List:
    """The entities of a file, by id."""

    def __init__(self, file: Path, contents: Contents) -> None:
        self.file, self.contents = file, contents
        self.entities = {entity.id: entity for entity in _decoded(file, contents.faults)}
        self.ids: dict[str, str] = {}  # of an actor, by that of its entity
        self.bearers: Counter[str] = Counter()  # how many entities have come by one id
        self.left_out: Counter[str] = Counter()

    def rows(self) -> tuple[list[Row], dict[str, int]]:
        """Bodies first, as people refer to them; then people with a row for each post."""
        ties = self._ties()
        found = [row for entity in self._of(*BODIES) for row in self._body(entity)]
        found += [row for entity in self._of("Person") for row in self._person(entity, ties.get(entity.id, []))]
        used = {"Person", "Position", *BODIES, *TIES}
        self.left_out.update(entity.schema for entity in self.entities.values() if entity.schema not in used)
        return found, dict(self.left_out)

    def _of(self, *schemata: str) -> list[Entity]:
        return [entity for entity in self.entities.values() if entity.schema in schemata]

    def _ties(self) -> dict[str, list[Entity]]:
        """The posts and memberships of each person; a fault for one that refers to nobody of the file."""
        ties: dict[str, list[Entity]] = {}
        for tie in self._of(*TIES):
            for name in TIES[tie.schema]:
                if (tie.first(name) or "") not in self.entities:
                    self._fault(tie, f'{name} "{tie.first(name)}" is no entity of this file; add it, or take this out')
                    break
            else:
                if "ended" in tie.texts("status") and not tie.texts("endDate"):
                    self.left_out[f"{tie.schema} that ended on a day not given"] += 1
                else:
                    ties.setdefault(tie.first(TIES[tie.schema][0]) or "", []).append(tie)
        return ties

    def _body(self, entity: Entity) -> Iterator[Row]:
        names = self._names(entity)
        if not names:
            return
        topics = entity.texts("topics")
        sector = _sector(topics) or _told(names[0]) or ("BUS" if entity.schema == "Company" else None)
        kind = "organisation" if "gov.igo" in topics else "group" if sector in GROUPS else BODIES[entity.schema]
        place = "acts_for" if kind == "office" else "home"
        yield self._row(
            entity, names, kind=kind, sector=sector or ("GOV" if kind == "office" else ""),
            since=_earliest(entity, "incorporationDate"), until=_latest(entity, "dissolutionDate"),
            **{place: self._state(entity, "country", "jurisdiction", "mainCountry")},
        )  # fmt: skip

    def _person(self, entity: Entity, ties: list[Entity]) -> Iterator[Row]:
        sector = _sector(entity.texts("topics"))
        if not ties and (sector is None or sector in PRIVATE):
            self.left_out["Person without a post, membership or public role"] += 1
            return
        names = self._names(entity)
        if not names:
            return
        surname = "|".join(_clean(name, person=True) for name in entity.texts("lastName") if slug(name))
        if not ties:
            # "role.pep.frmr": no longer in office, so that no state is spoken for.
            serves = "role.pep" in entity.texts("topics") and "role.pep.frmr" not in entity.texts("topics")
            yield self._row(
                entity, names, kind="person", sector=sector or "", surname=surname,
                office=next(iter(entity.texts("position")), ""),
                acts_for=self._state(entity, "country", "nationality", "citizenship") if serves else "",
            )  # fmt: skip
        for tie in ties:
            yield self._row(
                entity, names, kind="person", surname=surname, since=_earliest(tie, "startDate", "date"),
                until=_latest(tie, "endDate"), **self._post(self.entities[tie.first(TIES[tie.schema][1]) or ""]),
            )  # fmt: skip

    def _post(self, post: Entity) -> dict[str, str]:
        """What a post or body tells of who holds or belongs to it."""
        body = self.entities.get(post.first("organization") or "") if post.schema == "Position" else post
        title = next(iter(post.texts("name")), "") if post.schema == "Position" else ""
        sector = _sector(post.texts("topics")) or _told(title)
        sector = sector or (_sector(body.texts("topics")) if body else None) or ("GOV" if title else "")
        office = title if title and slug(title) else ""
        of_body = self.ids.get(body.id, "") if body else ""
        if body is None or body.schema == "PublicBody":
            state = self._state(post, "country") or (self._state(body, "country", "jurisdiction") if body else "")
            return {"office": office, "sector": sector, "acts_for": state}
        return {"office": office, "sector": sector, "represents": of_body}

    def _names(self, entity: Entity) -> list[str]:
        """The names in Latin letters, the main one first; weak aliases and what any state has are no names."""
        person = entity.schema == "Person"
        found = dict.fromkeys(_clean(name, person=person) for name in entity.texts("name", "alias", "previousName"))
        names = [name for name in found if slug(name) and not is_bare(name)]
        if not names:
            self._fault(entity, "has no name of its own in Latin letters; add one under name or alias")
        return names

    def _row(self, entity: Entity, names: list[str], **cells: str) -> Row:
        if entity.id not in self.ids:
            id = known(self.contents, names[0], person=cells["kind"] == "person") or slug(names[0])
            self.bearers[id] += 1
            self.ids[entity.id] = id if self.bearers[id] == 1 else f"{id}-{self.bearers[id]}"
        return Row(
            self._place(entity), {"id": self.ids[entity.id], "name": names[0], "aliases": "|".join(names[1:]), **cells}
        )

    def _state(self, entity: Entity, *names: str) -> str:
        """The one state that some properties name; what is no state is counted."""
        found = set()
        for code in entity.texts(*names):
            state = FORMER.get(code.lower()) or state_of(code.partition("-")[0].upper(), "iso2")
            if state is None:
                self.left_out[f'country "{code}"'] += 1
            else:
                found.add(state)
        return found.pop() if len(found) == 1 else ""

    def _place(self, entity: Entity) -> str:
        return f"{self.file.name}, line {entity.line}"

    def _fault(self, entity: Entity, why: str) -> None:
        self.contents.faults.append(f"{self._place(entity)}: {entity.schema} {entity.id} {why}")


def _decoded(file: Path, faults: list[str]) -> Iterator[Entity]:
    """The entities of a file, each with its line; a line that is none is a fault and the others go on."""
    decode = msgspec.json.Decoder(Entity).decode
    try:
        with gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    yield msgspec.structs.replace(decode(line), line=number)
                except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
                    faults.append(f"{file.name}, line {number}: is no entity: {fault}; write one JSON object a line, "
                                  "with id, schema and properties")  # fmt: skip
    except (OSError, EOFError) as fault:
        raise InputError(str(file), f"cannot be read ({fault}). Give a file of JSON lines, plain or gzipped.") from None


def _sector(topics: list[str]) -> str | None:
    return next((sector for topic, sector in SECTORS if any(_within(one, topic) for one in topics)), None)


def _within(one: str, topic: str) -> bool:
    return one == topic or one.startswith(f"{topic}.")


def _told(name: str) -> str | None:
    """The sector that the last head in a name tells: "Minister of Defence of Norland"."""
    found = list(heads().all(words_of(name)))
    return found[0].head.sector if found else None


def _earliest(entity: Entity, *names: str) -> str:
    return min((date[:DAY] for date in entity.texts(*names)), default="")


def _latest(entity: Entity, *names: str) -> str:
    return max((date[:DAY] for date in entity.texts(*names)), default="")


def _clean(name: str, *, person: bool) -> str:
    """A name as a cell of a list holds it; capitals throughout are undone, but for what may be an acronym."""
    words = name.replace("|", " ").replace("@", " ").split()
    if person or (name.isupper() and len(words) > 1):
        words = [word.title() if word.isupper() and len(word) > 1 and "." not in word else word for word in words]
    return " ".join(words)
