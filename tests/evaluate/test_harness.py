"""`make evaluate`: floors hold, missing sets fail, results carry their date, commit and command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import TASKS
from evaluation import floors, run, slices
from evaluation.sets import HEADLINES, ROOT, Set, sets

Result = dict[str, Any]


def result(task: str = "names", **figures: float | None) -> Result:
    shown = {name.replace("_", "."): value for name, value in figures.items()}
    return {"task": task, "n": 3, "figures": shown, "intervals": {}, "sentences_per_second": 9.0}


def test_a_figure_below_its_floor_is_a_fault_and_one_at_it_is_not():
    results = {"names/ewt_dev": result(all_f1=70.0)}
    assert floors.breaches({"names/ewt_dev/all.f1": 70.0}, results) == []
    assert floors.breaches({"names/ewt_dev/all.f1": 70.01}, results) == [
        "names/ewt_dev/all.f1: 70.0 is below the floor of 70.01"
    ]


def test_an_error_may_not_rise_above_its_ceiling():
    results = {"calibration-acts/some": result("calibration", type_ece=3.0)}
    assert floors.breaches({"calibration-acts/some/type.ece": 3.0}, results) == []
    assert floors.breaches({"calibration-acts/some/type.ece": 2.9}, results) == [
        "calibration-acts/some/type.ece: 3.0 is above the ceiling of 2.9"
    ]


def test_ceilings_are_lowered_to_just_above_what_is_measured_and_never_lifted():
    results = {"calibration-acts/some": result("calibration", type_ece=3.0, stance_ece=5.0, link_ece=None)}
    held = {"calibration-acts/some/type.ece": 9.0, "calibration-acts/some/stance.ece": 4.0}
    assert floors.raised(held, results) == {
        "calibration-acts/some/type.ece": 3.5,
        "calibration-acts/some/stance.ece": 4.0,
    }


def test_a_figure_that_is_gone_is_a_fault():
    assert floors.breaches({"names/ewt_dev/all.f1": 70.0}, {"names/ewt_dev": result(all_f1=None)})
    assert floors.breaches({"names/ewt_dev/all.f1": 70.0}, {"names/ewt_dev": result()})


def test_a_floor_under_an_unknown_set_is_a_fault():
    assert floors.orphans({"names/ewt_dev/all.f1": 1, "names/nowhere/all.f1": 1}, ["names/ewt_dev"]) == [
        "names/nowhere/all.f1: a floor under nothing that is scored"
    ]


def test_floors_are_raised_to_just_below_what_is_measured_and_never_lowered():
    results = {
        "names/ewt_dev": result(all_f1=70.0), "names/gum_dev": result(all_f1=50.0),
        "claims/gold": result("claims", f1=0.4, source=None),
    }  # fmt: skip
    held = {"names/ewt_dev/all.f1": 60.0, "names/gum_dev/all.f1": 55.0, "roles/ewt_dev/roles.f1": 65.0}
    assert floors.raised(held, results) == {
        "names/ewt_dev/all.f1": 69.5, "names/gum_dev/all.f1": 55.0, "roles/ewt_dev/roles.f1": 65.0,
        "claims/gold/f1": 0.39,
    }  # fmt: skip


def test_no_floor_asks_of_intervals_to_hold_more_than_they_say():
    measured = {"ties-intervals/dev": {"figures": {"model.lean.covered": 98.7, "bursts.lean.covered": 93.2}}}
    held = floors.raised({}, measured)
    assert held == {
        "ties-intervals/dev/model.lean.covered": floors.COVERED,
        "ties-intervals/dev/bursts.lean.covered": 93.2 - floors.MARGIN,
    }


def test_what_was_just_measured_stands_above_floors_raised_from_it():
    results = {"names/ewt_dev": result(all_f1=70.004)}
    assert floors.breaches(floors.raised({}, results), results) == []


def test_a_floor_under_a_few_labelled_reports_leaves_room_for_another_processor():
    measured = {"b3.f1": 91.0, "false.per_thousand": 340.0, "arms.false": 0.0}
    lifted = floors.raised({}, {"merging-reports/newspapers": {"figures": measured}})
    assert lifted["merging-reports/newspapers/b3.f1"] == 88.0
    assert lifted["merging-reports/newspapers/false.per_thousand"] == 365.0
    assert lifted["merging-reports/newspapers/arms.false"] < 1  # one false merge is one too many


def test_every_task_has_a_set_and_every_set_a_headline():
    chosen = sets(Path("labelled"), held=True)
    assert {one.task for one in chosen} == {*TASKS, "calibration", "system", "balance", "ties", "shifts"}
    assert {one.key.partition("/")[0] for one in chosen} == set(HEADLINES)
    assert len({one.key for one in chosen}) == len(chosen)


def test_without_labelled_data_what_the_repository_holds_is_scored():
    assert [one.key for one in sets(None)] == [
        "claims/examples", "theatres/examples", "attribution/speech", "merging/dev", "system/dev",
        "merging-reports/examples", "ties-intervals/dev", "shifts-drawn/series",
    ]  # fmt: skip
    assert all(one.path.exists() and one.path.is_relative_to(ROOT) for one in sets(None))


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """`main` with sets that score what a test says, its files in a temporary folder."""

    def main(*arguments: str, missing: bool = False, fault: Exception | None = None, **figures: float) -> int:
        path = tmp_path / ("nowhere" if missing else "")
        monkeypatch.setattr(run, "sets", lambda shared, held=False: [Set(task="names", path=path, name="ewt_dev")])

        def fake(*given: Any, **options: Any) -> Result:
            if fault:
                raise fault
            return result(**figures)

        monkeypatch.setattr(run, "run", fake)
        files = ["--results", str(tmp_path / "results.json"), "--floors", str(tmp_path / "floors.json")]
        return run.main([*arguments, *files])

    return main


def test_the_command_fails_below_a_floor_and_passes_at_it(scored: Any, tmp_path: Path):
    floors.save(tmp_path / "floors.json", {"names/ewt_dev/all.f1": 70.0})
    assert scored(all_f1=70.0) == 0
    assert scored(all_f1=69.9) == 1


def test_a_set_without_a_floor_passes(scored: Any):
    assert scored(all_f1=0.0) == 0


def test_a_missing_set_fails(scored: Any, capsys: pytest.CaptureFixture[str]):
    assert scored(missing=True) == 1
    assert "is missing" in capsys.readouterr().out


def test_a_set_that_cannot_be_scored_fails_and_is_named(scored: Any, capsys: pytest.CaptureFixture[str]):
    assert scored(fault=InputError("gold.jsonl", "torn")) == 1
    assert "names/ewt_dev: gold.jsonl: torn" in capsys.readouterr().out


def test_a_stage_that_breaks_fails_and_is_named(scored: Any, capsys: pytest.CaptureFixture[str]):
    assert scored(fault=IndexError("out of bounds")) == 1
    assert "names/ewt_dev: broke with IndexError: out of bounds" in capsys.readouterr().out


def test_a_folder_of_labelled_data_that_is_not_there_fails(
    scored: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("SHARED", str(tmp_path / "nowhere"))
    assert scored(all_f1=70.0) == 1


def test_results_keep_other_sets_and_carry_how_they_came(scored: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SHARED", str(tmp_path))
    (tmp_path / "results.json").write_text(json.dumps({"roles/ewt_dev": {"n": 1}}))
    assert scored("--task", "names", "--raise-floors", all_f1=70.0) == 0
    kept = json.loads((tmp_path / "results.json").read_text())
    assert kept["roles/ewt_dev"] == {"n": 1}
    assert kept["names/ewt_dev"]["figures"] == {"all.f1": 70.0}
    assert kept["names/ewt_dev"]["command"] == 'make evaluate SHARED=… ARGS="--task names"'
    assert "sentences_per_second" not in kept["names/ewt_dev"]
    assert str(tmp_path) not in json.dumps(kept)
    assert floors.load(tmp_path / "floors.json") == {"names/ewt_dev/all.f1": 69.5}


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> str:
    """Weights of one's own, as the harness is told of them."""
    monkeypatch.setattr(run.Reader, "load", lambda folder: folder)
    return "mine"


