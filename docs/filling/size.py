"""What reading much costs: by shards, and for a million reports, from evaluation/bench.json."""

from __future__ import annotations

from typing import Any

from filling.measures import BENCH, UNMEASURED, measured_in


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
