"""Projects made of claims, without reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.events import Merger
from dragoman.exchange.coded import FORMS
from dragoman.importing import import_coded
from dragoman.judgements import rule
from dragoman.records import Claim
from dragoman.store import Project
from tests.builders import document
from tests.copied import copied
from tests.exchange.coded import invented
from tests.exchange.coded.invented import Row
from tests.fakes import group, signature


def project_of(*claims: Claim, folder: str = "dragoman-project") -> Project:
    """A project whose reports hold the sentences of these claims and nothing else."""
    copied(Path(folder), take_in_claims, claims)
    return Project.open(Path(folder))


def take_in_claims(folder: Path, claims: Sequence[Claim]) -> None:
    """Reports that hold the sentences of these claims into a project."""
    with Project.create(folder).writer() as writer:
        for id in dict.fromkeys(one.document for one in claims):
            own = [one for one in claims if one.document == id]
            text = " ".join(dict.fromkeys(one.sentence for one in own))
            published = own[0].published.isoformat() if own[0].published else None
            writer.add(
                document(text, id=id, outlet=own[0].outlet, published=published),
                own,
                reader="r1",
                sentences=len(own),
                signature=signature(text),
            )
        writer.publish(group, rule, Merger)


def take_in(folder: str, rows: Sequence[Row], *, form: str = "gdelt", name: str | None = None) -> None:
    """Rows of event data of others into a project."""
    project = Project.create(Path(folder))
    file = project.folder.with_name(f"{name or form}.export.CSV")
    file.write_text(invented.bare(invented.columns(form), rows), encoding="utf-8")
    came = import_coded([file], project, form=FORMS[form], name=name)
    assert came.faults == ()


def row(number: int, one: str, other: str, code: str = "190", *, day: str = "2022-10-29", **cells: object) -> Row:
    """A row of GDELT between two countries, by their codes."""
    date = day.replace("-", "")
    usual: Row = {
        "SQLDATE": date, "MonthYear": date[:6], "Year": date[:4],
        "Actor1Code": one, "Actor1Name": one, "Actor1CountryCode": one, "Actor1Type1Code": "",
        "Actor2Code": other, "Actor2Name": other, "Actor2CountryCode": other,
        "EventCode": code, "EventBaseCode": code, "EventRootCode": code[:2],
        "SOURCEURL": f"https://www.courier.example/{number}",
    }  # fmt: skip
    return invented.gdelt(number, **usual | cells)
