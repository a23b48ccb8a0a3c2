"""What is declared: fields of records, rows of packaged tables."""

from __future__ import annotations

import ast
import csv
import re

from filling.measures import ROOT

PACKAGE = ROOT / "src" / "dragoman"
RECORDS = PACKAGE / "records"
COMMENT = re.compile(r"^    (\w+): (?:[^#\n]*?)#\s*(.+?)\s*$", re.MULTILINE)


def fields(name: str, _: str) -> str:
    """The fields of one record: name, type, and the comment beside it."""
    source, record = declared(name)
    # By lines: a segment would end before the comment of the last field.
    comments = dict(COMMENT.findall("\n".join(source.splitlines()[record.lineno - 1 : record.end_lineno])))
    lines = [ast.get_docstring(record) or "", "", "| field | type | |", "|---|---|---|"]
    for item in record.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            kind = ast.unparse(item.annotation).replace("|", "\\|")
            lines.append(f"| `{item.target.id}` | `{kind}` | {comments.get(item.target.id, '')} |")
    return "\n".join(lines) + "\n"


def declared(name: str) -> tuple[str, ast.ClassDef]:
    """The module that declares a record, and the declaration; LookupError where none does."""
    for module in RECORDS.glob("*.py"):
        source = module.read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef) and node.name == name:
                return source, node
    raise LookupError(f"There is no record {name} in {RECORDS.name}/.")


def table(name: str, _: str) -> str:
    """The rows of a packaged table, without its comments."""
    (path,) = PACKAGE.rglob(f"{name}.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    header, *rows = csv.reader(line for line in lines if line and not line.startswith("#"))
    if len(header) == 1:
        return " ".join(f"`{row[0]}`" for row in rows) + "\n"
    return "\n".join("| " + " | ".join(row) + " |" for row in (header, ["---"] * len(header), *rows)) + "\n"
