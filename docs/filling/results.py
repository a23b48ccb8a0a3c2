"""Figures of how often it is right, from evaluation/results.json: all, and those that a page is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from filling.measures import BENCH, RESULTS, UNMEASURED, measured_in


class Figure(NamedTuple):
    """A figure of the results, and how to say it to someone who has not seen the harness."""

    key: str
    name: str
    says: str


# What the README's limits are made of, in this order. Shares from 0 to 1 and percentages are both shown in percent.
LIMITS = (
    Figure("claims/gold", "pair_recall", "pairs of actors found, of those marked by annotators in eight news reports"),
    Figure("claims/gold", "precision", "of the claims made there, how many an annotator marked too"),
    Figure("claims/gold", "source", "found claims with the right source"),
    Figure("claims/gold", "not_asserted", "denied, doubted, planned and supposed claims with the right stance"),
    Figure("syntax/ewt_dev", "las", "words with the right head and relation (EWT)"),
    Figure("roles/ewt_dev", "roles.f1", "roles of predicates, F1 (EWT)"),
    Figure("attribution/polnear_dev", "triples.overlap.f1", "who says what, linked triples, F1 (PolNeAR)"),
    Figure("classify/plv_test", "accuracy", "types of acts between two given actors (PLV)"),
    Figure("merging/held", "b3.f1", "claims of generated news that are with those of their happening, B³ F1"),
)


# What a briefing tells on paper, in this order.
BRIEFING = (
    Figure("claims/gold", "pair_recall", "pairs of actors found, of those annotators marked in eight news reports"),
    Figure("claims/gold", "precision", "of the claims made there, those that an annotator marked too"),
    Figure("claims/gold", "source", "found claims with the right source"),
    Figure("claims/gold", "not_asserted", "denied, doubted, planned and supposed claims with the right stance"),
    Figure("classify/plv_test", "accuracy", "right type of act between two given actors, of fifteen (PLV)"),
    Figure("merging/held", "b3.f1", "claims of generated news put with those of the same happening (B³ F1)"),
    Figure("theatres/news", "accuracy", "claims of news reports with exactly the right theatres"),
    Figure(
        "ties-intervals/held",
        "model.lean.covered",
        "95 % intervals of leans that hold the truth, in made-up worlds",
    ),
    Figure("system/held", "wire.signs.precision", "signs of ties that are right, in such worlds as wires tell them"),
    Figure("system/held", "wire.signs.recall", "ties with a sign in those worlds that are given one"),
    Figure("shifts-drawn/series", "step.found", "drawn shifts that are found"),
)

# What the model card tells of the reader, in this order.
READER = (
    Figure("syntax/ewt_dev", "upos", "UD EWT dev, gold tokens: UPOS"),
    Figure("syntax/ewt_dev", "uas", "UD EWT dev, gold tokens: UAS"),
    Figure("syntax/ewt_dev", "las", "UD EWT dev, gold tokens: LAS"),
    Figure("syntax-raw/ewt_dev", "las", "UD EWT dev, from raw text: LAS"),
    Figure("syntax/gum_dev", "las", "UD GUM dev, gold tokens: LAS"),
    Figure("names/ewt_dev", "all.f1", "names, EWT dev, exact F1"),
    Figure("names/gum_dev", "all.f1", "names, GUM dev, exact F1"),
    Figure("names/wwn_dev", "all.f1", "names, Worldwide Newswire dev, exact F1"),
    Figure("roles/ewt_dev", "predicates.f1", "PropBank predicates, EWT dev, F1"),
    Figure("roles/ewt_dev", "roles.f1", "PropBank roles, predicted predicates, EWT dev, F1"),
    Figure("attribution/polnear_dev", "triples.overlap.f1", "attributions, PolNeAR dev, linked triples, overlap F1"),
    Figure("attribution/polnear_dev", "triples.exact.f1", "attributions, PolNeAR dev, linked triples, exact F1"),
    Figure("attribution/speech", "triples.overlap.f1", "attributions, speech of our own, linked triples, overlap F1"),
    Figure("attribution/speech", "inner.recall", "the same, speech within speech, inner: recall"),
    Figure("attribution-spans/cofenet_polnear_valid", "source.f1", "CofeNet's instances: source, exact F1"),
    Figure("attribution-spans/cofenet_polnear_valid", "cue.f1", "CofeNet's instances: cue, exact F1"),
    Figure("attribution-spans/cofenet_polnear_valid", "content.f1", "CofeNet's instances: content, exact F1"),
    Figure("classify/plv_test", "accuracy", "type of an act between two given actors, PLV, 15 types: accuracy"),
    Figure("classify/plv_test", "four_way", "the same, four classes"),
    Figure("stance/uds_factuality_dev", "pearson", "how firmly it is told, UDS dev: Pearson's r"),
    Figure("stance/fact_commitmentbank", "pearson", "the same, CommitmentBank"),
    Figure("stance/fact_megaveridicality2", "pearson", "the same, MegaVeridicality"),
    Figure("stance/fact_rossi_pavlick", "pearson", "the same, implicatives"),
)


def percent(key: str, value: float | None) -> str:
    """A figure in percent; claims count in shares from 0 to 1, stance is a correlation, every other is in percent."""
    if value is None:
        return "–"
    if key.startswith("stance"):
        return f"{value:.2f}"
    return f"{100 * value:.0f} %" if key.startswith("claims") else f"{value:.1f} %"


def rows_of(figures: Sequence[Figure]) -> list[str]:
    """A row a figure that was measured, with its interval where it has one."""
    rows = []
    for figure in figures:
        if measured := measured_in(RESULTS).get(figure.key):
            value = percent(figure.key, measured["figures"].get(figure.name))
            low, high = measured["intervals"].get(figure.name, (None, None))
            span = "" if low is None else f" ({percent(figure.key, low)} to {percent(figure.key, high)})"
            rows.append(f"| {figure.says} | {value}{span} |")
    return rows


def reader(_: str, __: str) -> str:
    """The table of the reader's figures, for the model card."""
    rows = rows_of(READER)
    return "\n".join(["| task | |", "|---|---|", *rows]) + "\n" if rows else UNMEASURED.format("evaluate")


