"""Pairs in words: what their signs, periods, verdicts and shifts are called, in a terminal and on pages alike.

Takes ties and what belongs to them, gives plain text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dragoman.records import Bond, Shift, Sign, Standing, Tie
from dragoman.show.words import number, plain

WORDS: dict[Sign | None, str] = {"+": "friendly", "-": "hostile", None: "undecided"}
SIGNS: dict[Sign | None, str] = {"+": "+", "-": "−", None: "·"}
SAID = {"ALLY": "allies", "RIVAL": "rivals"}
ARROWS = {"up": "↗", "down": "↘", "level": "▬"}  # no arrow to the right, which says who did what to whom


def period(tie: Tie, name: Callable[[str], str] = str) -> str:
    """The period and the theatre of a tie, in words; `name` gives theatres theirs."""
    where = f"in {name(tie.theatre)}" if tie.theatre else "in all theatres together"
    begins = f"from {tie.since}" if tie.since else f"from the first event ({tie.first})"
    return f"{where}, {begins} to {tie.until}"


def verdict(tie: Tie, name: Callable[[str], str] = str) -> str:
    """What a pair is to one another, in a sentence or three, with how sure that is; `name` gives theatres theirs."""
    return f"{WORDS[tie.sign if tie.acts else None].capitalize()}: {grounds(tie, name)}"


def grounds(tie: Tie, name: Callable[[str], str] = str) -> str:
    """The verdict on a pair behind the word for it: what it rests on, and how sure it is."""
    if not tie.acts:
        return f"{nothing_done(tie)}. That is no peace, only too little evidence."
    lean = f"lean {signed(tie.lean)} ({signed(tie.low)} to {signed(tie.high)}), {number(tie.acts, 'act')}"
    told = [f"{'; '.join(filter(None, (lean, meaning(tie))))}."]
    if tie.thin:
        told.append("Thin evidence: a lead, no finding.")
    if where := apart(tie, name):
        told.append(f"{where[0].upper()}{where[1:]}.")
    if tie.disagree is not None:
        told.append(f"That two of its theatres lean to opposite sides is {percent(tie.disagree)} probable.")
    return " ".join(told)


def meaning(tie: Tie) -> str:
    """What the sign of a tie says, behind the word for it; "" where the word says all."""
    if tie.sign == "+":
        return "surely more cooperation than conflict, and no more conflict than usual"
    return "" if tie.sign else "neither friendship nor hostility can be told beyond doubt"


def apart(tie: Tie, name: Callable[[str], str] = str) -> str:
    """Where a pooled tie is friendly and where hostile, "friendly in Iraq, hostile in Syria"; "" where neither."""
    signs: tuple[Sign, ...] = ("+", "-")
    found = {sign: [name(one.theatre) for one in tie.theatres if one.sign == sign] for sign in signs}
    return ", ".join(f"{WORDS[sign]} in {' and '.join(names)}" for sign, names in found.items() if names)


def nothing_done(tie: Tie) -> str:
    """What there is of a pair without an act in either channel."""
    parts = (
        (tie.expected_cooperation + tie.expected_conflict, "expected"), (tie.denied, "denied"),
        (sum(one.events for one in tie.standings), "said to be"),
    )  # fmt: skip
    told = [word for count, word in parts if count]
    return f"only {' and '.join(told)}" if told else "no act that counts"


def shifted(shift: Shift) -> str:
    """A shift in words: which channel, until when, from how much to how much, and how sure the day is."""
    return f"{turned(shift)}: {measured(shift)}"


def turned(shift: Shift) -> str:
    """What a shift is, without figures: "more conflict until 2022-03-01, then as before"."""
    until = f" until {shift.until}{', then as before' if shift.outburst else ''}" if shift.until else ""
    return f"{'more' if shift.after > shift.before else 'less'} {shift.channel}{until}"


def measured(shift: Shift) -> str:
    """From how much to how much a channel shifted, and how sure the day is."""
    return (
        f"{short(shift.before)} a month before, {short(shift.after)} after; "
        f"it began between {shift.low} and {shift.high}"
    )


def stood(standing: Standing) -> str:
    """How often a pair is said to be allies or rivals, from when to when: "in 3 events, 2014-03-02"."""
    days = " – ".join(dict.fromkeys((standing.first.isoformat(), standing.last.isoformat())))
    contested = f", {standing.contested} of them contested" if standing.contested else ""
    return f"in {number(standing.events, 'event')}{contested}, {days}"


def held(bond: Bond, on: date) -> str:
    """What a layer has of a pair, how strongly, and since or until when: "friendly: defence pact (weight 1.00)"."""
    text = f": {plain(bond.text)}" if bond.text else ""
    over = bond.until is not None and bond.until < on
    when = f", until {bond.until}" if over else f", since {bond.since}" if bond.since else ""
    return f"{WORDS[bond.sign] if bond.sign else 'neither'}{text} (weight {bond.weight:.2f}){when}"


def better(shift: Shift) -> bool:
    """Whether a shift is for the better: more cooperation, or less conflict."""
    return (shift.after > shift.before) == (shift.channel == "cooperation")


def signed(number: float) -> str:
    """A number from −1 to 1 with a sign: "−0.45", "+0.20"."""
    return f"{number:+.2f}".replace("-", "−")


def short(value: float) -> str:
    """A number of which small ones keep two digits that tell something: 12.3, 0.42, 0.0021."""
    if value >= 10:
        return f"{value:,.1f}"
    if value >= 0.1 or value < 0.00005:
        return f"{value:.2f}"
    return f"{value:.3f}" if value >= 0.01 else f"{value:.4f}"


def percent(share: float) -> str:
    """A probability in percent, never quite sure."""
    return "over 99 %" if share > 0.99 else "under 1 %" if share < 0.01 else f"{share:.0%}".replace("%", " %")
