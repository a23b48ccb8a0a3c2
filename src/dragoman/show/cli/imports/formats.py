"""What can be imported, and which options go with what."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from dragoman.errors import UsageError


class Form(StrEnum):
    """What can be imported."""

    actors = "actors"
    ftm = "ftm"
    layer_csv = "layer-csv"
    atop = "atop"
    un_votes = "un-votes"
    rivalries = "rivalries"
    mids = "mids"


class Codes(StrEnum):
    """What the numbers and codes of a list are."""

    cow = "cow"
    gw = "gw"
    iso3 = "iso3"
    iso2 = "iso2"
    cameo = "cameo"
    fips = "fips"


ACTORS = (Form.actors, Form.ftm)


def check(form: Form, name: str | None, codes: Codes | None, roll_calls: Path | None) -> None:
    """Nothing, or UsageError where an option does not go with a format."""
    for option, given, of in (
        ("--name", name, [one for one in Form if one not in ACTORS]),
        ("--codes", codes, [Form.layer_csv]),
        ("--roll-calls", roll_calls, [Form.un_votes]),
    ):
        if given is not None and form not in of:
            raise UsageError(f"{option} goes with {', '.join(of)}, not with {form}. Leave it out.")
