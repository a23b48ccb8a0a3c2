"""What two trainings by one recipe differ by, from evaluation/results.json and evaluation/retrained.json."""

from __future__ import annotations

from statistics import mean, median

from filling.measures import RESULTS, RETRAINED, UNMEASURED, measured_in
from filling.results import READER, Figure

# Beside the reader's own figures, some of what is made of its readings.
FURTHER = (
    Figure("claims/gold", "f1", "claims, eight news reports, F1"),
    Figure("claims/gold", "pair_recall", "the same, pairs of actors found"),
    Figure("claims/gold", "source", "the same, right source"),
    Figure("claims/examples", "f1", "claims, our examples, F1"),
    Figure("coding/plover_gsr", "events.f1", "PLOVER's sentences, pair and type, F1"),
    Figure("merging-reports/voa", "b3.f1", "claims of reports put with those of their happening, B³ F1"),
    Figure("calibration-attributions/polnear_dev", "triple.ece", "error of the confidence of triples (ECE)"),
    Figure("calibration-coding/plv_test", "type.ece", "the same, types between two given actors"),
)
CORRELATIONS = "stance/"


def trainings(_: str, __: str) -> str:
    """The figures of the packaged weights and of those made once more, and how far two trainings lie apart."""
    if not measured_in(RETRAINED):
        return UNMEASURED.format("evaluate")
    rows = [row(figure) for figure in scored(*READER, *FURTHER)]
    return "\n".join(["| task | packaged | made once more | |", "|---|---|---|---|", *rows, "", apart()]) + "\n"


def scored(*figures: Figure) -> list[Figure]:
    """Those that both trainings have."""
    return [figure for figure in figures if figure.key in measured_in(RESULTS) and figure.key in measured_in(RETRAINED)]


def row(figure: Figure) -> str:
    """Both figures and the second less the first, in percent; of correlations, as they are."""
    one, other = both(figure)
    if figure.key.startswith(CORRELATIONS):
        return f"| {figure.says} | {one:.2f} | {other:.2f} | {step(one, other, 2)} |"
    return f"| {figure.says} | {one:.1f} % | {other:.1f} % | {step(one, other, 1)} |"


def step(one: float, other: float, digits: int) -> str:
    """The second less the first, with its sign unless it is nothing."""
    moved = round(other - one, digits)
    return f"{moved:+.{digits}f}".replace("-", "−") if moved else "0"


def both(figure: Figure) -> tuple[float, float]:
    """A figure of the packaged weights and of those made once more, shares and percentages both in percent."""
    scale = 100 if figure.key.startswith("claims/") else 1
    one, other = (scale * measured_in(path)[figure.key]["figures"][figure.name] for path in (RESULTS, RETRAINED))
    return one, other


def apart() -> str:
    """How far two trainings lie apart, over the reader's own figures in percent."""
    some = [figure for figure in scored(*READER) if not figure.key.startswith(CORRELATIONS)]
    moved = [abs(other - one) for one, other in map(both, some)]
    return (
        f"Half of the reader's own {len(some)} figures in percent differ by {median(moved):.1f} points or less "
        f"(root mean square {mean(one**2 for one in moved) ** 0.5:.1f}, at most {max(moved):.1f})."
    )
