"""The command `dragoman`: one file a command, each a function of its options.

Exit codes: 0 all is well, 1 some inputs failed and the rest is kept, 2 the
command was given something it cannot use, 130 interrupted.
"""

from dragoman.show.cli.app import app, main

__all__ = ["app", "main"]
