"""`dragoman serve`: the project as web pages, for this machine alone unless it is told otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.show.cli.options import PROJECT, ProjectOption

PORT = 8765


def run(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, metavar="N", help="Where to listen.")] = PORT,
    project: ProjectOption = PROJECT,
) -> None:
    """Show the project as web pages at http://127.0.0.1:8765."""
    import uvicorn

    from dragoman.show.web.app import create

    uvicorn.run(create(Path(project)), host="127.0.0.1", port=port, log_level="warning")
