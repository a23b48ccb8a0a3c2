"""Projects made of claims, without reading."""

from __future__ import annotations

from pathlib import Path

from dragoman.events import Merger
from dragoman.judgements import rule
from dragoman.records import Claim
from dragoman.store import Project
from tests.builders import document
from tests.fakes import group, signature


def project_of(*claims: Claim, folder: str = "dragoman-project") -> Project:
    """A project whose reports hold the sentences of these claims and nothing else."""
    project = Project.create(Path(folder))
    with project.writer() as writer:
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
    return project
