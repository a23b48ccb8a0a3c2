"""Put a telling into an English sentence, and mark in it who, what and who says so.

Takes a Telling, gives a Worded: pieces of text with their marks, and what the
words give of time, place and things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from dragoman.records import Item, Place, Quantity, Time
from dragoman.vocabulary.places import Known, places
from evaluation.worlds.calendar import ahead, behind
from evaluation.worlds.settings import Settings
from evaluation.worlds.speakers import Speaker, named
from evaluation.worlds.tables import frames, phrases, states
from evaluation.worlds.tellings import Telling
from evaluation.worlds.verbs import active, passive

Pieces = list[tuple[str, str | None]]  # text, and its mark: I0 R0 (parties), S0 C0 (sources and their cues), T
SLOT = re.compile(r"\{[^}]+\}|<[^>]+>|\[[^\]]+\]|[^{<\[]+")
VAGUE = {
    "arms": ("weapons", "weapons"), "goods": ("aid", "aid"), "loans": ("money", "money"),
    "troops": ("forces", "personnel"), "targets": ("several targets", None),
    "topics": ("bilateral issues", None), "measures": ("its economy", None),
    "seizures": ("property", None), "captives": ("people", None), "charges": ("crimes", None),
    "demands": ("concessions", None),
}  # fmt: skip
# How often the words for what it is about make an item, as a reader finds them.
ITEMS = {
    "arms": 0.95, "goods": 0.9, "loans": 0.9, "troops": 0.9, "seizures": 0.8, "captives": 0.5, "targets": 0.3,
    "measures": 0.3, "topics": 0.15, "demands": 0.3, "charges": 0.0,
}  # fmt: skip
PERSONAL = 0.85  # how often officials are named where only they tell two meetings apart


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A sentence about a happening, before it stands in a text."""

    telling: Telling
    pieces: Pieces
    type: str
    parties: dict[str, Speaker]  # by mark
    cues: tuple[str | None, ...]  # of each voice
    items: tuple[Item, ...]
    time: Time | None
    place: Place | None


def word(telling: Telling, settings: Settings, chance: Random) -> Worded:
    """A sentence for a telling."""
    return _Sentence(telling, settings, chance).worded()