def test_own_weights_stand_beside_the_packaged_ones_and_change_no_results(
    scored: Any, own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(run, "HERE", tmp_path)
    assert scored(all_f1=74.5) == 0
    kept = (tmp_path / "results.json").read_text()
    monkeypatch.setattr(run, "run", lambda *_, **__: result(all_f1=71.25))
    assert run.main(["--weights", own, "--floors", str(tmp_path / "floors.json")]) == 0
    assert (tmp_path / "results.json").read_text() == kept
    shown = capsys.readouterr().out
    assert "packaged" in shown
    assert "71.25" in shown
    assert "74.5" in shown


def test_own_weights_may_not_raise_floors(own: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        run.options(["--weights", own, "--raise-floors"])
    assert "floors stand under the packaged weights" in capsys.readouterr().err


def test_a_folder_without_weights_is_told_once(scored: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert scored("--weights", str(tmp_path / "nothing"), all_f1=70.0) == 1
    assert capsys.readouterr().out.count("holds no reader") == 1


def test_of_own_weights_only_what_they_read_is_scored():
    read = {one.key for one in sets(Path("shared"), held=True) if one.read}
    assert {"claims/gold", "theatres/news", "merging-reports/voa", "calibration-coding/plv_test"} <= read
    assert not read & {"merging/dev", "merging/held", "system/dev", "actors/ngec_actor_tests", "balance/published"}


def test_the_slices_are_one_definition():
    from dragoman.evaluate import slices as packaged

    assert (slices.ATTRIBUTION, slices.PLACES) == (packaged.ATTRIBUTION, packaged.PLACES)
