"""Judge in a process of its own, to be killed: PROJECT NAME [COUNT].

Prints the id of each judgement once it is saved.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from dragoman.store import Project
from tests.builders import claim, judgement


def main(folder: str, name: str, most: str = "0") -> None:
    project = Project.create(Path(folder))
    for at in range(int(most)) if int(most) else count():
        one = judgement("accept", claim(sentence="Russia attacked Ukraine. " * 40), at=at, by=name)
        project.judge(one)
        print(one.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
