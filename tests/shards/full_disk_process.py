"""Read a corpus where no file may be larger than so many bytes: PROJECT FOLDER BYTES [ENGINE]; says what stopped it."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from dragoman.shards import ENGINES
from dragoman.store import DiskFull
from tests.shards.corpus import here, read


def main(project: str, folder: str, size: str, *engine: str) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    ENGINES["here"] = here  # type: ignore[index]
    try:
        read(Path(project), folder, engine=engine[0] if engine else None)
    except DiskFull as fault:
        print(fault)


if __name__ == "__main__":
    main(*sys.argv[1:])
