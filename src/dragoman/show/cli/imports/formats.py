"""What can be imported, and which options go with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

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
    gdelt = "gdelt"
    icews = "icews"
    polecat = "polecat"
    phoenix = "phoenix"
    acled = "acled"
    coded_csv = "coded-csv"


class Codes(StrEnum):
    """What the numbers and codes of a list are."""

    cow = "cow"
    gw = "gw"
    iso3 = "iso3"
    iso2 = "iso2"
    cameo = "cameo"
    fips = "fips"


ACTORS = (Form.actors, Form.ftm)
CODED = (Form.gdelt, Form.icews, Form.polecat, Form.phoenix, Form.acled, Form.coded_csv)
# With which formats an option goes.
OPTIONS: Mapping[str, Sequence[Form]] = {
    "--name": [one for one in Form if one not in ACTORS],
    "--codes": [Form.layer_csv, Form.coded_csv],
    "--roll-calls": [Form.un_votes],
    "--columns": [Form.coded_csv],
}


def check(form: Form, files: Sequence[str], given: Mapping[str, object]) -> None:
    """Nothing, or UsageError where an option, or a second file, does not go with a format."""
    for option, value in given.items():
        if value is not None and form not in OPTIONS[option]:
            raise UsageError(f"{option} goes with {', '.join(OPTIONS[option])}, not with {form}. Leave it out.")
    if form not in CODED and len(files) > 1:
        raise UsageError(f"{form} takes one file, not {len(files)}. Import them one after the other.")
    if form is Form.coded_csv and given["--columns"] is None:
        raise UsageError(
            "coded-csv needs to know which column is what. Say it with "
            "--columns initiator=COLUMN,recipient=COLUMN,type=COLUMN,day=COLUMN, or with a file."
        )
