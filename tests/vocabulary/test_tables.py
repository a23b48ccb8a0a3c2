"""Tables that analysts edit: what is wrong is told by file and line, all of it at once."""

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.tables import Row, read_table


def weight(row: Row) -> tuple[str, float]:
    try:
        return row.cells["name"], float(row.cells["weight"])
    except ValueError:
        raise ValueError(f'weight "{row.cells["weight"]}" is not a number') from None


def table(folder: Path, text: str) -> Path:
    path = folder / "weights.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_empty_lines_are_no_rows(tmp_path):
    path = table(tmp_path, "# what weighs how much\nname,weight\n\nfeather,0.1\n# heavy\nlead,11\n")
    assert read_table(path, ("name", "weight"), weight) == [("feather", 0.1), ("lead", 11.0)]


def test_every_fault_is_told_with_file_and_line(tmp_path):
    path = table(tmp_path, "name,weight\nfeather,light\nlead,11\nstone,heavy\n")
    with pytest.raises(VocabularyError) as told:
        read_table(path, ("name", "weight"), weight)
    assert str(told.value) == (
        'weights.csv, line 2: weight "light" is not a number.\nweights.csv, line 4: weight "heavy" is not a number.'
    )


def test_a_row_of_another_length_is_named(tmp_path):
    with pytest.raises(VocabularyError, match="line 2: 3 cells where the header has 2"):
        read_table(table(tmp_path, "name,weight\na,1,2\n"), ("name", "weight"), weight)


def test_another_header_is_refused(tmp_path):
    with pytest.raises(VocabularyError, match="must be name,weight"):
        read_table(table(tmp_path, "name,kilos\na,1\n"), ("name", "weight"), weight)


def test_an_empty_table_is_refused(tmp_path):
    with pytest.raises(VocabularyError, match="empty"):
        read_table(table(tmp_path, "# nothing yet\n"), ("name", "weight"), weight)


def test_a_cell_may_hold_several_values():
    assert Row(2, {"parties": "IRN; USA ;"}).several("parties") == ("IRN", "USA")
