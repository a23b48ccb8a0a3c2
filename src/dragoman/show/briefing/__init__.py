"""A dated briefing on paper: one HTML file that needs nothing else.

Asked (asked.py)            of which day, month, theatre and events
  ↓ gathering.py            the answers, each bounded, and the claims that they rest on
Answers
  ↓ composing.py            sentences and figures in the order of the paper, each with its notes (notes.py)
Briefing (content.py)
  ↓ drawing.py, templates/  the file; figures/ tell where the lines of its pictures run
"""

from dragoman.show.briefing.asked import Asked as Asked
from dragoman.show.briefing.composing import compose as compose
from dragoman.show.briefing.content import Briefing as Briefing
from dragoman.show.briefing.drawing import draw as draw
from dragoman.show.briefing.gathering import gather as gather
