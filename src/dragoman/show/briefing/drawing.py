"""Draw a briefing as one HTML file: styles and pictures inside, nothing fetched, everything from reports escaped."""

from __future__ import annotations

from pathlib import Path

import jinja2
from markupsafe import Markup

from dragoman.show.briefing.content import Briefing
from dragoman.show.web.marking import PARTS, Piece
from dragoman.show.web.spelling import STANCES
from dragoman.show.words import stretch

TEMPLATES = Path(__file__).parent / "templates"


def draw(briefing: Briefing) -> str:
    """The file; the same briefing gives the same characters."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    templates.filters |= {"stretch": stretch, "part": part}
    own = Markup((TEMPLATES / "briefing.css").read_text(encoding="utf-8"))  # ours, not a report's
    return templates.get_template("briefing.html").render(briefing=briefing, styles=own, stances=STANCES)


def part(piece: Piece) -> str:
    """The part that a piece of a sentence plays before others; "" for none."""
    return next((name for name in PARTS if name in piece.parts), "")
