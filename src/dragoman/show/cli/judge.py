"""`dragoman judge`: what a person decides about claims and events."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import msgspec
import typer

from dragoman import asking, pipeline
from dragoman.errors import UsageError
from dragoman.judgements.making import MOST
from dragoman.records import Claim, Judgement, Ruled, Verdict
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
            sampling.run(sampling.Draw(sample, seed, which), view, by=name, as_json=as_json)
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


def on_claims(view: View, verdict: Verdict, ids: list[str], details: dict[str, Any]) -> Iterator[Judgement]:
    """Accept or reject claims."""
    if not ids:
        raise UsageError(f"Say which claim: dragoman judge {verdict} ID. List claims with: dragoman claims")
    for claims in [claims_named(id, view) for id in ids]:
        yield pipeline.judge(view.project, verdict, claims[:1], **details)


def correct(view: View, verdict: Verdict, words: list[str], details: dict[str, Any]) -> Iterator[Judgement]:
    """Correct fields of a claim."""
    from dragoman.actors import registry
    from dragoman.judgements.wording import FIELDS, changes_of

    if len(words) < 2:
        raise UsageError(f"Say which claim and what is right: correct ID FIELD=VALUE. Fields: {', '.join(FIELDS)}.")
    found = claims_named(words[0], view)[0]
    shown = view.claims_of_id(found.id) or [found]
    changes = changes_of(shown[0], words[1:], registry(view.project.lists()))
    yield pipeline.judge(view.project, verdict, [found], changes=changes, **details)


def on_events(view: View, verdict: Verdict, ids: list[str], details: dict[str, Any]) -> Iterator[Judgement]:
    """Say that two events are one, or that what was taken for one is two."""
    if len(ids) != 2:
        raise UsageError(f"Say which two: dragoman judge {verdict} ID ID, each the id of an event or of a claim.")
    one, other = (members(id, view) for id in ids)
    if {claim.id for claim in one} & {claim.id for claim in other}:
        raise UsageError(f"{ids[0]} and {ids[1]} share a claim. To part an event, name a claim of each part.")
    yield pipeline.judge(view.project, verdict, one, other, **details)


def undo(view: View, verdict: Verdict, ids: list[str], details: dict[str, Any]) -> Iterator[Judgement]:
    """Take a judgement back."""
    if len(ids) != 1:
        raise UsageError("Say which judgement: dragoman judge undo JUDGEMENT. List them with: dragoman judge list")
    ruled = [one for one in asking.ruling(view).judgements if one.judgement.id.startswith(ids[0])]
    if not ruled:
        raise UsageError(f"No judgement has an id that begins with {ids[0]!r}. List them with: dragoman judge list")
    if len(ruled) > 1:
        some = ", ".join(one.judgement.id for one in ruled[:5])
        raise UsageError(f"{len(ruled)} judgements have an id that begins with {ids[0]!r}: {some}. Write more of it.")
    if ruled[0].fate == "undone":
        raise UsageError(f"It is undone already. To bring it back: dragoman judge undo {ruled[0].by}")
    yield pipeline.judge(view.project, verdict, undoes=ruled[0].judgement.id, **details)


WAYS: dict[str, Callable[[View, Any, list[str], dict[str, Any]], Iterator[Judgement]]] = {
    "accept": on_claims,
    "reject": on_claims,
    "correct": correct,
    "same": on_events,
    "different": on_events,
    "undo": undo,
}


def claims_named(id: str, view: View) -> list[Claim]:
    """The claim of that id as the reader found it, once for each copy of its report; UsageError when not just one."""
    found = view.found_of_id(id)
    found = [claim for claim in found if claim.id == id] or found
    ids = sorted({claim.id for claim in found})
    if len(ids) > 1:
        some = ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
        raise UsageError(f"{len(ids)} claims have an id that begins with {id!r}: {some}. Write more of it.")
    if not ids:
        check_coded(id, view)
        raise UsageError(f"No claim has an id that begins with {id!r}. List claims with: dragoman claims")
    return found


def check_coded(id: str, view: View) -> None:
    """Nothing, or UsageError where it is the id of an event that others have coded: there is no claim to judge."""
    for event in view.events_of_id(id):
        if event.coded:
            name = event.coded.dataset
            raise UsageError(
                f"{event.id} is a row of {name}: nobody is on record as saying so, so there is no claim to judge. "
                f"Leave such events out with --coded none, or drop them all: dragoman datasets {name} --remove"
            )


def members(id: str, view: View) -> list[Claim]:
    """The claims of the event of that id, or the claim of that id, as the reader found them."""
    events = [] if view.found_of_id(id) else view.events_of_id(id)
    if events and all(event.coded for event in events):
        check_coded(id, view)
    if len(events) > 1:
        some = ", ".join(event.id for event in events[:5]) + (" …" if len(events) > 5 else "")
        raise UsageError(f"{len(events)} events have an id that begins with {id!r}: {some}. Write more of it.")
    if not events and not view.found_of_id(id):
        raise UsageError(f"No event or claim has an id that begins with {id!r}. List events with: dragoman events")
    if not events:
        return claims_named(id, view)[:1]
    return [claims_named(claim, view)[0] for claim in events[0].evidence[:MOST]]


def tell(made: Judgement, view: View, *, as_json: bool) -> None:
    """Say that a judgement is saved, what it is about, and what it takes the place of."""
    if as_json:
        print(json.dumps(msgspec.to_builtins(made), ensure_ascii=False))
        return
    from dragoman.show.cli.judged import brief, change_text, left_by, replaced_by, saved, told

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