def limits(_: str, __: str) -> str:
    """The table of what it gets right and how fast, for the README."""
    rows = rows_of(LIMITS)
    if not rows:
        return UNMEASURED.format("evaluate")
    dates = sorted(measured_in(RESULTS)[figure.key]["date"] for figure in LIMITS if figure.key in measured_in(RESULTS))
    if bench := measured_in(BENCH):
        one, two = bench["end_to_end_1"], bench["end_to_end_2"]
        speeds = f"{one['sentences_per_second']:.0f}, {two['sentences_per_second']:.0f}"
        rows.append(f"| sentences a second from file to project, on one process and on two | {speeds} |")
        start = bench["start_up"]["seconds"]
        rows.append(f"| memory of a process, seconds to start | {one['peak_mb']} MB, {start:g} |")
    return "\n".join([f"| measured {dates[-1]} | |", "|---|---|", *rows]) + "\n"


def briefing(_: str, __: str) -> str:
    """The table of what a briefing says of its own limits, which is packaged with the program."""
    rows = rows_of(BRIEFING)
    if not rows:
        return UNMEASURED.format("evaluate")
    dates = (measured_in(RESULTS)[figure.key]["date"] for figure in BRIEFING if figure.key in measured_in(RESULTS))
    return "\n".join([f"| measured {max(dates)} | |", "|---|---|", *rows]) + "\n"


def everything(_: str, __: str) -> str:
    """Every figure of the results, with its interval, date and commit."""
    lines = []
    for key, measured in sorted(measured_in(RESULTS).items()):
        lines += [f"### {key}", "", f"{measured['n']} lines, {measured['date']}, commit `{measured['commit']}`.", ""]
        lines += ["| figure | value | 95 % |", "|---|---|---|"]
        for name, value in measured["figures"].items():
            low, high = measured["intervals"].get(name, (None, None))
            span = "" if low is None else f"{low:g} – {high:g}"
            lines.append(f"| {name} | {'–' if value is None else f'{value:g}'} | {span} |")
        lines.append("")
    return "\n".join(lines) if lines else UNMEASURED.format("evaluate")
