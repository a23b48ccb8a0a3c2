"""Ties as flat rows: five columns for a channel, two for an interval."""

from __future__ import annotations

from typing import Any

from dragoman.records import Channel, Standing, TheatreSign, Tie, TieMonth

Row = dict[str, Any]


def tie_row(tie: Tie) -> Row:
    """A tie as a flat row."""
    return {
        "one": tie.one,
        "other": tie.other,
        "theatre": tie.theatre,
        "since": tie.since,
        "until": tie.until,
        "sign": tie.sign,
        "thin": tie.thin,
        "lean": tie.lean,
        "lean_low": tie.low,
        "lean_high": tie.high,
        "acts": tie.acts,
        **channel_cells("cooperation", tie.cooperation),
        **channel_cells("conflict", tie.conflict),
        "contested": tie.contested,
        "coded": tie.coded,
        "expected_cooperation": tie.expected_cooperation,
        "expected_conflict": tie.expected_conflict,
        "denied": tie.denied,
        "disagree": tie.disagree,
        "theatres": "; ".join(theatre_text(one) for one in tie.theatres),
        "allies_said": said(tie.standings, "ALLY"),
        "rivals_said": said(tie.standings, "RIVAL"),
        "first": tie.first,
        "last": tie.last,
        "evidence": tie.evidence,
    }


def month_row(month: TieMonth) -> Row:
    """How a tie stood at a month's end, as a flat row."""
    return {
        "last": month.last,
        "sign": month.sign,
        "lean": month.lean,
        "lean_low": month.low,
        "lean_high": month.high,
        **channel_cells("cooperation", month.cooperation),
        **channel_cells("conflict", month.conflict),
    }


def channel_cells(name: str, channel: Channel) -> Row:
    """The columns of a channel."""
    return {f"{name}_{field}": getattr(channel, field) for field in channel.__struct_fields__}


def theatre_text(one: TheatreSign) -> str:
    """A theatre with its sign: "syria-war -"; 0 where it has none."""
    return f"{one.theatre} {one.sign or 0}"


def said(standings: tuple[Standing, ...], type: str) -> int:
    """In how many events they are said to be so."""
    return sum(one.events for one in standings if one.type == type)


CHANNEL_FIELDS = Channel.__struct_fields__
TIE_COLUMNS = (
    "one", "other", "theatre", "since", "until", "sign", "thin", "lean", "lean_low", "lean_high", "acts",
    *(f"cooperation_{field}" for field in CHANNEL_FIELDS), *(f"conflict_{field}" for field in CHANNEL_FIELDS),
    "contested", "coded", "expected_cooperation", "expected_conflict", "denied", "disagree", "theatres", "allies_said",
    "rivals_said", "first", "last", "evidence",
)  # fmt: skip
MONTH_COLUMNS = (
    "last", "sign", "lean", "lean_low", "lean_high", *(f"cooperation_{field}" for field in CHANNEL_FIELDS),
    *(f"conflict_{field}" for field in CHANNEL_FIELDS),
)  # fmt: skip
