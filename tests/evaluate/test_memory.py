"""Whose memory is watched."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from evaluation.memory import family

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")


def test_what_another_thread_has_started_is_of_the_family():
    started: list[subprocess.Popen[bytes]] = []
    ready, over = threading.Event(), threading.Event()

    def start() -> None:
        started.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))
        ready.set()
        over.wait()

    thread = threading.Thread(target=start)
    thread.start()
    ready.wait()
    try:
        assert {os.getpid(), started[0].pid} <= set(family([os.getpid()]))
    finally:
        over.set()
        thread.join()
        started[0].communicate()
