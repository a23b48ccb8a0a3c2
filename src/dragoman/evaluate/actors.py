"""Which country and sector a phrase stands for.

Takes the cases of NGEC's own tests: bare nationalities (`search_nat`) and
phrases with a country or a sector (`agent_to_code`). Other functions of that
program are not ours to imitate and are not scored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.evaluate.figures import Counts, Figures, share
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program
from dragoman.evaluate.task import Task


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """Country and sector of each phrase, at its date where one is given."""
    from dragoman.actors import code

    for row in rows:
        country, sector = code(row["text"], date.fromisoformat(row["date"]) if row.get("date") else None)
        yield {"country": country, "sector": sector}


def expected(row: Row) -> dict[str, set[str | None]]:
    """The acceptable countries and sectors of a case, where it names them; "" there means none."""
    answers = row.get("expected") or {}
    if row.get("function") == "search_nat":
        answers = {"country": answers["cc"]}
    elif row.get("function") != "agent_to_code" or answers.get("_none"):
        return {}
    wanted: dict[str, set[str | None]] = {}
    for field, name in (("country", "country"), ("code_1", "sector")):
        if field in answers:
            value = answers[field]
            wanted[name] = {one or None for one in (value if isinstance(value, list) else [value])}
    return wanted


def choose(rows: Sequence[Row]) -> list[bool]:
    """The cases that say what country or sector they expect."""
    return [bool(expected(row)) for row in rows]


def count(row: Row, predicted: Row) -> Counts:
    """Which of the expected parts are right, and whether all are."""
    wanted = expected(row)
    right = {name: (predicted[name] or None) in values for name, values in wanted.items()}
    counts = Counter({"cases": 1, "right": all(right.values())})
    for name, is_right in right.items():
        counts.update({f"{name}.cases": 1, f"{name}.right": is_right})
    return counts


def figures(counts: Counts) -> Figures:
    """Accuracy in percent: all that a case expects, and country and sector each."""
    return {
        "accuracy": share(counts, "right", "cases"),
        "country": share(counts, "country.right", "country.cases"),
        "sector": share(counts, "sector.right", "sector.cases"),
    }


ACTORS = Task(
    name="actors", unit="cases", needs=("text",), gold=("function", "expected"),
    predict=predict, count=count, figures=figures, choose=choose,
)  # fmt: skip
