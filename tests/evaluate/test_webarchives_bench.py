"""The archive that speed is measured on holds what it should."""

from evaluation import webarchives_bench


def test_pages_are_read_and_others_passed_over(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(webarchives_bench.archive(10, foreign=0.5))

    found = webarchives_bench.reading(path)

    assert found["documents"] + found["in_another_language"] == 10
    assert found["documents"] >= 2
    assert webarchives_bench.cutting(path, "own")["records_a_second"] > 0


def test_what_was_measured_is_told_in_rows():
    side = {"pages_a_second": 80.0, "megabytes": [70.0, 71.5]}
    rows = dict(webarchives_bench.lines({"records_a_second": {"own": 4000}, "english": side, "mixed": side}))

    assert rows["records cut a second"] == "own 4,000"
    assert rows["pages read a second"] == "80.0 in 72 MB, +1.5 MB"
    assert list(webarchives_bench.lines({})) == []
