"""The reports that Dragoman was made for: what must come out of them, by rules that know nothing of them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from dragoman import asking, pipeline
from dragoman.store import Project

REPORTS = Path(os.environ.get("SHARED") or Path(__file__).parents[3] / "shared") / "reports" / "reports.jsonl"


@pytest.mark.shared
@pytest.mark.skipif(not REPORTS.is_file(), reason="no reports beside the checkout")
def test_the_united_states_and_iran_are_aligned_in_iraq_for_now_while_opposed(tmp_path: Path):
    project = Project.create(tmp_path / "project")
    for _ in pipeline.read([str(REPORTS)], project):
        pass
    with project.view() as view:
        found = asking.system(view, on=date(2014, 12, 31))
        couple = next(one for one in found.odd_couples if (one.one, one.other) == ("IRN", "USA"))
        (event,) = view.events_of_id(couple.evidence[0])
        sentences = [claim.sentence for claim in view.claims_of(event)]
    assert (couple.together, couple.against, couple.said) == ("iraq-islamic-state", ("islamic-state",), 1)
    assert couple.thin  # one newspaper, one day
    assert any("aligned" in sentence for sentence in sentences)
