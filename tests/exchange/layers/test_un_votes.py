"""Votes of the General Assembly, made into how alike two states vote beyond the usual."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError, UsageError
from dragoman.exchange.layers.un_votes import likeness, sign_of
from dragoman.importing import import_layer
from dragoman.records import Record
from dragoman.store import Project, write_parquet

VOTE = {"y": "yes", "a": "abstain", "n": "no", ".": None}


class Vote(Record, frozen=True, kw_only=True):
    """A line of the votes, as `unvotes` has them."""

    rcid: int
    country_code: str | None
    vote: str


# Two camps over twelve roll calls, and one that says yes to all; the last two roll calls are near consensus.
CAMPS = {
    "US": "ynynynynynyy", "GB": "ynynynynynyy", "FR": "ynynynynyayy", "RU": "nynynynynyyy", "CN": "nynynynynyyy",
    "EG": "yyyyyyyyyyyy",
}  # fmt: skip


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "project")


@pytest.fixture
def imported(tmp_path, project):
    """What came of votes, given as a word of y, a, n and . for each state and session; and the bonds."""

    def take(*sessions, parquet=False):
        votes, calls = [], ["rcid,session,importantvote,date,unres,short"]
        for number, camps in enumerate(sessions, 68):
            for at in range(max(map(len, camps.values()))):
                rcid = number * 100 + at
                calls.append(f'{rcid},{number},0,{1945 + number}-1{at % 3}-0{at % 9 + 1},R/1,"Peace, and quiet"')
                votes += [
                    Vote(rcid=rcid, country_code=code, vote=word)
                    for code, said in camps.items()
                    if (word := VOTE[said[at]])
                ]
        (tmp_path / "calls.csv").write_text("\n".join(calls) + "\n")
        file = tmp_path / ("votes.parquet" if parquet else "votes.csv")
        if parquet:
            write_parquet(votes, Vote, file)
        else:
            file.write_text(
                "\n".join(["rcid,country_code,vote", *(f"{v.rcid},{v.country_code},{v.vote}" for v in votes)])
            )
        found = import_layer(file, project, form="un-votes", roll_calls=tmp_path / "calls.csv")
        return found, {(one.one, one.other): one for one in project.bonds("un-votes", on=date(2014, 1, 15))}

    return take


def test_those_who_vote_alike_against_the_others_are_for_one_another_and_the_others_against(imported):
    _, bonds = imported(CAMPS)
    signs = {pair: one.sign for pair, one in bonds.items()}
    assert (signs["GBR", "USA"], signs["CHN", "RUS"], signs["RUS", "USA"]) == ("+", "+", "-")
    assert bonds["GBR", "USA"].weight > bonds["FRA", "USA"].weight > 0.5


def test_who_says_yes_to_all_is_neither_friend_nor_foe(imported):
    _, bonds = imported(CAMPS)
    assert {bonds[pair].sign for pair in (("EGY", "USA"), ("EGY", "RUS"))} == {None}


def test_a_bond_says_in_words_how_often_they_voted_the_same(imported):
    _, bonds = imported(CAMPS)
    assert bonds["FRA", "USA"].text.startswith("vote alike in 92 % of 12 roll calls; beyond the usual +0.9")
    assert "beyond the usual −" in bonds["RUS", "USA"].text


def test_a_session_counts_until_the_next_one_begins_and_the_last_for_a_year(imported, project):
    found, _ = imported(CAMPS, CAMPS)
    periods = {(one.since, one.until) for one in project.bonds()}
    assert periods == {(date(2013, 10, 1), date(2014, 9, 30)), (date(2014, 10, 1), date(2015, 9, 30))}
    assert (found.layer.until, found.layer.lasting) == (date(2015, 9, 30), 0)


def test_parquet_and_csv_give_the_same(imported):
    assert imported(CAMPS)[1] == imported(CAMPS, parquet=True)[1]


def test_of_few_common_roll_calls_nothing_is_said(imported):
    _, bonds = imported(CAMPS | {"JP": "ynyny......."})
    assert not any("JPN" in pair for pair in bonds)


def test_votes_of_nobody_known_are_counted(imported):
    found, _ = imported(CAMPS | {"": "yyyyyyyyyyyy", "ZZ": "nnnnnnnnnnnn"})
    assert dict(found.unknown) == {"no code (2013)": 12, "ISO2 ZZ (2013)": 12}


def test_a_seat_with_one_code_for_all_time_is_of_the_state_that_held_it(tmp_path, project):
    (tmp_path / "votes.csv").write_text(
        "rcid,session,date,country_code,vote\n"
        + "".join(
            f"{at},30,1975-10-01,{code},{'yes' if at % 2 else 'no'}\n" for at in range(12) for code in ("RU", "US")
        )
    )
    import_layer(tmp_path / "votes.csv", project, form="un-votes")
    assert [(one.one, one.other) for one in project.bonds()] == [("SUN", "USA")]


def test_voetens_own_numbers_are_read_and_who_was_absent_did_not_vote(tmp_path, project):
    (tmp_path / "votes.csv").write_text(
        "rcid,session,date,ccode,vote\n"
        + "".join(f"{at},70,2015-10-01,{code},{1 + 2 * (at % 2)}\n" for at in range(12) for code in (2, 200))
        + "".join(f"{at},70,2015-10-01,365,{8 + at % 2}\n" for at in range(12))
    )
    found = import_layer(tmp_path / "votes.csv", project, form="un-votes")
    assert (found.faults, [(one.one, one.other) for one in project.bonds()]) == ((), [("GBR", "USA")])


def test_votes_without_a_day_need_the_list_of_roll_calls(tmp_path, project):
    (tmp_path / "votes.csv").write_text("rcid,country_code,vote\n1,US,yes\n")
    with pytest.raises(UsageError, match="--roll-calls FILE"):
        import_layer(tmp_path / "votes.csv", project, form="un-votes")
    (tmp_path / "calls.csv").write_text("rcid,name\n1,Peace\n")
    with pytest.raises(InputError, match=r"calls\.csv: has no column session, date"):
        import_layer(tmp_path / "votes.csv", project, form="un-votes", roll_calls=tmp_path / "calls.csv")


def test_a_vote_that_is_none_and_a_roll_call_that_nobody_called_are_told(tmp_path, project):
    (tmp_path / "votes.csv").write_text("rcid,country_code,vote\n1,US,maybe\n2,US,yes\n")
    (tmp_path / "calls.csv").write_text("rcid,session,date\n1,70,2015-10-01\n3,70,someday\n")
    found = import_layer(tmp_path / "votes.csv", project, form="un-votes", roll_calls=tmp_path / "calls.csv")
    assert [fault.partition(":")[0] for fault in found.faults] == [
        "calls.csv, line 3", "votes.csv, line 2", "votes.csv, line 3",
    ]  # fmt: skip
    assert found.layer is None


@given(st.integers(0, 2**32 - 1))
def test_likeness_is_the_same_both_ways_and_by_whatever_name_the_sides_go(seed):
    draw = np.random.default_rng(seed)
    votes, cast = draw.integers(-1, 2, (20, 6)).astype(float), (draw.random((20, 6)) < 0.8).astype(float)
    alike, common = likeness(votes, cast)
    mirrored, _ = likeness(-votes, cast)
    assert np.allclose(alike, alike.T)
    assert np.allclose(alike, mirrored)
    assert np.abs(alike).max() <= 1
    assert (common == cast.T @ cast).all()


def test_likeness_is_the_correlation_of_what_is_left_when_roll_call_and_voter_are_taken_off():
    votes = np.random.default_rng(7).integers(-1, 2, (30, 5)).astype(float)
    alike, _ = likeness(votes, np.ones_like(votes))
    rest = votes - votes.mean(axis=1, keepdims=True) - votes.mean(axis=0, keepdims=True) + votes.mean()
    cosine = rest.T @ rest / np.outer(np.linalg.norm(rest, axis=0), np.linalg.norm(rest, axis=0))
    assert np.allclose(alike, cosine)


def test_a_sign_needs_an_interval_without_0():
    bound = math.tanh(1.96 / math.sqrt(100 - 3))
    assert [sign_of(value, 100) for value in (bound - 0.001, bound + 0.001, -bound - 0.001)] == [None, "+", "-"]
    assert sign_of(1.0, 3) is None
