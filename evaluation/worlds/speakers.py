"""Who speaks in generated reports, and how those who act are named.

Officials, ministries, agencies and outlets are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from evaluation.worlds.tables import Side

OUTLETS = (
    "The Harbour Courier", "Northern Gazette", "Meridian Wire", "The Daily Lantern", "Evening Compass",
    "The Capital Post", "Strait Times Weekly", "Free Air Radio", "The Observer of Record", "Plains Tribune",
    "World Desk", "The Morning Ledger", "Blue River Journal", "The Standard Bearer", "Continental Press",
)  # fmt: skip
AGENCIES = ("the Meridian agency", "the Harbour Courier newspaper", "Free Air Radio", "the Lantern daily")
WARLIKE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "RETREAT"})


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Someone who says so, or an actor where it is named."""

    id: str
    name: str
    kind: str
    sector: str | None
    acts_for: str | None
    text: str | None
    anonymous: bool = False
    plural: bool = False


UNSPECIFIED = Speaker(
    id="unspecified", name="unspecified", kind="unknown", sector=None, acts_for=None, text=None, anonymous=True
)


def slug(name: str) -> str:
    """An id from a name."""
    return "-".join(name.lower().replace("'", "").split())


def person(side: Side, name: str, chance: Random, titles: tuple[str, ...] = ()) -> Speaker:
    """An official of a state, with a title or without."""
    title = chance.choice(titles or ("Foreign Minister", "Defence Minister", "presidential aide", "ambassador"))
    text = chance.choice((f"{side.adjective} {title} {name}", f"{title} {name}", name))
    return Speaker(id=slug(name), name=name, kind="person", sector="GOV", acts_for=side.id, text=text)


def speaker_of(side: Side, chance: Random) -> Speaker:
    """Someone who speaks for a side by name: an official, a ministry, the state itself; a group's spokesman."""
    if not side.is_state:
        text = chance.choice((f"a spokesman for {bare(side)}", bare(side)))
        return Speaker(id=side.id, name=side.name, kind="group", sector="REB", acts_for=None, text=text)
    draw = chance.random()
    if draw < 0.5:
        return person(side, chance.choice(side.officials), chance)
    if draw < 0.75:
        ministry = chance.choice(("foreign ministry", "defence ministry"))
        name = f"{side.adjective} {ministry}"
        return Speaker(id=slug(name), name=name, kind="office", sector="GOV", acts_for=side.id, text=f"the {name}")
    return Speaker(
        id=side.id, name=side.name, kind="state", sector="GOV", acts_for=side.id, text=seat(side, chance)
    )  # fmt: skip


def nameless(side: Side) -> Speaker:
    """An official of a side who is not named."""
    if not side.is_state:
        return Speaker(
            id="officials", name="officials", kind="unknown", sector=None, acts_for=None, text="officials",
            anonymous=True, plural=True,
        )  # fmt: skip
    return Speaker(
        id=side.id, name=side.name, kind="state", sector="GOV", acts_for=side.id, anonymous=True,
        text=f"a senior {side.adjective} official",
    )  # fmt: skip


def agency(chance: Random) -> Speaker:
    """A news agency or newspaper that another outlet quotes."""
    text = chance.choice(AGENCIES)
    name = text.removeprefix("the ")
    return Speaker(id=slug(name), name=name, kind="media", sector="JRN", acts_for=None, text=text)


def seat(side: Side, chance: Random) -> str:
    """A state by its capital, its seat of power or its name."""
    return chance.choice([side.capital.name if side.capital else side.name, side.seat or side.name])


def bare(side: Side) -> str:
    """A group with its article where it has one."""
    return f"the {side.name}" if side.name.split()[-1] not in ("State", "Hezbollah") else side.name


def named(side: Side, official: str | None, type: str, chance: Random, share: float) -> Speaker:
    """A side as the one who does something or has it done: by its official, its forces, its capital, its name."""
    if official and chance.random() < share:
        return person(side, official, chance, ("Foreign Minister", "Prime Minister", "Deputy Minister"))
    if not side.is_state:
        people = chance.random() < 0.5
        text = side.people if people else bare(side)
        plural = people or text.endswith("s")
        return Speaker(
            id=side.id, name=side.name, kind="group", sector="REB", acts_for=None, text=text, plural=plural
        )  # fmt: skip
    draw = chance.random()
    text, plural = side.name, False
    if type in WARLIKE and draw < 0.45:
        text, plural = side.people, True
    elif draw < 0.2:
        text = seat(side, chance)
    elif draw < 0.3:
        text = f"the {side.adjective} government"
    elif draw < 0.35:
        name = f"{side.adjective} defence ministry"
        return Speaker(id=slug(name), name=name, kind="office", sector="MIL", acts_for=side.id, text=f"the {name}")
    name = side.name.removeprefix("the ")
    return Speaker(id=side.id, name=name, kind="state", sector=None, acts_for=side.id, text=text, plural=plural)
