"""Event data that others have coded: GDELT, ICEWS, POLECAT, Phoenix, ACLED, and tables of one's own. One file a format.

Takes files, gives Sheets, which say how a table lies and what its columns
are in SQL; the store takes in the rows. Their words and codes stay here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.actors import registry
from dragoman.coding import Form
from dragoman.exchange.coded import acled, gdelt, icews, phoenix, polecat
from dragoman.exchange.coded.columns import FIELDS, column_map, columns_form
from dragoman.exchange.coded.columns import NAME as OWN
from dragoman.exchange.coded.meaning import acled_actor, cameo_actor, icews_actor, polecat_actors
from dragoman.exchange.coded.tables import Found, PassedOver, tables

if TYPE_CHECKING:
    from dragoman.actors.states import System

FORMS: dict[str, Form] = {one.FORM.name: one.FORM for one in (gdelt, icews, polecat, phoenix, acled)}
# Who an actor of each format is, among the actors of a registry.
ACTORS = {
    "gdelt": cameo_actor, "icews": icews_actor, "polecat": polecat_actors, "phoenix": cameo_actor, "acled": acled_actor,
}  # fmt: skip


def form_of(name: str, lists: Sequence[Path] = (), *, columns: str | None = None, codes: System | None = None) -> Form:
    """The format of a name; names of a user's own `lists` of actors come before what the data say of them.

    `columns` tells of "coded-csv" which column is what, as `column_map` reads
    it, and `codes` what its codes of states are. Raises UsageError for a map
    that cannot be used.
    """
    names = registry(lists)
    if name == OWN:
        return columns_form(column_map(columns or ""), names, codes)
    return replace(FORMS[name], who=partial(ACTORS[name], among=names)) if lists else FORMS[name]


__all__ = ["FIELDS", "FORMS", "Found", "PassedOver", "column_map", "columns_form", "form_of", "tables"]
