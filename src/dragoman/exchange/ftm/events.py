"""Events and claims as entities: what happened, who did it to whom, who says so, and in which sentence.

FollowTheMoney has no event with a direction: that is in an UnknownLink from
who did it to whom it was done, whose role says what ("111 Criticize or denounce").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.exchange.ftm.actors import DATASET, actor_id, report_id
from dragoman.exchange.ftm.made import Made, address, body, dataset_of, id_of, label, name, values
from dragoman.exchange.told import cameo_of, pairs, words_of
from dragoman.records import Claim, Event
from dragoman.vocabulary.cameo import of_code

# Of an event that others coded from a thousand reports the first addresses and row ids go with it.
MOST = 50


def of_event(event: Event, claims: Sequence[Claim]) -> Iterator[Made]:
    """An event and its links."""
    coded = event.coded
    dataset = dataset_of(coded.dataset) if coded else DATASET
    origin = coded.form if coded else DATASET
    first = event.time.start if event.time else None
    last = event.time.end if event.time else None
    seen = event.first.isoformat() if event.first else None
    when = values(date=first) if first == last else values(startDate=first, endDate=last)
    shared = {
        **when,
        **values(
            sourceUrl=[address(url) for url in coded.urls[:MOST]] if coded else (),
            publisher=[label(one) for one in coded.publishers[:MOST]] if coded else (),
            proof=[report_id(id) for id in dict.fromkeys(one.document for one in claims)],
            recordId=[label(row) for row in coded.rows[:MOST]] if coded else event.id,
        ),
    }
    parties = (*event.initiators, *event.recipients, *event.against)
    yield Made(
        id=event_id(event.id),
        schema="Event",
        properties={
            **values(
                name=name(title(event)),
                summary=body(words_of(event, claims))[:1],
                involved=[actor_id(one.id) for one in parties],
                organizer=[actor_id(one.id) for one in event.initiators],
                location=name(event.place.name) if event.place else None,
                keywords=[*event.theatres, event.type, event.mode, event.support],
            ),
            **shared,
        },
        datasets=(dataset,),
        origin=(origin,),
        first_seen=seen,
    )
    for one, other in pairs(event):
        yield Made(
            id=id_of("link", event.id, one.id, other.id),
            schema="UnknownLink",
            properties={
                **values(
                    subject=actor_id(one.id),
                    object=actor_id(other.id),
                    role=role(event, claims),
                    status=event.support,
                    summary="both ways" if event.symmetric else None,
                ),
                **shared,
            },
            datasets=(dataset,),
            origin=(origin,),
            first_seen=seen,
        )


def role(event: Event, claims: Sequence[Claim]) -> str:
    """What was done, by its CAMEO code where it has one, else by type and mode."""
    code = cameo_of(event, claims)
    known = of_code(code) if code and code.isdigit() else None
    if known:
        return f"{code} {known.name}"
    return f"{event.type} {event.mode}" if event.mode else event.type


def title(event: Event) -> str:
    """Who did what to whom: "Iran AID → Russia"."""
    one, other = (", ".join(party.name for party in some) for some in (event.initiators, event.recipients))
    what = f"{one or 'Somebody'} {event.type}{f' ({event.mode})' if event.mode else ''}"
    return f"{what} {'↔' if event.symmetric else '→'} {other}" if other else what


def of_claim(claim: Claim, event: str | None = None) -> Iterator[Made]:
    """A claim as a note on those it names and on its event (id), if it is given; and their mentions in the report."""
    people = [one for one in (claim.initiator, claim.recipient, claim.against, *claim.sources) if one]
    by = " > ".join(source.name for source in claim.sources) or claim.outlet or "the report"
    whom = f" → {claim.recipient.name}" if claim.recipient else ""
    yield Made(
        id=id_of("claim", claim.id, claim.document),
        schema="Note",
        properties=values(
            name=name(f"{claim.initiator.name} {claim.type}{whom}: {claim.stance} ({by})"),
            description=body(claim.sentence)[:1],
            entity=[*([event_id(event)] if event else []), *(actor_id(one.id) for one in people)],
            proof=report_id(claim.document),
            publisher=label(claim.outlet),
            createdAt=claim.published,
            keywords=[claim.stance, claim.type, claim.mode, *claim.theatres],
        ),
        datasets=(DATASET,),
        origin=(claim.reader,),
        first_seen=claim.published.isoformat() if claim.published else None,
    )
    for one in people:
        if one.text and (text := name(one.text)):
            yield Made(
                id=id_of("mention", claim.document, one.id, text),
                schema="Mention",
                properties=values(document=report_id(claim.document), resolved=actor_id(one.id), name=text),
                datasets=(DATASET,),
                origin=(claim.reader,),
            )


def event_id(id: str) -> str:
    """The id of an event's entity."""
    return id_of("event", id)
