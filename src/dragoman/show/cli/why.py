"""`dragoman why`: from an event to its claims, from a claim back to its sentence, from a report to its claims."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman import asking, pipeline
from dragoman.errors import UsageError
from dragoman.records import Account, Claim, Event, Trace
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import PROJECT, FormatOption, ProjectOption
from dragoman.show.finding import find
from dragoman.store import ClaimFilter, Report, View


def run(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of an event, a claim or a report, or how it begins.")],
    trace: Annotated[
        bool, typer.Option("--trace", help="Read the report again and tell what spoke for the claim, and how surely.")
    ] = False,
    form: FormatOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show where an event or a claim comes from: its sentences, their reports, who says so.

    Of an event: how it was told over time, in which numbers, before and after what, and every claim.
    Of a claim: every field, and how it was judged, for each copy of its report.
    Of a report: its claims.
    With --trace also the words, rows and heads that spoke for a claim.
    """
    form = output.chosen(form, None)
    if form not in (output.Format.table, output.Format.jsonl):
        raise UsageError("why tells as a table or as jsonl. For other formats: dragoman claims, dragoman events.")
    with look(project) as view:
        found = find(id, view)
        if trace and not isinstance(found, list):
            what = "an event" if isinstance(found, Event) else "a report"
            raise UsageError(f"--trace tells of a claim, and {id!r} is {what}. Its claims: dragoman why {id}")
        if isinstance(found, Event):
            tell_event(found, view, form)
        elif isinstance(found, Report):
            tell_report(found, view, form)
        else:
            tell_claims(found, view, form, trace=trace)


def tell_event(event: Event, view: View, form: output.Format) -> None:
    """Print or write an event with all that is said about it."""
    account = asking.account(event, view)
    if form is output.Format.jsonl:
        output.write([account], Account, form, None)
        return
    from dragoman.show.cli.event_detail import show_account
    from dragoman.show.cli.judged import show_event_judgements

    with output.quiet_when_unread():
        show_account(account, view)
        show_event_judgements(event, asking.ruling(view))


def tell_report(report: Report, view: View, form: output.Format) -> None:
    """Print or write the claims of a report."""
    claims = list(view.claims(ClaimFilter(document=report.id)))
    if form is output.Format.jsonl:
        output.write(claims, Claim, form, None)
        return
    from dragoman.show.cli.detail import show_report

    with output.quiet_when_unread():
        show_report(report, claims, view)


def tell_claims(claims: list[Claim], view: View, form: output.Format, *, trace: bool) -> None:
    """Print or write claims of one id, the same in several copies of a report, or what spoke for them."""
    traced = again(claims[0], view) if trace else None
    if form is output.Format.jsonl:
        if traced:
            output.write([traced], Trace, form, None)
        else:
            output.write(claims, Claim, form, None)
        return
    from dragoman.show.cli.detail import show_claims, show_trace
    from dragoman.show.cli.judged import show_judgements

    with output.quiet_when_unread():
        show_claims(claims, view)
        show_judgements(claims[0].id, asking.ruling(view), view)
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
