"""Plan who tells of a happening, when, how exactly and how firmly.

Takes Happenings, gives Tellings: what a sentence is to say, before it has words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from evaluation.worlds.happenings import Happening
from evaluation.worlds.settings import Settings
from evaluation.worlds.speakers import UNSPECIFIED, Speaker, agency, nameless, speaker_of

DENIABLE = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "CONSULT", "AGREE", "THREATEN"})
POPULARITY = ((1, 5), (2, 5), (3, 4), (5, 4), (8, 3), (12, 2))  # how many reports tell first, and how often that is so
LATE = 3  # days after which a report no longer goes without saying when


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What one sentence of one report is to say of a happening."""

    happening: Happening
    outlet: str
    published: date
    manner: str  # news denial doubt hedge expect more admit recall anniversary sweep again
    stance: str
    voices: tuple[Speaker, ...]  # outermost first; () when the outlet speaks
    day: date  # when it happened, by this teller
    when: str | None  # day week month year: how exactly it says so
    where: str | None  # town country
    about: str  # exact general vague
    number: int | None

    @property
    def told(self) -> tuple[str, ...]:
        """The conditions of this telling, by which figures are told apart."""
        unsaid = [name for name, value in (("no time", self.when), ("no place", self.where)) if value is None]
        return (self.manner, *unsaid, *(["vague"] if self.about == "vague" else []))


def tell(planted: Sequence[Happening], outlets: Sequence[str], settings: Settings, chance: Random) -> list[Telling]:
    """All tellings of a world, in no order that matters."""
    tellings = [telling for one in planted for telling in _Teller(one, outlets, settings, chance).tellings()]
    return [_newest_of_its_kind(telling, planted) if telling.manner == "sweep" else telling for telling in tellings]


def _newest_of_its_kind(telling: Telling, planted: Sequence[Happening]) -> Telling:
    """A denial of all that a side is said to do answers the news: it belongs to the newest happening of the kind."""
    ours = telling.happening
    same = [
        one
        for one in planted
        if one.act is ours.act and one.kind == "done" and one.day <= telling.published
        and (one.initiators, one.recipients) == (ours.initiators, ours.recipients)
    ]  # fmt: skip
    return replace(telling, happening=max(same, key=lambda one: one.day))


