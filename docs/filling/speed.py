"""Figures of speed and memory, from evaluation/bench.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from filling.measures import BENCH, UNMEASURED, measured_in


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
    if web := bench.get("web"):
        lines += ["", *pages_asked(web)]
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


def pages_asked(measured: dict[str, Any]) -> Iterator[str]:
    """How long each page takes while many ask at once, and what memory serving them takes."""
    held = f"{measured['claims']:,} claims and {measured['coded']:,} imported events"
    asked = f"pages of {held}, {measured['readers']} readers, in milliseconds"
    yield f"| {asked} | median | 95 % | of the processors, alone |"
    yield "|---|---|---|---|"
    for name, page in measured["pages"].items():
        if "median_ms" in page:
            cells = page["median_ms"], page["p95_ms"], page["processor_ms"]
            yield f"| {name} | {' | '.join('' if one is None else f'{one:g}' for one in cells)} |"
    yield f"| all | {measured['median_ms']:g} | {measured['p95_ms']:g} | |"
    if "first_drawing_ms" in measured:
        yield f"| first drawing of Now in a browser | {measured['first_drawing_ms']:g} | | |"
    yield ""
    yield (
        f"In {measured['seconds']:g} seconds {measured['requests']:,} pages were asked for. The process held at most "
        f"{measured['peak_mb']:,} MB, {measured['own_peak_mb']:,} MB of it its own: the rest are files that all share. "
        f"Its own grew by {measured['own_growth_mb']} MB from the second quarter of that time to the last."
    )


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
