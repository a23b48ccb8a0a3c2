"""The reference page: its examples run and say what it says."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "actors.md"


def test_the_examples_of_the_reference_give_what_stands_beside_them():
    example = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL).group(1)
    names, told = {}, []
    for line in example.splitlines():
        expression, _, expected = line.partition("  # ")
        if expected:
            told.append((line, repr(eval(expression.strip(), names)), expected.strip()))
        else:
            exec(line, names)
    assert len(told) >= 5
    assert [line for line, found, expected in told if found != expected] == []


def test_every_table_is_in_the_reference():
    tables = {path.name for path in (PAGE.parents[2] / "src/dragoman/actors/tables").glob("*.csv")}
    assert {table for table in tables if f"`{table}`" not in PAGE.read_text(encoding="utf-8")} == set()
