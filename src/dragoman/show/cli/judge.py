"""`dragoman judge`: what a person decides about claims and events."""

from __future__ import annotations

import getpass
import json
import sys
from typing import Annotated

import msgspec
import typer

from dragoman import asking, pipeline
from dragoman.errors import UsageError
from dragoman.records import Judgement, Ruled
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import (
    PROJECT,
    SHOWN,
    STANCES,
    AtLeastOption,
    BetweenOption,
    FormatOption,
    LimitOption,
    OutletOption,
    ProjectOption,
    SearchOption,
    TheatreOption,
    TypeOption,
)
from dragoman.show.conditions import claim_filter
from dragoman.show.judging import WAYS, Draw
from dragoman.store import Project, View

FORMS = """accept ID …, reject ID …, correct ID FIELD=VALUE …, same ID ID, different ID ID, undo JUDGEMENT, list"""


def run(
    verdict: Annotated[
        str | None, typer.Argument(metavar="VERDICT", help="accept, reject, correct, same, different, undo, list.")
    ] = None,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="ID …", help="Claims, events or a judgement; FIELD=VALUE.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who judges. (default: your login name)", show_default=False)
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="WORDS", help="Why.")] = None,
    sample: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Draw so many claims at random and ask about each.")
    ] = None,
    seed: Annotated[str, typer.Option(metavar="S", help="Draws the same claims each time.")] = "1",
    between: BetweenOption = None,
    type: TypeOption = None,
    stance: Annotated[list[str] | None, typer.Option(metavar="STANCE", help=f"Any of {STANCES}.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on or after.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published on or before.")] = None,
    theatre: TheatreOption = None,
    outlet: OutletOption = None,
    search: SearchOption = None,
    at_least: AtLeastOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was saved, or the figures, as JSON.")] = False,
    limit: LimitOption = None,
    form: FormatOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Accept, reject or correct a claim, say whether two events are one, and measure how often claims are right.

    accept ID …; reject ID …; correct ID FIELD=VALUE …; same ID ID; different ID ID; undo JUDGEMENT; list.
    --sample N draws claims at random, asks about each, and tells the precision on your own reports.
    A judgement is kept for ever and holds after every rebuild; the later of two stands.
    """
    if (verdict is None) == (sample is None):
        raise UsageError(f"Say what to judge: {FORMS}; or draw claims at random with --sample N.")
    if verdict is not None and verdict not in WAYS and verdict != "list":
        raise UsageError(f"No judgement is called {verdict!r}. Write one of: {FORMS}.")
    with look(project) as view:
        if verdict == "list":
            list_all(view, output.chosen(form, None), limit)
            return
        name = by or login()
        if sample is not None:
            from dragoman.show.cli import sampling

            which = claim_filter(
                view, between=between, by=None, types=type or [], stances=stance or [], since=since, until=until,
                theatres=theatre or [], outlet=outlet, search=search, at_least=at_least,
            )  # fmt: skip
            sampling.run(Draw(sample, seed, which), view, by=name, as_json=as_json)
        else:
            assert verdict is not None
            for made in WAYS[verdict](view, verdict, words or [], {"by": name, "note": note}):
                tell(made, view, as_json=as_json)
    if not pipeline.take_in(Project.open(project)):
        print("Another process writes to the project: what is judged counts from its next rebuild on.", file=sys.stderr)


def login() -> str:
    """The name of whoever is at the keyboard."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise UsageError("Your login name is not known. Say who judges: --by NAME") from None


def tell(made: Judgement, view: View, *, as_json: bool) -> None:
    """Say that a judgement is saved, what it is about, and what it takes the place of."""
    if as_json:
        print(json.dumps(msgspec.to_builtins(made), ensure_ascii=False))
        return
    from dragoman.show.verdicts import brief, change_text, left_by, replaced_by, saved, told

    ruling = asking.ruling(view)
    claims = {claim.id: claim for claim in view.meant([made])}
    for id in dict.fromkeys(one.claim for one in (*made.claims[:1], *made.others[:1])):
        print(brief(claims[id]))
    if made.changes:
        print(change_text(made.changes))
    for one in ruling.judgements:
        if one.judgement.id == made.undoes:
            print(told(one))
    print(saved(made))
    for one in replaced_by(made, ruling.judgements):
        print(f"It takes the place of: {told(one)}")
    for one in left_by(made, ruling.judgements):
        print(f"What stands now: {told(one)}")


def list_all(view: View, form: output.Format, limit: int | None) -> None:
    """Print all judgements, in the order in which they were made."""
    ruled = asking.ruling(view).judgements
    if form is not output.Format.table:
        if form is not output.Format.jsonl:
            raise UsageError("judge list tells as a table or as jsonl.")
        output.write(ruled[-limit:] if limit else ruled, Ruled, form, None)
        return
    from dragoman.show.cli.judged import judgements_table
    from dragoman.show.cli.tables import console

    if not ruled:
        print("Nothing has been judged.", file=sys.stderr)
        return
    most = SHOWN if limit is None else limit or len(ruled)
    claims = {claim.id: claim for claim in view.meant(one.judgement for one in ruled)}
    with output.quiet_when_unread():
        console().print(judgements_table(ruled[-most:], claims, console().width))
    if len(ruled) > most:
        print(f"The last {most:,} of {len(ruled):,} judgements. --limit 0 shows all.", file=sys.stderr)
