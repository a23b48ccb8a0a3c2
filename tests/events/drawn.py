"""Small sets of claims, drawn at random, that are alike enough to be merged and unlike enough not to be."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import strategies as st

from dragoman.records import Claim
from tests.builders import claim, fighters, item, newspaper, official, place, unnamed

BEGIN = date(2022, 1, 20)
# On which the reports of d0, d1 … are published, counted from the beginning; nobody knows of the last.
DAYS = (0, 1, 6, 35, 100, 190, 400, None)
TYPES = ("AID", "AID", "AID", "SUPPORT", "CONSULT", "ASSAULT", "ALLY")
STANCES = ("asserts", "asserts", "hedges", "denies", "expects")
TIMES = (
    None,
    None,
    None,
    "2022-01-21",
    "2022-01-22",
    "2022-01",
    "2022-03-05",
    "2022-07-28",
    "2022",
    (None, "2022-02"),
    "2019-05-01",
)
SENTENCES = (
    "Norland gave Sudland drones for its harbours.",
    "Norland handed drones over to guard the Sudlandic harbours.",
    "A convoy of grain was sent over the mountains to Sudland by Norland.",
    "Drones came.",
)
ITEMS = ((), (), (item("drones", "drone", 300),), (item("drones", "drone"),), (item("weapons", "weapons"),),
         (item("grain", "food"),))  # fmt: skip
PLACES = (None, None, place("Eastport", "SUD", (10.0, 10.0)), place("Westport", "SUD", (10.0, 14.0)))
INITIATORS = (
    "NOR",
    "NOR",
    official("Ann Field", of="NOR"),
    official("Bo Lund", of="NOR"),
    fighters("the rebels"),
    "SUD",
)
RECIPIENTS = ("SUD", "SUD", "SUD", "NOR", "EAS", None)
SOURCES = ((), (), ("NOR",), ("SUD",), (unnamed("officials"),), (newspaper("The Mirror"), "NOR"))


@st.composite
def claims(draw: st.DrawFn, *, most: int = 9, undated: bool = True) -> list[Claim]:
    """A few claims with ids of their own, some of which are of the same act or of a copy of a report."""
    drawn = [draw(one_claim(number, undated=undated)) for number in range(draw(st.integers(1, most)))]
    copied = draw(st.lists(st.sampled_from(drawn), max_size=2, unique_by=lambda one: one.id))
    return drawn + [copy_of(one, f"copy {number}") for number, one in enumerate(copied)]


@st.composite
def one_claim(draw: st.DrawFn, number: int, *, undated: bool) -> Claim:
    """A claim with a number for its id."""
    initiator, recipient = draw(st.sampled_from(INITIATORS)), draw(st.sampled_from(RECIPIENTS))
    report = draw(st.integers(0, len(DAYS) - 1 if undated else len(DAYS) - 2))
    day = DAYS[report]
    return claim(
        initiator,
        "EAS" if recipient == initiator else recipient,
        id=f"c{number}",
        act=f"act {report} {draw(st.integers(0, 3))}",
        document=f"d{report}",
        outlet=("The Courier", "The Mirror", None)[report % 3],
        published=None if day is None else (BEGIN + timedelta(days=day)).isoformat(),
        origin=f"d{report // 2}",
        type=draw(st.sampled_from(TYPES)),
        stance=draw(st.sampled_from(STANCES)),
        by=draw(st.sampled_from(SOURCES)),
        sentence=draw(st.sampled_from(SENTENCES)),
        sentence_start=100 * draw(st.integers(0, 3)),
        trigger=draw(st.sampled_from(("gave", "handed", "sent"))),
        symmetric=draw(st.sampled_from((False, False, True))),
        items=draw(st.sampled_from(ITEMS)),
        time=draw(st.sampled_from(TIMES)),
        place=draw(st.sampled_from(PLACES)),
    )


def copy_of(one: Claim, document: str) -> Claim:
    """The same claim in another outlet that prints the same text, on the next day."""
    later = one.published + timedelta(days=1) if one.published else None
    return msgspec.structs.replace(one, document=document, outlet="The Echo", published=later)
