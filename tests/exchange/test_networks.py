"""Lists of signed ties are read as people write them, and what is wrong in one is told line by line."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.exchange.networks import Conflicting, read_network


@pytest.fixture
def listed(tmp_path):
    """Write a list and read it."""

    def read(text, *, conflicting=Conflicting.fail):
        file = tmp_path / "edges.csv"
        file.write_text(text, encoding="utf-8")
        return read_network(file, conflicting=conflicting)

    return read


def told(ties):
    return [(tie.one, tie.other, tie.sign, tie.weight) for tie in ties]


FORMS = {
    "commas": "u,v,sign\nIran,Syria,1\nIran,Saudi Arabia,-1\n",
    "other order, names and case": "Sign;Source;Target\n+;Iran;Syria\n−;Iran;Saudi Arabia\n",
    "tabs": "U\tV\tSIGN\nIran\tSyria\t+1\nIran\tSaudi Arabia\tnegative\n",
    "no line of names": "Iran,Syria,+\nIran,Saudi Arabia,-\n",
    "remarks, blank lines, Windows": "# mine\r\nu,v,sign\r\n\r\nIran,Syria,1\r\n% so\r\nIran,Saudi Arabia,-1\r\n",
    "quotation marks": 'u,v,sign\n"Iran","Syria","1"\nIran,"Saudi Arabia",-1\n',
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_the_same_ties_are_read_from_every_form(text, listed):
    assert told(listed(text).ties) == [("Iran", "Syria", "+", 1.0), ("Iran", "Saudi Arabia", "-", 1.0)]


def test_blanks_part_columns_too(listed):
    assert told(listed("1 2 -1\n2 3 1\n").ties) == [("1", "2", "-", 1.0), ("2", "3", "+", 1.0)]


def test_a_column_of_weights_gives_them_and_so_does_the_size_of_a_sign(listed):
    assert told(listed("u,v,sign,weight\nA,B,-,2.5\n").ties) == [("A", "B", "-", 2.5)]
    sized = listed("u,v,rating\nA,B,-10\nA,C,1\n")
    assert (told(sized.ties), sized.sized) == ([("A", "B", "-", 10.0), ("A", "C", "+", 1.0)], True)


def test_a_gzipped_list_is_read(tmp_path):
    file = tmp_path / "edges.csv.gz"
    file.write_bytes(gzip.compress(b"u,v,sign\nA,B,+\n"))
    assert told(read_network(file).ties) == [("A", "B", "+", 1.0)]


def test_a_list_may_come_through_a_pipe(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("u,v,sign\nA,B,+\nA,B,often\n"))
    with pytest.raises(UsageError, match="standard input, line 3"):
        read_network(Path("-"))


def test_a_pair_told_twice_with_one_sign_is_one_tie_of_both_weights(listed):
    found = listed("u,v,sign,weight\nA,B,+,1\nB,A,+,2\nA,C,-,1\n")
    assert (told(found.ties)[0], found.repeated, found.lines) == (("A", "B", "+", 3.0), 1, 3)


def test_a_pair_with_both_signs_is_a_fault_unless_one_says_what_to_do(listed):
    text = "u,v,sign\nA,B,3\nB,A,-1\nC,D,1\nD,C,-1\nA,C,1\n"
    with pytest.raises(UsageError) as fault:
        listed(text)
    first, second = str(fault.value).splitlines()
    assert first.startswith("edges.csv: A and B have both signs (+ in line 2, − in line 3). ")
    assert "--conflicting drop" in first
    assert "C and D" in second

    dropped, summed = listed(text, conflicting=Conflicting.drop), listed(text, conflicting=Conflicting.sum)

    assert (told(dropped.ties), dropped.dropped) == ([("A", "C", "+", 1.0)], 2)
    assert told(summed.ties) == [("A", "B", "+", 2.0), ("A", "C", "+", 1.0)]
    assert (summed.outweighed, summed.dropped) == (1, 1)


def test_all_that_is_wrong_is_told_with_its_line(listed):
    with pytest.raises(UsageError) as fault:
        listed("u,v,sign,weight\nA,A,1,1\nA,B,often,1\nA,C,1,-2\nA,D,1,nan\n,E,1,1\nA,F,1\nA,G,0,1\nA,H,5,2\n")
    assert [line.partition(". ")[0] for line in str(fault.value).splitlines()] == [
        "edges.csv, line 2: A is tied to itself",
        'edges.csv, line 3: "often" is not a sign',
        'edges.csv, line 4: weight "-2" is not a number over 0',
        'edges.csv, line 5: weight "nan" is not a number over 0',
        "edges.csv, line 6: a tie needs two actors, and one is empty.",
        "edges.csv, line 7: 3 cells where there should be 4",
        "edges.csv, line 8: 0 is neither friendly nor hostile",
        'edges.csv, line 9: sign "5" has a size, and there is a weight too',
    ]


def test_many_faults_are_counted(listed):
    with pytest.raises(UsageError, match=r"… and 80 more faults\."):
        listed("u,v,sign\n" + "A,A,1\n" * 100)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "edges.csv holds no ties"),
        ("u,v,sign\n", "edges.csv holds no ties"),
        ("from,to,strength\nA,B,1\n", "edges.csv, line 1: no column sign"),
        ("X\nY\n", "edges.csv, line 1: no column u, v, sign"),
    ],
)
def test_a_list_without_ties_or_columns_says_what_would_do(text, said, listed):
    with pytest.raises(UsageError) as fault:
        listed(text)
    assert str(fault.value).startswith(said)
    assert "u,v,sign" in str(fault.value)


def test_what_is_no_text_or_not_there_is_told(tmp_path):
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe\x00")
    for name in ("picture.csv", "missing.csv", "."):
        with pytest.raises(UsageError, match="cannot be read as a list of ties"):
            read_network(tmp_path / name)
