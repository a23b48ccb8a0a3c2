"""Take what people judge on a page: the only address that writes.

Takes a form, keeps the judgement, answers with the page to go on with, or
with JSON for a script. The guard has looked at who sends it. A small project
takes it into its answers by itself, once nobody has judged for a moment; a
large one when somebody next runs a command on it.
"""

from __future__ import annotations

import logging
from threading import Lock, Timer
from urllib.parse import parse_qsl, urlsplit

import msgspec
from anyio.to_thread import run_sync
from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError

from dragoman import pipeline
from dragoman.errors import DragomanError, UsageError
from dragoman.records import Judgement, Record
from dragoman.show import judging, verdicts
from dragoman.show.correcting import FIELDS, IN_PARTS, WHOLE, corrections
from dragoman.show.web import waiting
from dragoman.show.web.current import Current
from dragoman.show.web.pages.judge import AskedJudge
from dragoman.store import Project, View

log = logging.getLogger("dragoman.web")

# Seconds without a judgement after which the answers are made anew.
QUIET = 2.0
LONGEST = {"by": 100, "note": 2000}
VERDICTS = tuple(judging.WAYS)


class Saved(Record, frozen=True, kw_only=True):
    """A judgement that is on the disk."""

    judgement: Judgement
    words: str  # "Saved: accepted."
    next: str  # the address to go on with


class TakingIn:
    """What brings judgements into the answers of a small project, in the background, one after another."""

    def __init__(self, project: Project, *, quiet: float = QUIET) -> None:
        self._project, self._quiet = project, quiet
        self._lock = Lock()
        self._timer: Timer | None = None

    def soon(self) -> None:
        """Take in what was judged once nobody has judged for a moment."""
        self.close()
        with self._lock:
            self._timer = Timer(self._quiet, self._take_in)
            self._timer.daemon = True
            self._timer.start()

    def close(self) -> None:
        """Leave what was not taken in to whoever looks next: it is kept."""
        with self._lock:
            if self._timer:
                self._timer.cancel()

    def _take_in(self) -> None:
        try:
            pipeline.take_in(self._project)
        except DragomanError as fault:
            log.warning("What was judged is kept, but is not in the answers yet: %s", fault)


def add(app: FastAPI, current: Current, taking: TakingIn) -> None:
    """Let the pages of an application take judgements."""

    @app.post("/judge", tags=["Judge"], summary="Keep a judgement; needs the token of a page.", name="judging")
    async def judge(request: Request) -> Response:
        form = fields_of(await request.body())
        saved, small = await run_sync(current.answer, lambda view: kept(view, form))
        if small:
            taking.soon()
        if "application/json" in request.headers.get("accept", ""):
            return Response(msgspec.json.encode(saved), media_type="application/json")
        return RedirectResponse(saved.next, 303)


def fields_of(body: bytes) -> dict[str, str]:
    """The fields of a form, the last of each name; UsageError for what is no form."""
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=100))
    except ValueError:
        raise UsageError("What was sent is no form, so nothing was judged.") from None


def kept(view: View, form: dict[str, str]) -> tuple[Saved, bool]:
    """The judgement of a form, kept, and whether the project is small; UsageError saying what it lacks."""
    verdict = form.get("verdict", "")
    if verdict not in VERDICTS:
        raise UsageError(f"No judgement is called {verdict!r}. It is one of: {', '.join(VERDICTS)}.")
    for field, most in LONGEST.items():
        if len(form.get(field, "")) > most:
            raise UsageError(f"{field} is longer than {most:,} characters. Write less.")
    by = " ".join(form.get("by", "").split())
    if not by:
        raise UsageError("Say who judges: a judgement is signed with a name.")
    details = {"by": by, "note": form.get("note", "").strip() or None}
    if verdict in ("accept", "reject", "correct") and form.get("sample"):
        details["sample"] = form["sample"][:1000]
    if verdict == "accept" and corrected(view, form):
        raise UsageError("Fields were changed, so it is not right as it is. Save the correction, or undo the changes.")
    (made,) = judging.WAYS[verdict](view, verdict, words_of(view, verdict, form), details)
    saved = Saved(judgement=made, words=f"Saved: {verdicts.DONE[made.verdict]}.", next=onward(form.get("back", ""), by))
    return saved, waiting.is_small(view)


def words_of(view: View, verdict: str, form: dict[str, str]) -> list[str]:
    """What a form says in the words of `dragoman judge`."""
    if verdict == "undo":
        return [form.get("undoes", "")] if form.get("undoes") else []
    if verdict in ("same", "different"):
        return [word for word in (form.get("one", "").strip(), form.get("other", "").strip()) if word]
    id = form.get("claim", "").strip()
    if verdict != "correct":
        return [id] if id else []
    changed = corrected(view, form)
    if not changed:
        raise UsageError("No field was changed. If the claim is right as it is, accept it.")
    return [id, *changed]


def corrected(view: View, form: dict[str, str]) -> list[str]:
    """What a form has otherwise than the claim that it is about, as "field=value"."""
    if not form.keys() & {*FIELDS, *(WHOLE.format(field=field) for field in IN_PARTS)}:
        return []
    found = judging.claims_named(form.get("claim", "").strip(), view)[0]
    return corrections(waiting.as_it_is(view, waiting.ruling(view), found.id) or found, form)


def onward(back: str, by: str) -> str:
    """The address to go on with: the queue that the form came from, as far as it is one, signed with the same name."""
    query = dict[str, str | list[str]]()
    for name, value in parse_qsl(urlsplit(back).query or back.removeprefix("?")):
        if name in ("between", "type", "stance", "dataset"):
            several = query.setdefault(name, [])
            assert isinstance(several, list)
            several.append(value)
        else:
            query[name] = value
    try:
        asked = AskedJudge.model_validate(query)
    except ValidationError:
        asked = AskedJudge.model_validate({})
    return f"/judge{asked.changed(judge=by).query()}"
