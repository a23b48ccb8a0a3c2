"""A report: the whole text with what was read from it beside the sentences, and the wire report that it shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from dragoman import asking
from dragoman.records import Claim, Copy, Document, Record
from dragoman.show.conditions import Unknown
from dragoman.show.web.page import Elsewhere, Page
from dragoman.show.web.state import Asked
from dragoman.store import Report, View

# Reports of a wire group that are named, and of which it is looked what they share.
NAMED = 50
SHARED = 3


class AskedReport(Asked):
    """Which part of the text."""

    claim: Annotated[
        str | None, Field(description="The part with this claim, by its id; links to a claim have it.")
    ] = None
    part: Annotated[int, Field(ge=1, le=1_000_000, description="Which part of a long report.")] = 1


class ReportPage(Record, frozen=True, kw_only=True):
    """A report with all that was read from it."""

    report: Report
    document: Document
    claims: tuple[Claim, ...]  # in the order of the text
    events: dict[str, str]  # of a claim's id → id of the event that it tells of
    group: tuple[Report, ...]  # the other reports of its wire group, the first one first
    copies: tuple[Copy, ...]  # what some of them share with the first report


def answer(view: View, asked: AskedReport, parts: Mapping[str, str]) -> ReportPage:
    """The report of an id, or of the beginning of one; Unknown where there is none."""
    report = named(view, parts["document"])
    document = view.document(report.id)
    if document is None:
        raise Unknown(f"The text of report {report.id} is not there any more.")
    claims, events = view.claims_of_report(report.id)
    group = [one for one in view.reports(origin=report.origin) if one.id != report.id][:NAMED]
    return ReportPage(
        report=report,
        document=document,
        claims=tuple(claims),
        events=events,
        group=tuple(group),
        copies=tuple(shared(view, report, group)),
    )


def named(view: View, id: str) -> Report:
    """The report whose id begins so; Elsewhere where its id is longer."""
    found = view.reports(id=id)[:2]
    if not found:
        raise Unknown(f"No report has the id {id!r}. See those there are: /reports")
    if len(found) > 1 and found[0].id != id:
        raise Unknown(f"Several reports have an id that begins with {id!r}. Give more of it.")
    if found[0].id != id:
        raise Elsewhere(document=found[0].id)
    return found[0]


def shared(view: View, report: Report, group: list[Report]) -> list[Copy]:
    """What the report shares with the first of its wire group, or the first copies with it."""
    some = group[:SHARED] if report.id == report.origin else [report]
    return list(asking.copied(((one.id, one.outlet, one.published, one.origin) for one in some), view))


REPORT = Page(
    name="report",
    path="/report/{document}",
    title="Report",
    says="A whole report, with the claims that were read from it beside their sentences.",
    answer=answer,
    answered=ReportPage,
    rows=lambda page: page.claims,
    row=Claim,
    asked=AskedReport,
    parts={"document": "a report, by its id or the beginning of it"},
)
