"""Actors and reports as entities."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from dragoman.exchange.ftm.made import Made, address, body, country, id_of, label, name, values
from dragoman.records import ActorMention, Document, Party, Source

DATASET = "dragoman"
SCHEMATA = {
    "state": "PublicBody", "office": "PublicBody", "person": "Person", "group": "Organization",
    "alliance": "Organization", "organisation": "Organization", "media": "Organization",
}  # fmt: skip
OTHER = "LegalEntity"  # of a place or of nobody in particular nothing more is known
# What a sector of PLOVER's is called among the topics there. Of people nothing is said that they may not be.
TOPICS = {"GOV": "gov", "MIL": "mil", "SPY": "gov.security", "JUD": "gov.judicial", "LEG": "gov.legislative",
          "PTY": "pol.party", "LAB": "pol.union", "REL": "rel"}  # fmt: skip


class Published(Protocol):
    """A report without its text."""

    @property
    def id(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def language(self) -> str | None: ...


def actor(who: Party | ActorMention | Source, dataset: str = DATASET, origin: str = DATASET) -> Made:
    """Somebody who takes part or says so; under the same id wherever named."""
    schema = SCHEMATA.get(who.kind, OTHER)
    sector = None if schema == "Person" or isinstance(who, Party) else who.sector
    return Made(
        id=actor_id(who.id),
        schema=schema,
        properties=values(
            name=name(who.name) or name(who.id) or "?",
            country=country(who.acts_for or (who.id if who.kind == "state" else None)),
            topics="gov" if who.kind in ("state", "office") else TOPICS.get(sector or ""),
        ),
        datasets=(dataset,),
        origin=(origin,),
    )


def actor_id(id: str) -> str:
    """The id of an actor's entity: "actor-IRN"."""
    return id_of("actor", id)


def report_id(id: str) -> str:
    """The id of a report's entity."""
    return id_of("report", id)


def report(one: Published, text: str | None = None) -> Made:
    """A report, perhaps with its text."""
    title = name(one.title)
    # What is not said is not made up, but there is no report without a name.
    otherwise = ", ".join(str(part) for part in (label(one.outlet) or "A report", one.published) if part)
    return Made(
        id=report_id(one.id),
        schema="Article",
        properties=values(
            name=title or name(otherwise),
            title=title,
            publisher=label(one.outlet),
            publishedAt=one.published,
            sourceUrl=address(one.url),
            language=LANGUAGES.get(one.language or ""),
            bodyText=body(text),
        ),
        datasets=(DATASET,),
        origin=(label(one.outlet) or DATASET,),
        first_seen=one.published.isoformat() if one.published else None,
    )


def document(one: Document) -> Made:
    """A report with its text."""
    return report(one, one.text)


# ISO 639-3, as there, of the commonest ISO 639-1.
LANGUAGES = {
    "en": "eng", "fr": "fra", "de": "deu", "es": "spa", "ru": "rus", "ar": "ara", "fa": "fas", "uk": "ukr", "zh": "zho",
    "pt": "por", "it": "ita", "tr": "tur", "he": "heb", "ja": "jpn", "ko": "kor", "nl": "nld", "pl": "pol",
}  # fmt: skip
