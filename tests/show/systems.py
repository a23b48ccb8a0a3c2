"""A project of two blocs at war, with a hedger, a broker, an odd couple, and a pair of whom too little is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.records import Claim
from dragoman.store import Project
from tests.builders import claim, fighters, item, mention, place
from tests.show.projects import project_of

BEGIN = date(2021, 6, 7)
WAR, OTHER = "ukraine-invasion", "syria-islamic-state"


def deeds(one, other, kind: str, count: int, *, every: int = 21, **more) -> Iterator[Claim]:
    """So many deeds of one to the other, each told by a report of its own on its own day."""
    sides = f"{mention(one).id}-{mention(other).id}-{kind}".lower()
    for number in range(count):
        day = BEGIN + timedelta(days=every * number)
        id = f"{sides}-{number}"
        yield claim(
            one, other, **{
                "type": kind, "id": id, "act": id, "document": f"d-{id}", "published": day.isoformat(),
                "time": day.isoformat(), "theatres": (WAR,), "sentence": f"{id} happened.", "trigger": "happened",
                "confidence": 0.9, "items": (item(f"thing {number}", count=100 + 37 * number),),
            } | more
        )  # fmt: skip


def war(folder: str = "dragoman-project") -> Project:
    """Russia and Iran against Ukraine and the United States, Turkey a friend of all, and an enemy of two opponents."""
    jihadists = fighters("Islamic State")
    return project_of(
        *deeds("RUS", "UKR", "ASSAULT", 25), *deeds("UKR", "USA", "COOPERATE", 25), *deeds("IRN", "RUS", "AID", 25),
        *deeds("USA", "RUS", "SANCTION", 22), *deeds("IRN", "UKR", "ASSAULT", 12, mode="drone"),
        *deeds("TUR", "RUS", "COOPERATE", 36, every=14), *deeds("TUR", "UKR", "AID", 24),
        *deeds("USA", jihadists, "ASSAULT", 25, theatres=(OTHER,)),
        *deeds("RUS", jihadists, "ASSAULT", 25, theatres=(OTHER,)),
        *deeds("QAT", "UKR", "CONSULT", 2, mode="third-party"), *deeds("QAT", "RUS", "CONSULT", 1, mode="third-party"),
        *deeds("RUS", "UKR", "CONSULT", 1, symmetric=True, place=place("Minsk", "BLR")),
        *deeds("CHN", "UKR", "ACCUSE", 1), *deeds("USA", fighters("the rebels"), "AID", 2),
        folder=folder,
    )  # fmt: skip
