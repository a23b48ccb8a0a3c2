"""Read "field=value" words into the changes of a claim.

Each field has a function of its own that reads its value; what a field's
words cannot say can be given as JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from dragoman.actors import Registry
from dragoman.errors import UsageError
from dragoman.judgements.correcting import corrected
from dragoman.judgements.wording import content, parties
from dragoman.judgements.wording.content import NONE
from dragoman.records import Claim, EventType
from dragoman.vocabulary.acts import MODES
from dragoman.vocabulary.cameo import is_code

Read = Callable[[str, Claim, Registry], Any]


def part_of_stance(part: str) -> Read:
    """What reads polarity, certainty or aspect."""
    return lambda text, claim, actors: content.among(text, part, content.STANCE_PARTS[part])


READ: dict[str, Read] = {
    "type": lambda text, claim, actors: content.among(text, "type", EventType),
    "mode": lambda text, claim, actors: text.lower(),
    "cameo": lambda text, claim, actors: text,
    "initiator": parties.mention,
    "recipient": parties.mention,
    "against": parties.mention,
    "sources": parties.sources,
    "symmetric": lambda text, claim, actors: content.truth(text),
    **{part: part_of_stance(part) for part in content.STANCE_PARTS},
    "items": lambda text, claim, actors: content.items(text, claim),
    "time": lambda text, claim, actors: content.time(text, claim),
    "place": lambda text, claim, actors: content.place(text, claim),
    "theatres": lambda text, claim, actors: content.theatres(text),
}
FIELDS = (*READ, "stance")
OTHERWISE = {"source": "sources", "item": "items", "theatre": "theatres", "when": "time", "where": "place"}
# What a claim without it has there instead of null.
EMPTY: dict[str, Any] = {"sources": [], "items": [], "theatres": []}
NEVER_EMPTY = ("type", "initiator", "symmetric", *content.STANCE_PARTS, "stance")


def changes_of(claim: Claim, words: Sequence[str], actors: Registry) -> dict[str, Any]:
    """The changes that words like "recipient=Baghdad" ask for; UsageError, saying what would do, where they cannot be.

    What the claim says already is no change.
    """
    changes: dict[str, Any] = {}
    for word in words:
        field, sign, value = word.partition("=")
        field = OTHERWISE.get(field.strip().lower(), field.strip().lower())
        if not sign or field not in FIELDS:
            raise UsageError(f"{word!r} names no field of a claim. Write field=value; fields: {', '.join(FIELDS)}.")
        changes |= change(field, value.strip(), claim, actors)
    now = msgspec.to_builtins(claim)
    changes = {field: value for field, value in changes.items() if now[field] != value}
    wanted = next((word.partition("=")[2] for word in words if word.lower().startswith("stance=")), None)
    after = corrected(claim, changes)
    check_stance(after, wanted)
    check_code(after, changes)
    if not changes:
        raise UsageError(f"Claim {claim.id} says so already. If it is right: dragoman judge accept {claim.id}")
    return changes


def change(field: str, value: str, claim: Claim, actors: Registry) -> dict[str, Any]:
    """What one field becomes; a stance is three fields."""
    if not value:
        raise UsageError(f"{field}= has no value. For nothing write {field}={NONE}.")
    if value.lower() == NONE:
        # That it is not said how certain it is, is a certainty too.
        if field == "certainty":
            return {field: NONE}
        if field in NEVER_EMPTY:
            raise UsageError(f"A claim always has {field}, so it cannot be {NONE}.")
        return {field: EMPTY.get(field)}
    if field == "stance":
        return content.stance(value, claim)
    if value[0] in '{["':
        return {field: from_json(field, value)}
    return {field: msgspec.to_builtins(READ[field](value, claim, actors))}


def from_json(field: str, value: str) -> Any:
    """A value given as JSON; UsageError where it is none or the field cannot have it."""
    kinds = {one.name: one.type for one in msgspec.structs.fields(Claim)}
    try:
        return msgspec.to_builtins(msgspec.convert(msgspec.json.decode(value), kinds[field]))
    except msgspec.MsgspecError as fault:
        raise UsageError(f"{field}={value} is not the JSON of this field: {fault}.") from None


def check_code(claim: Claim, changes: dict[str, Any]) -> None:
    """Nothing, or UsageError where the corrected mode is none of the type's, or the CAMEO code none at all."""
    known = sorted(MODES.get(claim.type, ()))
    if changes.get("mode") and claim.mode not in known:
        some = f"Choose from: {', '.join(known)}" if known else f"{claim.type} has none: mode={NONE}"
        raise UsageError(f"mode={claim.mode} is no mode of {claim.type}. {some}.")
    if changes.get("cameo") and not is_code(claim.cameo or ""):
        raise UsageError(f"cameo={claim.cameo} is no code of CAMEO: these have two to four digits, as 042 or 1014.")


def check_stance(claim: Claim, wanted: str | None) -> None:
    """Nothing, or UsageError where the stance that was asked for does not come out, as with an unspecified source."""
    if wanted and claim.stance != wanted.strip().lower():
        raise UsageError(
            f"With these sources and this certainty the stance is {claim.stance}, not {wanted}: what nobody in "
            'particular says is hedged. Correct sources or certainty too: "sources=NAME" "certainty=certain".'
        )
