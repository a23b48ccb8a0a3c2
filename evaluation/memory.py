"""Watch how much memory processes take, and whether it grows.

Takes process ids, gives megabytes, as /proc tells them; nothing where there is no /proc.
"""

from __future__ import annotations

import contextlib
import json
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.sets import ROOT

MEGABYTE = 1_000_000
# Lines of /proc/PID/status.
ALL, OWN = "VmRSS", "RssAnon"


class Watch:
    """Samples the memory of some processes and all below them, four times a second, where /proc tells it."""

    def __init__(self, pids: Sequence[int], *, of: str = ALL) -> None:
        """`of` is all their memory, or what is theirs alone: without files that others may map, too."""
        self.pids, self.of = pids, of
        self.samples: dict[int, list[tuple[float, float]]] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Sample no more."""
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._over.wait(0.25):
            at = time.perf_counter()
            for pid in family(self.pids):
                if (size := resident(pid, of=self.of)) is not None:
                    self.samples.setdefault(pid, []).append((at, size))

    def together(self) -> int | None:
        """The most megabytes that all processes held at one time; None where it cannot be told."""
        sums = Counter[float]()
        for series in self.samples.values():
            sums.update(dict(series))  # type: ignore[arg-type]
        return round(max(sums.values())) if sums else None

    def memory(self) -> dict[str, Any]:
        """The largest process's peak, and by how much the fastest growing one grew, in megabytes.

        Growth is the median of the last quarter of the samples less that of
        the second: the first quarter holds loading. None where it cannot be
        told (no /proc, or fewer than 16 samples).
        """
        peaks = [max(size for _, size in series) for series in self.samples.values()]
        growths = [growth([size for _, size in series]) for series in self.samples.values() if len(series) >= 16]
        return {
            "peak_mb": round(max(peaks)) if peaks else None,
            "growth_mb": round(max(growths)) if growths else None,
            "processes": len([peak for peak in peaks if peak > 50]),
        }


def watched(module: str, *arguments: str) -> tuple[Any, Watch]:
    """What a module of ours says last when it runs in a process of its own, read as JSON, and what memory that took.

    Raises SystemExit where it fails, with the end of what it said of it.
    """
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    watch = Watch([process.pid])
    told, said = process.communicate()
    watch.stop()
    if process.returncode:
        raise SystemExit(f"{module} {' '.join(arguments)} ended with code {process.returncode}: {said[-2000:]}")
    return json.loads(told.splitlines()[-1]), watch


def growth(sizes: Sequence[float]) -> float:
    """The median of the last quarter less the median of the second."""
    quarter = len(sizes) // 4
    return statistics.median(sizes[-quarter:]) - statistics.median(sizes[quarter : 2 * quarter])


def family(pids: Sequence[int]) -> list[int]:
    """Processes and all that they started, from whichever of their threads."""
    known, waiting = [], list(pids)
    while waiting:
        pid = waiting.pop()
        known.append(pid)
        for thread in Path(f"/proc/{pid}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                waiting += map(int, thread.read_text().split())
    return known


def resident(pid: int, *, of: str = ALL) -> float | None:
    """Megabytes of memory that a process holds; None when it has ended or /proc does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    sizes = [int(line.split()[1]) for line in status.splitlines() if line.startswith(of)]
    return sizes[0] * 1024 / MEGABYTE if sizes else None
