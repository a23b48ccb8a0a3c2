"""Event data that others have coded: GDELT, ICEWS, POLECAT, Phoenix, ACLED, and tables of one's own. One file a format.

Takes files, gives Sheets, which say how a table lies and what its columns
are in SQL; the store takes in the rows. Their words and codes stay here.
"""

from __future__ import annotations

from dragoman.coding import Form
from dragoman.exchange.coded import acled, gdelt, icews, phoenix, polecat
from dragoman.exchange.coded.columns import FIELDS, column_map, columns_form
from dragoman.exchange.coded.tables import Found, PassedOver, tables

FORMS: dict[str, Form] = {one.FORM.name: one.FORM for one in (gdelt, icews, polecat, phoenix, acled)}

__all__ = ["FIELDS", "FORMS", "Found", "PassedOver", "column_map", "columns_form", "tables"]
