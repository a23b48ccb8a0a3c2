"""What is scored: each labelled set, where it lies, and the figures that may carry a floor.

Takes the folder of labelled data, if there is one; gives Sets. The claims of
examples/, their theatres and happenings, the speech beside this file and what worlds/ and systems/ generate are in
the repository and always scored; those worlds that are held back are scored when they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from dragoman.evaluate.claims import SHARES

ROOT = Path(__file__).parents[1]
THEATRES = ROOT / "evaluation" / "theatres"
WORLDS = ROOT / "evaluation" / "worlds"
SYSTEMS = ROOT / "evaluation" / "systems"
SHIFTS = ROOT / "evaluation" / "shifts"
# Of the Kansas Event Data System (github.com/bavla/Nets): the file, and its first day, from which it counts. Dates are
# those of the KEDS project; with them each file ends on the last day of a month, and is quietest at weekends.
REGIONS = MappingProxyType({
    "gulf": ("keds_gulfLDays_weis.csv.gz", date(1979, 4, 15)),
    "levant": ("keds_LevantDays_weis.csv.gz", date(1979, 4, 15)),
    "balkans": ("keds_BalkanDays_weis.csv.gz", date(1989, 4, 2)),
})  # fmt: skip
MERGING = ROOT / "evaluation" / "merging"
TIES = ROOT / "evaluation" / "ties"
UNREAD = ("actors", "time", "ties", "system", "shifts", "balance")  # tasks whose texts no reader reads


@dataclass(frozen=True, kw_only=True)
class Set:
    """One task on one file."""

    task: str
    path: Path  # a file, or a folder for claims
    name: str  # what the set is called in results and floors
    reports: Path | None = None  # claims, theatres, merging: the folder of their reports
    options: tuple[str, ...] = ()  # raw, spans, reports; of calibration, whose confidences

    @property
    def key(self) -> str:
        """task/file, with the option in the task: "syntax-raw/ewt_dev"."""
        return f"{'-'.join((self.task, *self.options))}/{self.name}"

    @property
    def read(self) -> bool:
        """Whether its texts are read by the reader: without one, tables, rules and what is generated are scored."""
        return self.task not in UNREAD and not (self.task == "merging" and self.reports is None)


COUNTED_WRONG = ("false.per_thousand", "missed.per_thousand", "near.per_thousand", "arms.false")

OF_SYSTEMS = ("auc", "firm.precision", "signs.f1", "cooperation.covered", "conflict.covered", "lean.covered")
# Of what a newspaper tells in five years, too few of these can be found to hold a floor.
OF_WIRES = (
    "blocs.ari", "blocs.theatres.ari", "hedgers.f1", "odd_couples.f1", "brokers.f1", "disagree.f1", "shifts.f1",
    "shifts.near.f1", "day.covered", "defections.f1",
)  # fmt: skip
OF_TIES = ("cooperation", "conflict", "lean")

# Figures that are held to a floor; the others of a task are there to be read.
HEADLINES: dict[str, tuple[str, ...]] = {
    "syntax": ("upos", "uas", "las"),
    "syntax-raw": ("tokens", "sentences", "las"),
    "names": ("all.f1",),
    "roles": ("roles.f1", "predicates.f1"),
    "attribution": ("triples.overlap.f1", "triples.exact.f1"),
    "attribution-spans": ("source.f1", "cue.f1", "content.f1"),
    "stance": ("pearson",),
    "coding": ("events.f1", "pairs.f1"),
    "classify": ("accuracy", "four_way"),
    "claims": SHARES,
    "theatres": ("accuracy", "theatres.f1"),
    "time": ("span.f1", "value.f1"),
    "actors": ("accuracy", "country"),
    "merging": ("b3.f1", "conll.f1", "false.per_thousand", "missed.per_thousand", "support.accuracy"),
    "merging-reports": ("b3.f1", *COUNTED_WRONG, "sides.right", "support.right"),
    "ties": ("auc.5", "auc.20", "auc.50"),
    "ties-intervals": tuple(
        f"{process}.{name}.covered" for process in ("model", "bursts", "otherwise") for name in OF_TIES
    ),
    "balance": ("counts", "index", "blocs", "proved", "certified"),
    "system": (*(f"wire.{name}" for name in (*OF_SYSTEMS, *OF_WIRES)), *(f"paper.{name}" for name in OF_SYSTEMS)),
    "shifts": ("found", "found.quarter", "unlisted.per_thousand"),
    "shifts-drawn": ("alarms.per_thousand", "step.found", "day.covered"),
    "calibration-attributions": ("cue.ece", "triple.ece"),
    "calibration-acts": ("type.ece", "stance.ece", "link.ece"),
    "calibration-coding": ("type.ece",),
}

LABELLED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("syntax", "reader/ewt_dev", ()),
    ("syntax", "reader/ewt_dev", ("raw",)),
    ("syntax", "reader/gum_dev", ()),
    ("names", "reader/ewt_dev", ()),
    ("names", "reader/gum_dev", ()),
    ("names", "reader/wwn_dev", ()),
    ("roles", "reader/ewt_dev", ()),
    ("attribution", "attribution/polnear_dev", ()),
    ("attribution", "attribution/cofenet_polnear_valid", ("spans",)),
    ("stance", "stance/uds_factuality_dev", ()),
    ("stance", "stance/fact_commitmentbank", ()),
    ("stance", "stance/fact_megaveridicality2", ()),
    ("stance", "stance/fact_rossi_pavlick", ()),
    ("classify", "events/plv_test", ()),
    ("coding", "events/plover_gsr", ()),
    ("time", "time/tempeval3_timebank", ()),
    ("time", "time/tempeval3_aquaint", ()),
    ("actors", "events/ngec_actor_tests", ()),
    ("calibration", "attribution/polnear_dev", ("attributions",)),
    ("calibration", "claims/voa_silver", ("acts",)),
    ("calibration", "events/plv_test", ("coding",)),
)


def sets(shared: Path | None, *, held: bool = False) -> list[Set]:
    """Those of the repository, and every labelled set that belongs in `shared`, whether it is there or not.

    `held`: the worlds that are kept for closing figures, too.
    """
    chosen = [
        Set(task="claims", path=ROOT / "examples" / "gold", name="examples", reports=ROOT / "examples"),
        Set(task="theatres", path=THEATRES / "examples.jsonl", name="examples", reports=ROOT / "examples"),
        Set(task="attribution", path=ROOT / "evaluation" / "speech.txt", name="speech"),
        Set(task="merging", path=WORLDS, name="dev"),
        Set(task="system", path=SYSTEMS, name="dev"),
        happenings("examples", ROOT / "examples"),
        Set(task="ties", path=TIES, name="dev", options=("intervals",)),
        Set(task="shifts", path=SHIFTS, name="series", options=("drawn",)),
    ]
    if held:
        chosen.append(Set(task="merging", path=WORLDS, name="held"))
        chosen.append(Set(task="system", path=SYSTEMS, name="held"))
        chosen.append(Set(task="ties", path=TIES, name="held", options=("intervals",)))
    if shared is None:
        return chosen
    chosen.append(Set(task="claims", path=shared / "gold", name="gold", reports=shared / "reports"))
    chosen.append(Set(task="theatres", path=THEATRES / "news.jsonl", name="news", reports=shared / "reports"))
    dyads = shared / "data" / "alignment" / "icews14_dyad_alignment_vs_truth.csv"
    chosen.append(Set(task="ties", path=dyads, name="icews14"))
    for name, (file, _) in REGIONS.items():
        chosen.append(Set(task="shifts", path=shared / "data" / "alignment" / file, name=name))
    chosen += [happenings(name, shared / "reports") for name in ("newspapers", "voa")]
    chosen.append(Set(task="balance", path=shared / "data" / "balance", name="published"))
    for task, file, options in LABELLED:
        path = shared / "data" / f"{file}.jsonl.gz"
        chosen.append(Set(task=task, path=path, name=Path(file).name, options=options))
    return chosen


def happenings(name: str, reports: Path) -> Set:
    """Labelled happenings of real reports."""
    return Set(task="merging", path=MERGING / f"{name}.jsonl", name=name, reports=reports, options=("reports",))
