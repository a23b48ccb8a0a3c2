"""PLOVER's JSON of events, in the form of its published gold records (PLOVER_GSR_CAMEO): one array, one event a line.

`source` is who did it, `target` to whom; what PLOVER has no field for (who says
so, where it stands) comes under names of our own behind its fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

import msgspec

from dragoman import __version__
from dragoman.actors.states import codes_of
from dragoman.exchange.told import ClaimsOf, told, words_of
from dragoman.records import ActorMention, Claim, Event, Party, Place, Trigger

# PLOVER's auxiliary modes, as POLECAT gives them among the contexts.
CONTEXTS = {"expected": "future", "denied": "negation", None: "hypothetical"}
Fields = dict[str, Any]


def write_plover(events: Iterable[Event], claims_of: ClaimsOf, file: IO[bytes]) -> int:
    """Write events; gives how many."""
    encode, count = msgspec.json.Encoder().encode, 0
    file.write(b"[")
    for count, (event, claims) in enumerate(told(events, claims_of), 1):
        file.write((b"," if count > 1 else b"") + b"\n" + encode(plover(event, claims)))
    file.write(b"\n]\n")
    return count


def plover(event: Event, claims: Sequence[Claim]) -> Fields:
    """An event as PLOVER has it; what is unknown is left out."""
    sectors = sectors_of(claims)
    found = {
        "id": event.id,
        "date": day_of(event),
        **ends(event),
        "source": [entity(one, sectors) for one in event.initiators],
        "target": [entity(one, sectors) for one in event.recipients] or "",
        "event": event.type,
        "mode": event.mode,
        "context": context(event),
        "eventLoc": location(event.place),
        **(coded(event) if event.coded else text(claims)),
        "coder": claims[0].reader if claims else None,
        "version": f"Dragoman {__version__}",
        "symmetric": event.symmetric or None,
        "against": [entity(one, sectors) for one in event.against] or None,
        "support": event.support,
        "claimedBy": [{"name": one.name, "stance": one.positions[-1].stance} for one in event.tellers] or None,
        "theatres": list(event.theatres) or None,
        "confidence": event.confidence,
    }
    return {name: value for name, value in found.items() if value is not None}


def entity(party: Party, sectors: Mapping[str, str]) -> Fields:
    """One who takes part: the code of the state it is or acts for, else its own id."""
    found = {"actorText": party.name, "code": party.acts_for or party.id}
    return {**found, "sector": sectors[party.id]} if party.id in sectors else found


def sectors_of(claims: Iterable[Claim]) -> dict[str, str]:
    """The sectors of those whom claims name."""
    named = (one for claim in claims for one in (claim.initiator, claim.recipient, claim.against) if one)
    return {one.id: one.sector for one in named if one.sector}


def day_of(event: Event) -> str | None:
    """When it happened, or else when it was first told; a month or year where no day is known."""
    told = event.first.isoformat() if event.first else None
    return (event.time.start if event.time else None) or told


def ends(event: Event) -> Fields:
    """The last day, where there are several."""
    last = event.time.end if event.time else None
    return {"enddate": last} if last and last != day_of(event) else {}


def context(event: Event) -> str | None:
    """That it is only expected, denied or supposed: what PLOVER has auxiliary modes for."""
    return CONTEXTS.get(event.support)


def location(place: Place | None) -> Fields | None:
    """Where it happened."""
    if place is None:
        return None
    country = codes_of(place.country).get("iso2") if place.country else None
    found = {"name": place.name, "country code": country, "lat": place.latitude, "lon": place.longitude}
    return {name: value for name, value in found.items() if value is not None}


def text(claims: Sequence[Claim]) -> Fields:
    """The sentence that tells of it, its act, and the report it stands in."""
    if not claims:
        return {}
    claim = next((one for one in claims if one.stance == "asserts"), claims[0])
    return {
        "eventText": claim.trigger.text,
        "text": claim.sentence,
        "textInfo": {
            "markup": markup(claim), "document": claim.document, "start": claim.sentence_start,
            "end": claim.sentence_end,
        },
        "language": "en",
        "publication": claim.outlet,
    }  # fmt: skip


def coded(event: Event) -> Fields:
    """What a dataset has of it."""
    assert event.coded
    return {
        "text": words_of(event, ()),
        "publication": "; ".join(event.coded.publishers) or event.coded.dataset,
        "link": list(event.coded.urls) or None,
        "coded": {"dataset": event.coded.dataset, "rows": list(event.coded.rows), "code": event.coded.code},
    }


def markup(claim: Claim) -> str:
    """A sentence with who, what and whom marked, those of them that stand in it, the last first."""
    spans: list[tuple[str, ActorMention | Trigger | None]] = [
        ("SRC", claim.initiator), ("EVT", claim.trigger), ("TAR", claim.recipient),
    ]  # fmt: skip
    sentence, begin = claim.sentence, claim.sentence_start
    inside = sorted(
        ((one.start - begin, one.end - begin, name) for name, one in spans
         if one and begin <= one.start < one.end <= claim.sentence_end),
        reverse=True,
    )  # fmt: skip
    limit = len(sentence)
    for first, last, name in inside:
        if last <= limit:
            sentence = f"{sentence[:first]}({name}: {sentence[first:last]}){sentence[last:]}"
            limit = first
    return sentence
