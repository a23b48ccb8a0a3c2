"""An invented format of event data, and tables in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from dragoman.coding import Form, Shape, Sheet, What, Where, Who
from dragoman.records import Event
from dragoman.store import Project

HEAD = ("id", "url", "day", "one", "other", "act", "place", "mentions")
STATES = {"US": ("USA", "United States"), "RU": ("RUS", "Russia"), "UA": ("UKR", "Ukraine"), "SY": ("SYR", "Syria")}
ACTS = {"meet": ("CONSULT", "meet", True), "fight": ("ASSAULT", "beat", False), "help": ("AID", None, False)}


def who(key: str, on: date) -> tuple[Who, ...]:
    """States by two letters, their armies by an ending, several joined by a plus; anyone else by name."""
    return tuple(_who(one, on) for one in key.split("+"))


def _who(word: str, on: date) -> Who:
    state, _, army = word.partition("-")
    if state == "RU" and on < date(1992, 1, 1):
        return Who("SUN", "Soviet Union", "state", "SUN", "GOV", True)
    if state not in STATES:
        return Who(word.lower(), word, "armed group", None, None, False)
    id, name = STATES[state]
    if army:
        return Who(f"{id.lower()}-army", f"Army of {name}", "organisation", id, "MIL", True)
    return Who(id, name, "state", id, "GOV", True)


def what(key: str) -> What | None:
    """Three acts, and "say", which is none."""
    if key == "say":
        return What(None, None, None, "say", False)
    if key not in ACTS:
        return None
    type, mode, symmetric = ACTS[key]
    return What(type, mode, None, key, symmetric)


def where(key: str, on: date) -> Where | None:
    """The states as places."""
    return Where(None, STATES[key][0]) if key in STATES else Where(key, None)


COLUMNS = {
    "row": "nullif(id, 'id')", "happening": "url", "url": "url", "publisher": "split_part(url, '/', 1)",
    "day": "TRY_CAST(day AS DATE)", "until": "TRY_CAST(day AS DATE)", "initiator": "one", "recipient": "other",
    "act": "act", "code": "act", "place": "place", "mentions": "mentions",
}  # fmt: skip
EVENTS = Shape("invented events", HEAD, header=False, select=COLUMNS)
SLACK = Shape("invented events with empty cells", HEAD, header=False, select=COLUMNS, slack=True)
UNNUMBERED = Shape(
    "invented events without ids", HEAD, header=False, select={k: v for k, v in COLUMNS.items() if k != "row"}
)
MENTIONS = Shape(
    "invented mentions",
    ("id", "url", "publisher"),
    header=False,
    select={"row": "id", "url": "url", "publisher": "publisher"},
    mentions=True,
)
FORM = Form(
    name="invented", title="Invented", citation="Nobody, Nowhere", shapes=(EVENTS, MENTIONS), who=who, what=what,
    where=where,
)  # fmt: skip


def row(
    id: object, one: str | None = "US", other: str | None = "RU", *, act: str = "meet", day: str = "2017-01-01",
    url: str | None = None, place: str | None = None, mentions: int | None = None,
) -> tuple[object, ...]:  # fmt: skip
    """A row of a table."""
    return (id, url, day, one, other, act, place, mentions)


def table(path: Path, rows: Iterable[Sequence[object]], *, shape: Shape = EVENTS) -> Sheet:
    """A table as it lies in a file."""
    lines = ("\t".join("" if cell is None else str(cell) for cell in cells) + "\n" for cells in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return Sheet(path=path, name=path.name, shape=shape, columns=shape.columns)


def take_in(project: Project, *sheets: Sheet, name: str = "invented") -> list[str]:
    """Import tables into a project; gives what was wrong with them."""
    with project.coded_writer() as writer:
        faults = [fault for sheet in sheets for fault in writer.take(sheet, FORM, name).faults]
        writer.publish()
    return faults


def project_of(folder: Path, *several: Iterable[Sequence[object]]) -> Project:
    """A project with tables of these rows, imported one after another."""
    project = Project.create(folder / "project")
    for number, rows in enumerate(several):
        take_in(project, table(folder / f"{number}.tsv", rows))
    return project


def events_in(project: Project, **conditions: object) -> list[Event]:
    """The events of a project, in the order of their ids."""
    from dragoman.store import EventFilter

    with project.view() as view:
        return sorted(view.events(EventFilter(**conditions)), key=lambda event: event.id)
