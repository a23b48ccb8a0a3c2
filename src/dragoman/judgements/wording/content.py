"""Read what a claim says besides its parties: stance, items, time, place, theatres."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any, get_args

from dragoman.errors import UsageError
from dragoman.records import Aspect, Certainty, Claim, Item, Place, Polarity, Quantity, Stance, Time
from dragoman.vocabulary.items import item_words, normal
from dragoman.vocabulary.places import places
from dragoman.vocabulary.theatres import theatres as all_theatres

NONE = "none"
STANCE_PARTS: dict[str, Any] = {"polarity": Polarity, "certainty": Certainty, "aspect": Aspect}
TRUTH = {"yes": True, "true": True, "no": False, "false": False}
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
SPAN = re.compile(rf"({DATE.pattern})?(?:\s*(?:\.\.|/| to )\s*)({DATE.pattern})?")
# "300", "2,600", "$40", "1.5", "300-400", "300+"
COUNT = re.compile(r"(?P<low>[\d,]*\.?\d+)(?:\s*(?:-|–|to)\s*(?P<high>[\d,]*\.?\d+)|(?P<more>\+))?\s+(?P<name>.+)")


def among(text: str, field: str, allowed: Any) -> str:
    """One of the words that a field may have, whatever its case; UsageError with all of them."""
    known = {str(word).lower(): str(word) for word in get_args(allowed)}
    if text.lower() not in known:
        raise UsageError(f"{field}={text} is not known. Choose from: {', '.join(known.values())}.")
    return known[text.lower()]


def truth(text: str) -> bool:
    """Yes or no."""
    if text.lower() not in TRUTH:
        raise UsageError(f"symmetric={text} is neither yes nor no. Write yes where the act runs both ways.")
    return TRUTH[text.lower()]


def stance(text: str, claim: Claim) -> dict[str, str]:
    """The polarity, certainty and aspect of a stance, as near to the claim's as can be."""
    plain = claim.aspect if claim.aspect in ("done", "ongoing") else "done"
    parts: tuple[str, str, str]
    match among(text, "stance", Stance):
        case "asserts":
            parts = ("+", "certain", plain)
        case "hedges":
            parts = ("+", "possible", plain)
        case "denies":
            parts = ("-", "certain", plain)
        case "expects":
            parts = ("+", "certain", "demanded" if claim.aspect == "demanded" else "future")
        case _:
            parts = ("+", "none", "hypothetical")
    return dict(zip(STANCE_PARTS, parts, strict=True))


def items(text: str, claim: Claim) -> list[Item]:
    """What an act is about, with commas between: "300 drones, 2-3 ships, fuel"; what the claim has stays as it is."""
    there = {spelled(one).lower(): one for one in claim.items}
    parts = [words.strip() for words in re.split(r",(?!\d{3})", text) if words.strip()]
    return [there.get(words.lower()) or item(words) for words in parts]


def spelled(item: Item) -> str:
    """A thing in words, with how many there are as the text has it: "more than 300 drones"."""
    return " ".join(word for word in (item.quantity.text if item.quantity else None, item.name) if word)


def item(text: str) -> Item:
    """One thing, and how many: "300 drones", "300-400 drones", "300+ drones", "drones"."""
    counted = COUNT.fullmatch(text)
    if counted is None:
        return Item(name=text, kind=kind_of(text), quantity=None, unit=None)
    low = number(counted["low"])
    high = None if counted["more"] else number(counted["high"] or counted["low"])
    if high is not None and high < low:
        raise UsageError(f"items={text}: {high:g} is less than {low:g}. Write the smaller number first.")
    words = text[: counted.start("name")].strip()
    quantity = Quantity(text=words, low=low, high=high)
    return Item(name=counted["name"], kind=kind_of(counted["name"]), quantity=quantity, unit=None)


def number(text: str) -> float:
    """A number without its commas."""
    return float(text.replace(",", ""))


def kind_of(name: str) -> str | None:
    """The kind of a thing by the table, as its last words or all of them tell; None when it has no such thing."""
    words, kinds = normal(name).split(), item_words().kinds
    for first in range(len(words)):
        rest = " ".join(words[first:])
        for form in (rest, rest.removesuffix("s")):
            if form in kinds:
                return None if kinds[form] == NONE else kinds[form]
    return None


def time(text: str, claim: Claim) -> Time:
    """A day, month or year, or from one to another: "2022-10", "2022-08..2022-10", "2022-08.."."""
    span = SPAN.fullmatch(text)
    first, last = (span[1], span[5]) if span else (text, text)
    for one in (first, last):
        if one:
            check_day(one)
    if not first and not last:
        raise UsageError(f"time={text} holds no date. Write 2022, 2022-10, 2022-10-29 or 2022-08..2022-10.")
    if first and last and ends(last)[1] < ends(first)[0]:
        raise UsageError(f"time={text} ends before it begins. Write the earlier date first.")
    return Time(text=claim.time.text if claim.time else text, start=first, end=last)


def check_day(text: str) -> None:
    """Nothing, or UsageError when a date is none."""
    if DATE.fullmatch(text) is None:
        raise UsageError(f"time={text} is not a date. Write 2022, 2022-10, 2022-10-29 or 2022-08..2022-10.")
    try:
        ends(text)
    except ValueError:
        raise UsageError(f"time={text} is not a day of the calendar.") from None


def ends(text: str) -> tuple[date, date]:
    """The first and last day that a date of any precision allows."""
    year, month, day = (int(part) for part in [*text.split("-"), "0", "0"][:3])
    last = day or calendar.monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)


def place(text: str, claim: Claim) -> Place:
    """A place of the tables; of several of a name, that in a state of the claim."""
    parties = (claim.initiator, claim.recipient, claim.against)
    near = {actor.acts_for for actor in parties if actor and actor.acts_for}
    if claim.place and claim.place.country:
        near.add(claim.place.country)
    known = places().find(text, near) or places().state(text.upper())
    if known is None:
        raise UsageError(
            f"No place is called {text!r}. Write a larger one near it, or the place as JSON: "
            'place={"text": …, "name": …, "country": "UKR", "latitude": …, "longitude": …}'
        )
    return Place(text=text, name=known.name, country=known.country, latitude=known.latitude, longitude=known.longitude)


def theatres(text: str) -> list[str]:
    """Ids of theatres from ids or names, with commas between; UsageError with those most like one that is none."""
    known = {form.lower(): one.id for one in all_theatres() for form in (one.id, one.name)}
    found = []
    for part in (part.strip().lower() for part in text.split(",") if part.strip()):
        if part not in known:
            raise UsageError(f"No theatre is called {part!r}. Nearest: {', '.join(nearest(part, known))}.")
        found.append(known[part])
    return list(dict.fromkeys(found))


def nearest(name: str, known: dict[str, str]) -> list[str]:
    """The ids of those whose names are most like one that is not known."""
    from rapidfuzz import fuzz, process

    likest = process.extract(name, list(known), scorer=fuzz.WRatio, limit=8)
    return list(dict.fromkeys(known[form] for form, *_ in likest))
