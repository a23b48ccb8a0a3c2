"""Judging: one claim after another with its sentence, and what was judged already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from dragoman.errors import NothingFound
from dragoman.judgements import weigh
from dragoman.records import Claim, Event, Judgement, Precision, Record, Ruled, Ruling
from dragoman.show import verdicts
from dragoman.show.conditions import claim_filter
from dragoman.show.correcting import words_of
from dragoman.show.judging import Draw, claims_named, judged
from dragoman.show.web import waiting
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked
from dragoman.store import ClaimFilter, View

Queue = Literal["unsure", "contested", "unknown"]
Rows = Literal["claim", "judgements"]
# Characters of the report before and behind the sentence, and judgements that are listed.
AROUND, LISTED = 400, 20


class AskedJudge(Asked):
    """Which claims are to be judged, and by whom."""

    queue: Annotated[Queue, Field(description="The least sure: of all, of contested events, with unknown actors.")] = (
        "unsure"
    )
    sample: Annotated[int | None, Field(description="Draw so many at random instead.", ge=1, le=2000)] = None
    seed: Annotated[str, Field(description="Draws the same claims each time.", max_length=100)] = "1"
    claim: Annotated[str | None, Field(description="This claim, by its id or the beginning of it.")] = None
    event: Annotated[str | None, Field(description="The claims of this event, by its id.")] = None
    between: Annotated[list[str], Field(description="Claims of these two.", default_factory=list, max_length=2)]
    type: Annotated[list[str], Field(description="Claims of any of these types.", default_factory=list)]
    stance: Annotated[list[str], Field(description="Claims of any of these stances.", default_factory=list)]
    outlet: Annotated[str | None, Field(description="Claims in reports of this outlet.")] = None
    search: Annotated[str | None, Field(description="Words of the sentence.")] = None
    skip: Annotated[int, Field(description="Pass over so many that wait.", ge=0, le=100_000)] = 0
    rows: Annotated[Rows, Field(description="What the CSV has: the claim shown, or what was judged last.")] = "claim"
    judge: Annotated[str | None, Field(description="Who judges: the name that signs.", max_length=100)] = None

    def which(self, view: View) -> ClaimFilter:
        """The claims among which are those to be judged."""
        parties = [name for name in self.between if name.strip()]
        return claim_filter(
            view,
            between=(parties[0], parties[1]) if len(parties) == 2 else None,
            by=None,
            types=self.type,
            stances=self.stance,
            since=self.since,
            until=self.until,
            theatres=[self.theatre] if self.theatre else [],
            outlet=self.outlet,
            search=self.search,
            at_least=None,
        )


class Judging(Record, frozen=True, kw_only=True):
    """A claim to be judged, and how far its queue is done."""

    claim: Claim | None  # as it is now; None: nothing waits
    before: str  # the words of the report before its sentence, and behind it
    after: str
    title: str | None  # of the report, or its first words
    event: Event | None  # that it tells of
    words: dict[str, str]  # its fields as they are corrected
    standing: tuple[Ruled, ...]  # what was judged of it before
    left: int  # that wait in this queue, this one too
    precision: Precision | None  # of a random sample
    population: int | None  # among how many claims the sample is drawn
    sample: str | None  # what the sample is called in judgements
    judgements: tuple[Ruled, ...]  # the last of all, the newest first
    count: int  # of all judgements
    briefs: dict[str, str]  # judgement → what it is about, in a line
    pending: bool  # some judgement is not in the answers of other pages yet
    rows: Rows  # what of this the CSV has
    small: bool  # the project is small enough for its answers to follow by themselves


def answer(view: View, asked: AskedJudge, parts: Mapping[str, str]) -> Judging:
    """The next claim that waits in the queue that is asked for."""
    ruling = waiting.ruling(view)
    if asked.sample is not None:
        return of_sample(view, asked, ruling)
    if asked.claim is not None:
        ids, left = [claims_named(asked.claim, view)[0].id], 1
    elif asked.event is not None:
        ids, left = of_event(view, asked, ruling)
    else:
        ids, left = waiting.claims(view, asked.which(view), asked.queue, judged(ruling), asked.skip)
    return judging(view, ruling, ids[0] if ids else None, asked.rows, left=left)


def of_event(view: View, asked: AskedJudge, ruling: Ruling) -> tuple[list[str], int]:
    """The claims of an event that nobody has judged; NothingFound where there is no such event."""
    assert asked.event is not None
    events = [event for event in view.events_of_id(asked.event, most=2) if not event.coded]
    if not events:
        raise NothingFound(f"No event that reports tell of has an id that begins with {asked.event!r}.")
    done = judged(ruling)
    left = [id for id in dict.fromkeys(events[0].evidence) if id not in done]
    return left[asked.skip :], len(left)


def of_sample(view: View, asked: AskedJudge, ruling: Ruling) -> Judging:
    """The next of claims that are drawn at random, and how often those that were judged are right."""
    from dragoman.judgements.wording import FIELDS

    assert asked.sample is not None
    draw = Draw(asked.sample, asked.seed, asked.which(view))
    drawn, population = waiting.drawn(view, draw)
    done = judged(ruling)
    left = [claim.id for claim in drawn if claim.id not in done]
    rest = left[asked.skip :]
    return judging(
        view, ruling, rest[0] if rest else None, asked.rows, left=len(left), precision=weigh(drawn, ruling, FIELDS),
        population=population, sample=draw.name(),
    )  # fmt: skip


def judging(
    view: View,
    ruling: Ruling,
    id: str | None,
    rows: Rows,
    *,
    left: int,
    precision: Precision | None = None,
    population: int | None = None,
    sample: str | None = None,
) -> Judging:
    """What is shown of a claim to be judged, by its id."""
    claim = waiting.as_it_is(view, ruling, id) if id else None
    document = view.document(claim.document) if claim else None
    report = view.reports_of([claim.document]).get(claim.document) if claim else None
    latest = ruling.judgements[-LISTED:][::-1]
    before = document.text[max(0, claim.sentence_start - AROUND) : claim.sentence_start] if claim and document else ""
    after = document.text[claim.sentence_end : claim.sentence_end + AROUND] if claim and document else ""
    return Judging(
        claim=claim,
        before=before,
        after=after,
        title=report.called if report else None,
        event=next(iter(view.events_of_claim(claim.id)), None) if claim else None,
        words=words_of(claim) if claim else {},
        standing=tuple(verdicts.on_claim(ruling, claim.id)) if claim else (),
        left=left,
        precision=precision,
        population=population,
        sample=sample,
        judgements=latest,
        count=len(ruling.judgements),
        briefs=waiting.briefs(view, latest),
        pending=view.project.is_behind(),
        rows=rows,
        small=waiting.is_small(view),
    )


def rows(found: Judging) -> Sequence[Record]:
    """The claim that is shown, or the last judgements."""
    if found.rows == "judgements":
        return [one.judgement for one in found.judgements]
    return [found.claim] if found.claim else []


JUDGE = Page(
    name="judge",
    path="/judge",
    title="Judge",
    says="One claim after another to accept, reject or correct, and how often those of a random sample are right.",
    answer=answer,
    answered=Judging,
    rows=rows,
    row=lambda found: Claim if found.rows == "claim" else Judgement,
    asked=AskedJudge,
    in_bar="/judge",
)