class _Teller:
    """Plans the tellings of one happening."""

    def __init__(self, one: Happening, outlets: Sequence[str], settings: Settings, chance: Random) -> None:
        self.one, self.outlets, self.settings, self.chance = one, outlets, settings, chance
        self.spokesman = self._official() if chance.random() < settings.same_official else None
        self.counted: dict[str, int | None] = {}  # each teller keeps to its own number

    def tellings(self) -> Iterator[Telling]:
        """What is told of the happening."""
        likely, kind = self._likely, self.one.kind
        if kind == "unsaid":
            yield from (self.plan("denial", (1, 6)) for _ in range(self.chance.choice((1, 1, 2))))
        elif kind != "done":
            manner = "more" if kind == "more" else "expect"
            yield from (self.plan(manner, (-11, -4)) for _ in range(self.chance.choice((1, 2, 3))))
        else:
            yield from self._happened()
            if likely(self.settings.expect):
                yield from (self.plan("expect", (-14, -1)) for _ in range(self.chance.choice((1, 1, 2, 3))))

    def _happened(self) -> Iterator[Telling]:
        settings, likely = self.settings, self._likely
        reports = self.chance.choices(*zip(*POPULARITY, strict=True))[0]
        yield self.plan("news", (0, 1))
        for _ in range(reports - 1):
            manner = "hedge" if likely(settings.hedge / 2) else "news"
            yield self.plan(manner, (0, self.chance.choice((1, 1, 2, 4, 9))))
        if likely(settings.recall):
            yield from (self.plan("recall", (12, 60)) for _ in range(self.chance.choice((1, 2))))
        if likely(settings.anniversary):
            yield self.plan("anniversary", (363, 366))
        if self.one.act.type not in DENIABLE:
            return
        if likely(settings.admit):
            yield from (self.plan("denial", (1, 4)), self.plan("admit", (15, 50)))
        elif likely(settings.deny):
            yield from (self.plan("denial", (0, 6)) for _ in range(self.chance.choice((1, 1, 2))))
        if likely(settings.doubt):
            yield self.plan("doubt", (0, 5))
        if likely(settings.sweep):
            yield self.plan("sweep", (2, 12))

    def _likely(self, share: float) -> bool:
        return self.chance.random() < share

    def plan(self, manner: str, days: tuple[int, int]) -> Telling:
        """One telling of a manner, published between so many days after the happening."""
        one, chance = self.one, self.chance
        published = one.day + timedelta(chance.randint(*days))
        day = one.day - timedelta(chance.randint(20, 60)) if manner == "admit" else one.day
        voices = self._voices(manner)
        about = self._about() if manner not in ("sweep", "more") else "general"
        when, where = self._when(manner, (published - day).days), self._where(manner)
        told = Telling(
            happening=one, outlet=chance.choice(self.outlets), published=published, manner=manner,
            stance=_stance(manner), voices=voices, day=day, when=when, where=where, about=about,
            number=self._number(voices, about),
        )  # fmt: skip
        return self._made_clear(told)

    def _voices(self, manner: str) -> tuple[Speaker, ...]:
        """Who speaks: those who deny or admit are of the side that is said to have done it."""
        settings, chance = self.settings, self.chance
        if manner in ("denial", "admit", "sweep"):
            return (speaker_of(chance.choice(self.one.sides[:1] + self.one.initiators), chance),)
        if manner == "doubt":
            return (nameless(chance.choice(self.one.sides)),) if self._likely(0.5) else ()
        if manner in ("recall", "anniversary"):
            return ()
        if manner == "hedge":
            return (UNSPECIFIED,)
        draw = chance.random()
        if draw < settings.chain:
            return agency(chance), self._speaker()
        if draw < settings.chain + settings.anonymous:
            return (nameless(chance.choice(self.one.sides)),)
        if draw < settings.chain + settings.anonymous + settings.official:
            return (self._speaker(),)
        return ()

    def _speaker(self) -> Speaker:
        return self.spokesman or self._official()

    def _official(self) -> Speaker:
        """One of the sides, or a third that watches."""
        watching = [side for side in self.one.arena.sides if side not in self.one.sides and side.is_state]
        side = self.chance.choice([*self.one.sides, *self.one.recipients, *watching[:1]])
        return speaker_of(side, self.chance)

    def _when(self, manner: str, late: int) -> str | None:
        settings, chance = self.settings, self.chance
        if manner in ("sweep", "more"):
            return None
        if manner == "anniversary":
            return "year"
        draw, shares = chance.random(), (settings.day, settings.week, settings.month, settings.year)
        for name, share in zip(("day", "week", "month", "year"), shares, strict=True):
            if draw < share:
                return "month" if name == "week" and late > 13 else name
            draw -= share
        return None

    def _where(self, manner: str) -> str | None:
        if self.one.town is None or manner in ("sweep", "more"):
            return None
        draw, settings = self.chance.random(), self.settings
        return "town" if draw < settings.town else "country" if draw < settings.town + settings.country else None

    def _about(self) -> str:
        draw, settings = self.chance.random(), self.settings
        return "exact" if draw < settings.exact else "general" if draw < settings.exact + settings.general else "vague"

    def _number(self, voices: Sequence[Speaker], about: str) -> int | None:
        if self.one.number is None or about == "vague" or not self._likely(self.settings.numbers):
            return None
        who = voices[-1].id if voices else "outlet"
        if who not in self.counted:
            self.counted[who] = max(2, round(self.one.number * self.chance.choice((1, 1, 1, 0.5, 0.75, 1.5, 2))))
        return self.counted[who]

    def _made_clear(self, told: Telling) -> Telling:
        """Late tellings say enough to be told from a near miss, but for the share that stays vague."""
        chance, settings = self.chance, self.settings
        late = (told.published - told.day).days > LATE
        if not late or told.manner in ("sweep", "more", "expect") or self._likely(settings.vague):
            return told
        if told.when not in ("day", "week", "month"):
            far = told.manner == "anniversary" or (told.published - told.day).days > 30
            told = replace(told, when=chance.choice(("day", "month") if far else ("day", "day", "month")))
        if told.where != "town" and self.one.town and self._likely(0.6):
            told = replace(told, where="town")
        return replace(told, about="exact") if self._likely(0.6) else told


def _stance(manner: str) -> str:
    known = {"denial": "denies", "doubt": "denies", "sweep": "denies", "hedge": "hedges", "expect": "expects"}
    return "expects" if manner == "more" else known.get(manner, "asserts")
