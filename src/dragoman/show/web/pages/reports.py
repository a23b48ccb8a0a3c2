"""The reports that there are, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from dragoman.records import Record
from dragoman.show.conditions import known_outlet
from dragoman.show.web.loosening import excluded
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked, check_page
from dragoman.store import Report, ReportFilter, View


class AskedReports(Asked):
    """Which reports."""

    outlet: Annotated[str | None, Field(description="Whose reports.")] = None
    search: Annotated[
        str | None, Field(description="Letters of the title, or of the first words of a report without one.")
    ] = None
    page: Annotated[int, Field(ge=1, le=1_000_000, description="Which screenful.")] = 1
    size: Annotated[int, Field(ge=1, le=1000, description="How many reports a screenful has.")] = 50

    def which(self, view: View) -> ReportFilter:
        """The filter that is meant; UsageError, with what is near, where a word means nothing."""
        outlet = known_outlet(self.outlet, view) if self.outlet else None
        return ReportFilter(**self.period(), outlet=outlet, title=self.search)


class Reports(Record, frozen=True, kw_only=True):
    """A screenful of reports."""

    count: int
    page: int
    pages: int
    reports: tuple[Report, ...]


def answer(view: View, asked: AskedReports, parts: Mapping[str, str]) -> Reports:
    """The reports that are asked for; Excluded, with filters to take off, where there are none."""
    which = asked.which(view)
    count = view.count_reports(which)
    if not count:
        raise excluded(asked, lambda other: view.count_reports(other.which(view)), "reports")
    pages = -(-count // asked.size)
    check_page(asked.page, pages, "these reports")
    found = view.listed_reports(which, skip=(asked.page - 1) * asked.size, most=asked.size)
    return Reports(count=count, page=asked.page, pages=pages, reports=tuple(found))


REPORTS = Page(
    name="reports",
    path="/reports",
    title="Reports",
    says="The reports that were read, by outlet, day or title, the newest first.",
    answer=answer,
    answered=Reports,
    rows=lambda some: some.reports,
    row=Report,
    asked=AskedReports,
    in_bar="/reports",
)
