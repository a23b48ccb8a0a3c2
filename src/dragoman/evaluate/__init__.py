"""Score the packaged program on labelled data.

Takes the name of a task and a file of labelled lines; gives figures as plain
JSON. What each task needs and how it is scored: docs/reference/evaluation.md.
"""

from dragoman.evaluate.run import TASKS, run

__all__ = ["TASKS", "run"]
