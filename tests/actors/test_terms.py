"""The tables of offices, holders and people: terms that fit together, and how much of the time they cover."""

from __future__ import annotations

import calendar
import itertools
from collections import defaultdict
from datetime import date, timedelta

import pytest

from dragoman.actors import registry
from dragoman.actors.states import states
from dragoman.actors.tables import first_day, last_day, rows

SINCE, UNTIL = date(1990, 1, 1), date(2025, 6, 30)
# The states that world news speaks of most, by judgement.
REPORTED = (
    "USA RUS CHN GBR FRA DEU ITA ESP POL HUN NLD BEL SWE NOR DNK FIN EST LVA LTU CZE SVK ROU BGR GRC CYP AUT IRL PRT "
    "CHE UKR BLR MDA GEO ARM AZE KAZ UZB TKM TJK KGZ SRB HRV BIH XKX MKD ALB IRN IRQ SYR ISR PSE LBN TUR SAU ARE QAT "
    "KWT BHR OMN YEM JOR EGY LBY TUN DZA MAR SDN SSD ETH ERI SOM KEN UGA RWA BDI COD CAF TCD NGA NER MLI BFA ZAF ZWE "
    "AGO MOZ TZA IND PAK AFG BGD LKA NPL MMR THA VNM KHM PHL IDN MYS SGP TWN JPN KOR PRK AUS NZL CAN MEX CUB VEN COL "
    "BRA ARG CHL PER BOL ECU NIC HTI VAT"
)
HEADS_OF_STATE = (
    "president king queen monarch emperor emir sultan pope supreme-leader leader junta chairman council "
    "presidential-council gna-head gnu-head"
)
CROWN = {"GBR": "gbr-monarch", "CAN": "gbr-monarch", "AUS": "gbr-monarch", "NZL": "gbr-monarch"}
FOREIGN = "foreign-minister foreign-secretary secretary-of-state"
DEFENCE = "defence-minister defence-secretary secretary-of-defense"


def held():
    """The terms of each office as they stand in the table, in order."""
    found = defaultdict(list)
    for row in rows("holders.csv", required=("office", "person", "since", "until")):
        found[row.cells["office"]].append((row.cells["since"], row.cells["until"], row.cells["person"]))
    return {office: sorted(terms) for office, terms in found.items()}


def as_precise(one, other):
    """Two dates cut to the precision of the coarser; an open end is as far as dates go."""
    one = one or "9999-99-99"
    length = min(len(one), len(other))
    return one[:length], other[:length]


def test_terms_of_an_office_do_not_overlap_unless_it_is_shared():
    shared = {row.cells["id"] for row in rows("offices.csv", required=("id", "shared")) if row.one("shared") == "yes"}
    overlapping = []
    for office, terms in held().items():
        for earlier, later in itertools.pairwise(terms):
            end, begin = as_precise(earlier[1], later[0])
            if office not in shared and end > begin:
                overlapping.append((office, earlier[2], later[2]))
    assert overlapping == []


def test_nobody_holds_one_office_twice_at_once():
    twice = []
    for office, terms in held().items():
        by_person = defaultdict(list)
        for since, until, person in terms:
            by_person[person].append((since, until))
        for person, spans in by_person.items():
            for earlier, later in itertools.pairwise(spans):
                end, begin = as_precise(earlier[1], later[0])
                if end > begin:
                    twice.append((office, person))
    assert twice == []


def test_every_office_has_a_holder():
    listed = {row.cells["id"] for row in rows("offices.csv", required=("id",))}
    assert listed == set(held())


def test_a_term_lies_in_the_lifetime_of_its_state():
    outside = [
        (actor.name, term.office)
        for actor in registry().actors()
        for term in actor.terms
        if term.acts_for and (state := states()[term.acts_for])
        if (state.until and term.since and term.since > state.until + timedelta(31))
        or (state.since and term.until and term.until < state.since)
    ]
    assert outside == []


def test_no_surname_that_is_also_a_month_or_a_state_stands_alone():
    taken = {*calendar.month_name, *calendar.day_name, *(state.name for state in states().values())}
    alone = {
        row.one("surname") for row in rows("people.csv", required=("surname", "alone")) if row.one("alone") != "no"
    }
    assert alone & taken == set()


def share(offices, since):
    """How much of the time from `since` some holder of one of the offices is known."""
    covered, day = 0, max(since or SINCE, SINCE)
    whole = (UNTIL - day).days + 1
    terms = [
        (first_day(since), last_day(until) or UNTIL) for office in offices for since, until, _ in TERMS.get(office, ())
    ]
    for begin, end in sorted(terms):
        begin, end = max(begin, day), min(end, UNTIL)
        if begin <= end:
            covered, day = covered + (end - begin).days + 1, end + timedelta(1)
    return covered / whole


TERMS = held()


@pytest.mark.parametrize(
    ("offices", "floor"),
    [(HEADS_OF_STATE, 0.95), (FOREIGN, 0.83), (DEFENCE, 0.45)],
    ids=["state", "foreign", "defence"],
)
def test_the_reported_states_have_their_heads_and_ministers(offices, floor):
    shares = {}
    for state in REPORTED.split():
        ids = [f"{state.lower()}-{office}" for office in offices.split()]
        if offices is HEADS_OF_STATE and state in CROWN:
            ids.append(CROWN[state])
        shares[state] = share(ids, states()[state].since)
    mean = sum(shares.values()) / len(shares)
    assert mean > floor, sorted(shares.items(), key=lambda pair: pair[1])[:20]
