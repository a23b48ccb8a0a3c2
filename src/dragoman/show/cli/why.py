"""`dragoman why`: from a claim back to its sentence, from a report to its claims."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.records import Claim, Trace
from dragoman.show.cli import output
from dragoman.show.cli.options import PROJECT, FormatOption, ProjectOption
from dragoman.store import ClaimFilter, Report, View


def run(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim or a report, or how it begins.")],
    trace: Annotated[
        bool, typer.Option("--trace", help="Read the report again and tell what spoke for the claim, and how surely.")
    ] = False,
    form: FormatOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show where a claim comes from: its sentence, its report, who says so, and every field.

    For a report, show its claims. Copies of a report carry the same claim; each is shown. With --trace also the
    words, rows and heads that spoke for the claim.
    """
    form = output.chosen(form, None)
    if form not in (output.Format.table, output.Format.jsonl):
        raise UsageError("why tells as a table or as jsonl. For other formats: dragoman claims.")
    with pipeline.look(project) as view:
        claims, report = found(id, view)
        if trace and report:
            raise UsageError(
                f"--trace tells of a claim, and {id!r} is a report. List its claims with: dragoman why {id}"
            )
        traced = again(claims[0], view) if trace else None
        if form is output.Format.jsonl:
            if traced:
                output.write([traced], Trace, form, None)
            else:
                output.write(claims, Claim, form, None)
            return
        from dragoman.show.cli.detail import show_claims, show_report, show_trace

        with output.quiet_when_unread():
            if report:
                show_report(report, claims, view)
            else:
                show_claims(claims, view)
            if traced:
                show_trace(traced)


def again(claim: Claim, view: View) -> Trace:
    """Why the claim is made, found by reading its report again; UsageError when it is made no more."""
    document = view.document(claim.document)
    if document is None:
        raise UsageError(f"The text of {claim.document}, in which claim {claim.id} stands, is not kept. Read it again.")
    for other, trace in pipeline.explain(document, lists=view.project.lists()):
        if other.id == claim.id:
            return trace
    raise UsageError(
        f"Claim {claim.id} was made by {claim.reader}; this version does not make it any more. "
        "Bring the project up to date with: dragoman read --again"
    )


def found(id: str, view: View) -> tuple[list[Claim], Report | None]:
    """The claims of that id, or a report with its claims; UsageError when it is none or several."""
    claims = view.claims_of_id(id)
    exact = [claim for claim in claims if claim.id == id]
    ids = sorted({claim.id for claim in exact or claims})
    reports = [] if exact else view.reports(id=id)
    if len(ids) + len(reports) > 1:
        several = [*ids, *(report.id for report in reports)]
        some = ", ".join(several[:5]) + (" …" if len(several) > 5 else "")
        raise UsageError(f"{len(several)} ids begin with {id!r}: {some}. Write more of it.")
    if ids:
        return exact or claims, None
    if reports:
        return list(view.claims(ClaimFilter(document=reports[0].id))), reports[0]
    raise UsageError(f"No claim or report has an id that begins with {id!r}. List claims with: dragoman claims")
