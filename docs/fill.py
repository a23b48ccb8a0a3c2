"""Fill the parts of the pages that are made from something else.

Takes README.md and the pages of docs/, gives them back with every stretch
between `<!-- fill: WHAT … -->` and `<!-- end -->` made anew:

    fields NAME     the fields of a record, from records/
    limits          what was measured, from evaluation/results.json and bench.json, in a few lines
    results         evaluation/results.json in full
    reader          what was measured of the reader alone, for the model card
    speed           evaluation/bench.json in full
    shards          what reading by shards costs and gains, from evaluation/bench.json
    plan            what a million reports cost, extrapolated from evaluation/bench.json
    calibration     how sure the reader's heads are and how right, from evaluation/calibration.json
    confidences     the same of the packaged program, from evaluation/results.json
    sureness        how sure claims are and how right, from claims/weighing/confidence.json
    table NAME      the rows of a packaged table; of one with a single column, in one line
    output          what the Python block before it prints
    screen LINES    so many lines of what the command before it shows, after those before it that read reports

A test holds that the pages say what this would write: `python docs/fill.py`
brings them up to date, `python docs/fill.py --check` only tells.
"""

from __future__ import annotations

import ast
import atexit
import contextlib
import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
RECORDS = ROOT / "src" / "dragoman" / "records"
RESULTS = ROOT / "evaluation" / "results.json"
BENCH = ROOT / "evaluation" / "bench.json"
CALIBRATION = ROOT / "evaluation" / "calibration.json"
CONFIDENCE = ROOT / "src" / "dragoman" / "claims" / "weighing" / "confidence.json"
PACKAGE = ROOT / "src" / "dragoman"
BLOCK = re.compile(r"(<!-- fill: (\w+) ?(\w*) -->\n).*?(<!-- end -->)", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
COMMENT = re.compile(r"^    (\w+): (?:[^#\n]*?)#\s*(.+?)\s*$", re.MULTILINE)


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


UNMEASURED = "Nothing has been measured yet: `make {}` does.\n"


@cache
def measured_in(path: Path) -> dict[str, Any]:
    """What stands in a file of measures; nothing before the first."""
    measures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return measures


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


def speed(_: str, __: str) -> str:
    """Every measure of speed, memory and start-up, with date and machine."""
    bench = measured_in(BENCH)
    if not bench:
        return UNMEASURED.format("bench")
    lines = [f"{bench['date']}, commit `{bench['commit']}`, {bench['cores']} cores, on `{bench['corpus']}`.", ""]
    lines += ["| measure | processes | sentences a second | peak of a process |", "|---|---|---|---|"]
    for key, measure in bench.items():
        if isinstance(measure, dict) and "sentences_per_second" in measure:
            name, _, processes = key.rpartition("_")
            rate, peak = measure["sentences_per_second"], measure["peak_mb"]
            lines.append(f"| {name.replace('_', ' ')} | {processes} | {rate:g} | {peak} MB |")
    lines.append(f"| start-up (`dragoman claims`) | 1 | {bench['start_up']['seconds']:g} s | |")
    if stages := bench.get("stages"):
        lines += ["", "| stage | processor milliseconds a sentence |", "|---|---|"]
        lines += [f"| {name} | {milliseconds:g} |" for name, milliseconds in stages["milliseconds"].items()]
    if events := bench.get("events"):
        lines += ["", *events_made(events)]
    if ties := bench.get("ties"):
        lines += ["", *ties_weighed(ties)]
    if store := bench.get("store"):
        lines += ["", *store_asked(store), "", *rows_taken(store)]
    if balance := bench.get("balance"):
        lines += ["", *balance_solved(balance)]
    return "\n".join(lines) + "\n"


def events_made(measured: dict[str, Any]) -> Iterator[str]:
    """How long generated claims take to become events, and those that are added later."""
    yield f"| claims | events | seconds, {measured['workers']} processes | peak of all | added later | seconds |"
    yield "|---|---|---|---|---|---|"
    for size in measured["sizes"]:
        later = f"{size['later_claims']:,} | {size['later_seconds']:g}" if "later_claims" in size else " | "
        yield f"| {size['claims']:,} | {size['events']:,} | {size['seconds']:g} | {size['peak_mb']:,} MB | {later} |"


def balance_solved(measured: dict[str, Any]) -> Iterator[str]:
    """How long the exact balance of the windows of the state system takes, and that of a large network."""
    yield f"| balance of {measured['windows']} windows of the state system | median | most | of the processor, median |"
    yield "|---|---|---|---|"
    for name in ("index", "blocs", "both, explained", "what-if"):
        one = measured[name]
        yield f"| {name} | {one['median']:g} s | {one['most']:g} s | {one['processor_median']:g} s |"
    for one in measured.values():
        if isinstance(one, dict) and "bound" in one:
            yield f"| index of {one['m']:,} ties: {one['index']:g}, bound {one['bound']:g} | {one['seconds']:g} s | | |"


def ties_weighed(measured: dict[str, Any]) -> Iterator[str]:
    """How long invented deeds take to become ties, on one core."""
    yield "| deeds | pairs | seconds to read them | to weigh them | peak |"
    yield "|---|---|---|---|---|"
    for size in measured["sizes"]:
        seconds = f"{size['reading_seconds']:g} | {size['weighing_seconds']:g}"
        yield f"| {size['deeds']:,} | {size['pooled']:,} | {seconds} | {size['peak_mb']:,} MB |"


def store_asked(measured: dict[str, Any]) -> Iterator[str]:
    """How long questions about imported events take, beside data frames that hold the same columns in memory."""
    told = measured["filling"]["claims"]
    beside = f" and {told['claims']:,} claims" if told else ""
    of_all = measured["questions"]
    names = [name for name in of_all if name != "ours"]
    yield f"| of {measured['rows']:,} imported events{beside}, in milliseconds | here | at most | {' | '.join(names)} |"
    yield f"|---|---|---|{'---|' * len(names)}"
    for key, words in (
        ("pair", "a pair by month, direction and type"), ("partners", "the twenty with whom one has most"),
        ("months", "one type by month"), ("latest", "the last hundred, with their evidence"),
    ):  # fmt: skip
        one = of_all["ours"][key]
        others = (f"{of_all[name][key]['ms']:g} ({of_all[name]['times_ours'][key]:g} ×)" for name in names)
        yield f"| {words} | {one['ms']:g} | {one['target_ms']:g} | {' | '.join(others)} |"
    peaks = " | ".join(f"{of_all[name]['peak_mb']:,}" for name in names)
    yield f"| peak memory, MB | {of_all['ours']['peak_mb']:,} | | {peaks} |"


def rows_taken(measured: dict[str, Any]) -> Iterator[str]:
    """How fast event data are taken in, alone and on top of many."""
    yield "| rows of GDELT 2.0, 61 columns | rows | rows a second | seconds | peak |"
    yield "|---|---|---|---|---|"
    reading = measured["reading"]
    one = reading["read"]
    kept = f"{one['kept_per_second']:,} | {one['kept_seconds']:g} | {one['peak_mb']:,} MB |"
    yield f"| kept: typed, with who, what and where | {reading['rows']:,} | {kept}"
    asked = f"{one['rows_per_second']:,} | {one['seconds']:g} | {one['peak_mb']:,} MB |"
    yield f"| the same, until questions can be asked | {reading['rows']:,} | {asked}"
    for key, beside in reading.items():
        if key.startswith("read_"):
            rate = f"{beside['rows_per_second']:,} | {beside['seconds']:g} | {beside['peak_mb']:,} MB |"
            yield f"| read into memory alone by {key.removeprefix('read_')} | {reading['rows']:,} | {rate}"
    before = 0
    for part in measured["filling"]["imports"]:
        rate = f"{part['rows_per_second']:,} | {part['seconds']:g} | {part['peak_mb']:,} MB |"
        yield f"| imported on top of {before:,} | {part['rows']:,} | {rate}"
        before += part["rows"]
    later = measured["later"]
    rate = f"{later['rows_per_second']:,} | {later['seconds']:g} | {later['peak_mb']:,} MB |"
    yield f"| a small file on top of {before:,} | {later['rows']:,} | {rate}"


def shards(_: str, __: str) -> str:
    """What engines take beside the work, and what a second worker is worth."""
    measured = measured_in(BENCH).get("shards")
    if not measured:
        return UNMEASURED.format("bench")
    title = f"{measured['stand_ins']:,} reports of a millisecond, two workers"
    lines = [f"| {title} | seconds | against the pool | to the first shard | all processes |", "|---|--:|--:|--:|--:|"]
    for name, one in measured["engines"].items():
        against = "" if name == "pool" else f"{100 * one['overhead']:+.0f} %"
        took = f"{one['seconds']:g} | {against} | {one['first_seconds']:g} s"
        lines.append(f"| `--engine {name}` | {took} | {one['together_mb']:,} MB |")
    title = f"the reader on {measured['reports']:,} short reports"
    lines += ["", f"| {title} | one worker | two workers | ratio |", "|---|--:|--:|--:|"]
    for title, name, ratio in (
        ("seconds to the last part", "reading_seconds", "speed_up"),
        ("seconds to a project that can be asked", "seconds", "speed_up_to_the_end"),
    ):
        one, two = measured["one"][name], measured["two"][name]
        lines.append(f"| {title} | {one:g} | {two:g} | {measured[ratio]:.2f} |")
    long, (one, two) = measured["long"], (measured[name]["peak_mb"] for name in ("one", "two"))
    lines += [
        f"| most memory of a worker | {one:,.0f} MB | {two:,.0f} MB | |", "",
        f"In a run of {long['sentences']:,} sentences the fastest growing process grew by {long['growth_mb']} MB "
        "from the second quarter of the time to the last.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def plan(_: str, __: str) -> str:
    """What reading, keeping and publishing cost: measured for a report, extrapolated for a million and more."""
    bench = measured_in(BENCH)
    if not bench.get("shards") or not bench.get("events"):
        return UNMEASURED.format("bench")
    rows = costs(bench)
    lines = ["| | a report | a million | a hundred million |", "|---|--:|--:|--:|"]
    for says, unit, value, larger, divisor in rows:
        cells = (f"{rounded(value * count / divisor)} {larger}" for count in (10**6, 10**8))
        lines.append(f"| {says} | {f'{rounded(value)} {unit}'.strip()} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def rounded(value: float) -> str:
    """A number of two or three figures that count: extrapolated ones do not bear more."""
    return f"{float(f'{value:.2g}'):,.0f}" if value >= 10 else f"{value:.2g}"


def costs(bench: dict[str, Any]) -> list[tuple[str, str, float, str, float]]:
    """What a report costs: words for it, its unit, its value, a larger unit and how many of the smaller are in it."""
    one, long, largest = bench["end_to_end_1"], bench["shards"]["long"], bench["events"]["sizes"][-1]
    sentences, claims = one["sentences"] / one["reports"], one["claims"] / one["reports"]
    part, store = (long[name] / long["sentences"] for name in ("part_bytes", "store_bytes"))
    told = ("keeping_seconds", "seconds", "peak_mb")
    keeping, making, memory = (claims * largest[name] / largest["claims"] for name in told)
    return [
        ("sentences", "", sentences, "million", 1e6),
        ("claims", "", claims, "million", 1e6),
        ("processor time of the workers", "s", sentences / one["sentences_per_second"], "core hours", 3600),
        ("parts on the disk, for ever", "kB", sentences * part / 1e3, "GB", 1e6),
        ("tables on the disk that are asked, twice that while they are made", "kB", sentences * store / 1e3, "GB", 1e6),
        ("taking parts in, one process", "ms", 1e3 * keeping, "hours", 3.6e6),
        ("making events, two processes", "ms", 1e3 * making, "hours", 3.6e6),
        ("memory while events are made", "kB", 1e3 * memory, "GB", 1e6),
    ]


def calibration(_: str, __: str) -> str:
    """What was fitted to each head of the reader, and its calibration error before and after."""
    report = measured_in(CALIBRATION)
    if not report:
        return UNMEASURED.format("train")
    lines = [
        f"Measured {report['date']}. Documents are those of the two halves, temperatures that of both and of each.",
        "",
    ]
    lines += ["| head | documents | decisions | temperature | shift | ECE before | after | 95 % | by chance |"]
    lines += ["|---|---|---|---|---|---|---|---|---|"]
    for name, head in report["heads"].items():
        before, after = head["before"], head["after"]
        sets = "; ".join(f"{held}: {one} + {other}" for held, (one, other) in head["documents"].items())
        temperature = f"{1 / head['scale']:.2f} ({', '.join(f'{1 / scale:.2f}' for scale, _ in head['halves'])})"
        shift = "" if head["shift"] is None else f"{head['shift']:g}"
        low, high = after["interval"]
        lines.append(
            f"| {name} | {sets} | {after['n']} | {temperature} | {shift} | {before['ece']:g} "
            f"| {after['ece']:g} | {low:g} – {high:g} | {after['by_chance']:g} |"
        )
    picture = "![Reliability curves of the heads before and after calibration](calibration.svg)"
    return "\n".join([*lines, "", picture]) + "\n"


def confidences(_: str, __: str) -> str:
    """The calibration error of what the packaged program exposes, with what it said and what was right."""
    lines = ["| set | confidence of | decisions | mean | right | ECE | 95 % |", "|---|---|---|---|---|---|---|"]
    for key, measured in sorted(measured_in(RESULTS).items()):
        for name, count in measured["gold"].items() if measured["task"] == "calibration" else ():
            mean, right, ece = (measured["figures"][f"{name}.{figure}"] for figure in ("confidence", "right", "ece"))
            low, high = measured["intervals"][f"{name}.ece"]
            lines.append(f"| {key} | {name} | {count} | {mean:g} | {right:g} | {ece:g} | {low:g} – {high:g} |")
    return "\n".join(lines) + "\n" if len(lines) > 2 else UNMEASURED.format("evaluate")


def sureness(_: str, __: str) -> str:
    """How often claims of reports that the confidence was not fitted on are right, by how sure they are."""
    fit = json.loads(CONFIDENCE.read_text(encoding="utf-8"))
    unseen = fit["unseen"]
    low, high = unseen["interval"]
    lines = ["| claims | mean confidence | right |", "|---|---|---|"]
    lines += [f"| {count} | {said:.2f} | {right:.2f} |" for said, right, count in unseen["curve"]]
    error = f"ECE {unseen['ece']:g} % ({low:g} – {high:g}; by chance {unseen['by_chance']:g})"
    lines += ["", f"{error}, {unseen['n']} claims of {unseen['groups']} reports."]
    return "\n".join(lines) + "\n"


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


def output(_: str, before: str) -> str:
    """What the last Python block before this place prints, when all up to it are run in turn."""
    names = {"__name__": "__main__"}
    for code in PYTHON.findall(before):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, "README.md", "exec"), names)
    return f"```text\n{printed.getvalue()}```\n"


def screen(lines: str, before: str) -> str:
    """The first lines of what the last command before this place shows, in a project of the reports read before it."""
    commands = [line for block in SHELL.findall(before) for line in block.splitlines() if line.startswith("dragoman ")]
    project = read_by(tuple(line for line in commands if line.startswith("dragoman read ")))
    shown = run(commands[-1].partition("  #")[0] + " --format table", project).splitlines()
    shown, left = shown[: int(lines)], shown[int(lines) :]
    return "\n".join(["```text", *(line.rstrip() for line in [*shown, *(["…"] if left else [])]), "```", ""])


@cache
def read_by(commands: tuple[str, ...]) -> Path:
    """A project that these commands have read reports into; it lasts as long as this process."""
    project = Path(tempfile.mkdtemp(prefix="dragoman-pages-")) / "project"
    atexit.register(shutil.rmtree, project.parent, ignore_errors=True)
    for command in commands:
        run(command, project)
    return project


def run(command: str, project: Path) -> str:
    """What a command prints on a screen of a hundred columns; CalledProcessError where it fails."""
    call = [sys.executable, "-m", *shlex.split(command, comments=True), "--project", str(project)]
    env = {**os.environ, "COLUMNS": "100"}
    return subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout


FILLERS: dict[str, Callable[[str, str], str]] = {
    "fields": fields,
    "limits": limits,
    "reader": reader,
    "results": everything,
    "speed": speed,
    "shards": shards,
    "plan": plan,
    "calibration": calibration,
    "confidences": confidences,
    "sureness": sureness,
    "table": table,
    "output": output,
    "screen": screen,
}


def filled(text: str) -> str:
    """A page with its blocks made anew."""
    done, at = "", 0
    for block in BLOCK.finditer(text):
        head, what, name, tail = block.groups()
        done += text[at : block.start()]
        done += f"{head}{FILLERS[what](name, done)}{tail}"
        at = block.end()
    return done + text[at:]


def pages() -> Iterator[Path]:
    """The README, the model card and every page, those with blocks and those without."""
    yield ROOT / "README.md"
    yield ROOT / "src/dragoman/reader/weights/MODEL_CARD.md"
    yield from sorted((ROOT / "docs").rglob("*.md"))


def main() -> int:
    """0 when every page is, or has been brought, up to date; 1 when `--check` finds one that is not."""
    stale = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        if (new := filled(text)) != text:
            stale.append(page)
            if "--check" not in sys.argv:
                page.write_text(new, encoding="utf-8")
    for page in stale:
        print(f"{page.relative_to(ROOT)} {'is out of date' if '--check' in sys.argv else 'was brought up to date'}")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