class _Sentence:
    """Makes one sentence."""

    def __init__(self, telling: Telling, settings: Settings, chance: Random) -> None:
        self.telling, self.settings, self.chance = telling, settings, chance
        self.one, self.type = telling.happening, telling.happening.act.type
        self.parties: dict[str, Speaker] = {}
        self.sides = self._sides()
        self.cues: list[str | None] = []
        self.items: tuple[Item, ...] = ()

    def _sides(self) -> dict[str, Pieces]:
        """The words for who does it and to whom, parties of a symmetric act in any order."""
        one, share = self.one, PERSONAL if self.one.by_name else self.settings.officials
        marked = [(f"I{n}", side) for n, side in enumerate(one.initiators)]
        marked += [(f"R{n}", side) for n, side in enumerate(one.recipients)]
        if one.act.symmetric:
            order = self.chance.sample(range(len(one.sides)), len(one.sides))
            marked = [("I0" if at == 0 else f"R{at - 1}", one.sides[place]) for at, place in enumerate(order)]
        for mark, side in marked:
            official = one.officials[one.sides.index(side)]
            self.parties[mark] = named(side, official, one.act.type, self.chance, share)
        return {
            letter: joined([(party.text or "", mark) for mark, party in self.parties.items() if mark[0] == letter])
            for letter in "IR"
        }

    def worded(self) -> Worded:
        """The sentence whole."""
        telling, chance = self.telling, self.chance
        if telling.manner == "expect" or telling.manner == "more":
            when, time = ahead(telling.day, telling.published, telling.when, chance)
        else:
            late = (
                telling.when == "day" and telling.day < telling.published and chance.random() < self.settings.next_day
            )
            when, time = behind(telling.day + timedelta(late), telling.published, telling.when, chance)
        where, place = self._where()
        if telling.manner == "sweep":
            self.items = ()
        slots: dict[str, Pieces] = {
            "when": [(f" {when}", None)] if when else [], "where": [(f" {where}", None)] if where else [],
            "extra": self._extra(),
        }  # fmt: skip
        frame = self._frame()
        slots |= {f"S{n}": [(voice.text, f"S{n}")] for n, voice in enumerate(telling.voices) if voice.text}
        pieces = self._fill(frame, slots)
        text, mark = pieces[0]
        pieces[0] = (text[:1].upper() + text[1:], mark)
        return Worded(
            telling=telling, pieces=pieces, type=self.type, parties=self.parties,
            cues=tuple(self.cues) or (None,) * len(telling.voices), items=self.items, time=time, place=place,
        )  # fmt: skip

    def _extra(self) -> Pieces:
        """What else the sentence tells: of this happening, or what is told of any."""
        draw, settings = self.chance.random(), self.settings
        if draw < settings.context and self.one.contexts:
            return [(self.chance.choice(self.one.contexts), None)]
        return [(self.chance.choice(phrases("padding")), None)] if draw < settings.context + settings.padding else []

    def _frame(self) -> str:
        """How the sentence is built, by its manner and who speaks."""
        voices = len(self.telling.voices)
        return self.chance.choice(frames()[self.telling.manner, min(voices, 2)])

    def _fill(self, frame: str, slots: dict[str, Pieces]) -> Pieces:
        """A frame with its slots filled: {past} and other tenses are clauses, {noun} a noun phrase, <…> a cue."""
        pieces: Pieces = []
        for part in SLOT.findall(frame):
            name = part[1:-1]
            if part[0] == "<":
                self.cues.append(name)
                pieces.append((name, f"C{len(self.cues) - 1}"))
            elif part[0] != "{":
                pieces.append((part, None))
            elif name in slots:
                pieces += slots[name]
            elif name == "noun":
                pieces += self._noun()
            else:
                pieces += self._clause(name)
        return pieces

    def _clause(self, tense: str) -> Pieces:
        """What happened, as a clause in a tense."""
        usual = self.chance.random() < self.settings.usual
        form = self.one.act.forms[self.one.usual] if usual else self.chance.choice(self.one.act.forms)
        if "/" in form:
            self.type, form = form.split("/")
        return self._act(form, tense)

    def _noun(self) -> Pieces:
        """What happened, as a noun phrase."""
        return self._act(self.chance.choice(self.one.act.nouns), "past")

    def _act(self, form: str, tense: str) -> Pieces:
        pieces: Pieces = []
        has_noun = "[" in form
        for part in SLOT.findall(form):
            name = part[1:-1]
            if part[0] == "{":
                pieces += self._part(name)
            elif part[0] == "[":
                pieces.append((name, "T"))
            elif part[0] == "<":
                verb = name.removeprefix("be ")
                plural = form.startswith("{X}") or self._plural(form[1])
                before, after = passive(verb, tense, plural) if verb != name else active(verb, tense)
                pieces += [(before, None), (after, None if has_noun else "T")]
            else:
                pieces.append((part, None))
        return pieces

    def _part(self, name: str) -> Pieces:
        """The words of a slot of an act."""
        if name == "X":
            return self._thing()
        if name == "I's":
            *rest, (text, mark) = self.sides["I"]
            return [*rest, (text, mark), ("'" if text.endswith("s") else "'s", None)]
        return self.sides[name]

    def _plural(self, letter: str) -> bool:
        parties = [party for mark, party in self.parties.items() if mark[0] == letter]
        return len(parties) > 1 or any(party.plural for party in parties)

    def _thing(self) -> Pieces:
        """The words for what it is about, with how many; an item where a reader would make one."""
        one, telling, chance = self.one, self.telling, self.chance
        if one.thing is None:
            return [("it", None)]
        words = {"exact": (one.thing.exact, one.thing.kind), "general": (one.thing.general, one.thing.kind)}
        name, kind = words.get(telling.about) or VAGUE[one.thing.list]
        quantity = None
        if telling.manner == "more":
            name = "more " + re.sub(r"^(?:a|an|several) ", "", name)
        elif telling.number and one.thing.count:
            quantity = counted(telling.number, chance)
        if chance.random() < ITEMS[one.thing.list]:
            bare = re.sub(r"^(?:a|an|the|more|several) ", "", name)
            self.items = (Item(name=bare, kind=kind, quantity=quantity, unit=None),)
        return [(f"{quantity.text} {name}" if quantity else name, None)]

    def _where(self) -> tuple[str | None, Place | None]:
        """The words for the place, and the place."""
        town = self.one.town
        if town is None or self.telling.where is None:
            return None, None
        if self.telling.where == "town":
            word = self.chance.choice(("in", "in", "near")) if self.one.act.where == "town" else "in"
            return f"{word} {town.name}", place_of(town.name, town)
        state = places().state(town.country or "")
        if state is None:
            return None, None
        known = states().get(town.country or "")
        return f"in {known.name if known else state.name}", place_of(state.name, state)


def place_of(text: str, known: Known) -> Place:
    """A place as a reader gives it."""
    return Place(
        text=text, name=known.name, country=known.country, latitude=known.latitude, longitude=known.longitude
    )  # fmt: skip


def joined(names: Pieces) -> Pieces:
    """Names as a list: "Russia, Turkey and Iran"."""
    pieces: Pieces = []
    for place, name in enumerate(names):
        if place:
            pieces.append((" and " if place == len(names) - 1 else ", ", None))
        pieces.append(name)
    return pieces


def counted(number: int, chance: Random) -> Quantity:
    """A number as the news words it, and the range that allows."""
    return chance.choice(
        (
            Quantity(text=str(number), low=number, high=number),
            Quantity(text=f"more than {number}", low=number, high=None),
            Quantity(text=f"about {number}", low=number, high=number),
            Quantity(text="hundreds of", low=200, high=None)
            if number >= 200
            else Quantity(text="dozens of" if number >= 24 else "several", low=24 if number >= 24 else 3, high=None),
        )
    )
