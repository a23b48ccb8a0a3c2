"""Read a worded sentence as a real reader does: into drafts of claims, some of them wrong.

Takes a Worded, gives Drafts: claims that do not yet stand in a text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, product
from random import Random

from dragoman.records import Item, Place, Time
from evaluation.worlds.settings import Settings
from evaluation.worlds.speakers import Speaker
from evaluation.worlds.wording import Worded, place_of

# Types that readers and coders take for each other.
NEIGHBOURS = {
    "AGREE": ("CONSULT", "COOPERATE", "SUPPORT"), "CONSULT": ("AGREE", "COOPERATE", "REQUEST"),
    "SUPPORT": ("AID", "AGREE"), "CONCEDE": ("RETREAT", "AGREE"), "COOPERATE": ("AGREE", "CONSULT", "AID"),
    "AID": ("COOPERATE", "SUPPORT", "MOBILIZE"), "RETREAT": ("CONCEDE", "AGREE"), "REQUEST": ("ACCUSE", "CONSULT"),
    "ACCUSE": ("THREATEN", "REJECT"), "REJECT": ("ACCUSE", "SANCTION"), "THREATEN": ("ACCUSE", "COERCE"),
    "SANCTION": ("COERCE", "REJECT"), "MOBILIZE": ("AID", "COERCE"), "COERCE": ("ASSAULT", "SANCTION"),
    "ASSAULT": ("COERCE", "MOBILIZE"),
}  # fmt: skip
STANCES = ("asserts", "hedges", "expects", "denies")
STRANGER = Speaker(
    id="unidentified-forces", name="unidentified forces", kind="unknown", sector=None, acts_for=None, text=None
)
ODD_ITEMS = (
    Item(name="session", kind=None, quantity=None, unit=None),
    Item(name="vehicles", kind="vehicle", quantity=None, unit=None),
    Item(name="support", kind="aid", quantity=None, unit=None),
    Item(name="troops", kind="personnel", quantity=None, unit=None),
    Item(name="documents", kind=None, quantity=None, unit=None),
)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A claim that a reader makes of a sentence; actors come with the mark of the words they stand in."""

    event: str | None  # id of the happening; None where there is none
    trigger: str  # mark
    initiator: tuple[Speaker, str]
    recipient: tuple[Speaker, str] | None
    type: str
    mode: str | None
    cameo: str | None
    symmetric: bool
    stance: str
    items: tuple[Item, ...]
    time: Time | None
    place: Place | None
    theatres: tuple[str, ...]
    confidence: float
    told: tuple[str, ...]


def read(worded: Worded, settings: Settings, chance: Random) -> list[Draft]:
    """The claims of a sentence: one for each dyad of the act, and now and then one that means nothing."""
    plain = _misread(_plain(worded, chance), worded, settings, chance)
    drafts = [
        _mispartied(replace(plain, initiator=one, recipient=other), settings, chance) for one, other in _dyads(worded)
    ]
    if chance.random() < settings.spurious and (odd := _spurious(plain, worded, chance)):
        drafts.append(odd)
    return drafts


def _dyads(worded: Worded) -> list[tuple[tuple[Speaker, str], tuple[Speaker, str]]]:
    named = [(party, mark) for mark, party in worded.parties.items()]
    if worded.telling.happening.act.symmetric:
        return list(combinations(named, 2))
    ones, others = ([pair for pair in named if pair[1][0] == letter] for letter in "IR")
    return list(product(ones, others))


def _plain(worded: Worded, chance: Random) -> Draft:
    """What a faultless reader makes of the sentence."""
    telling, act = worded.telling, worded.telling.happening.act
    own = worded.type == act.type
    party = next(iter(worded.parties.items()))
    return Draft(
        event=telling.happening.id, trigger="T", initiator=(party[1], party[0]), recipient=None, type=worded.type,
        mode=act.mode if own else None, cameo=act.cameo if own else None, symmetric=act.symmetric,
        stance=telling.stance, items=worded.items, time=worded.time, place=worded.place,
        theatres=(telling.happening.arena.theatre,), confidence=round(min(0.97, chance.betavariate(6, 2.5)), 3),
        told=telling.told,
    )  # fmt: skip


def _misread(draft: Draft, worded: Worded, settings: Settings, chance: Random) -> Draft:
    """The mistakes that all claims of a sentence share."""

    def happens(share: float) -> bool:
        return chance.random() < share

    telling, wrong = worded.telling, []
    changes: dict[str, object] = {}
    if happens(settings.wrong_type):
        changes |= {"type": chance.choice(NEIGHBOURS[draft.type]), "mode": None, "cameo": None}
        wrong.append("wrong type")
    if happens(settings.wrong_stance):
        changes["stance"] = chance.choice([stance for stance in STANCES if stance != draft.stance])
        wrong.append("wrong stance")
    if happens(settings.no_item):
        changes["items"] = ()
    if happens(settings.odd_item):
        changes["items"] = (*draft.items, chance.choice(ODD_ITEMS))
    if happens(settings.odd_time):
        day = telling.published.isoformat()
        changes["time"] = Time(text="now", start=day, end=day)
        wrong.append("wrong time")
    if happens(settings.odd_place):
        town = chance.choice(telling.happening.arena.towns)
        changes["place"] = place_of(town.name, town)
        wrong.append("wrong place")
    if draft.symmetric and happens(settings.one_sided):
        changes["symmetric"] = False
    if happens(settings.no_theatre):
        changes["theatres"] = ()
    if changes:
        changes["confidence"] = round(draft.confidence * 0.9, 3)
    return replace(draft, **changes, told=(*draft.told, *wrong))  # type: ignore[arg-type]


def _mispartied(draft: Draft, settings: Settings, chance: Random) -> Draft:
    """The mistakes about who does it to whom."""
    draw = chance.random()
    if draw < settings.turned and draft.recipient:
        return replace(
            draft, initiator=draft.recipient, recipient=draft.initiator, told=(*draft.told, "turned by mistake")
        )
    if draw < settings.turned + settings.lost:
        return replace(draft, recipient=None, told=(*draft.told, "no recipient"))
    if draw < settings.turned + settings.lost + settings.stranger:
        stranger = (STRANGER, draft.initiator[1])
        return replace(draft, initiator=stranger, told=(*draft.told, "unknown initiator"))
    return draft


def _spurious(draft: Draft, worded: Worded, chance: Random) -> Draft | None:
    """A claim between who speaks and a party, from the words that mark the speech."""
    voices = worded.telling.voices
    party = chance.choice([(party, mark) for mark, party in worded.parties.items()])
    if not voices or not voices[0].text or not any(mark == "C0" for _, mark in worded.pieces):
        return None
    if (voices[0].acts_for or voices[0].id) == (party[0].acts_for or party[0].id):
        return None
    return replace(
        draft, event=None, trigger="C0", initiator=(voices[0], "S0"), recipient=party,
        type=chance.choice(("ACCUSE", "RIVAL")), mode=None, cameo=None, symmetric=False, items=(), stance="asserts",
        confidence=round(chance.uniform(0.42, 0.6), 3), told=("spurious",),
    )  # fmt: skip
