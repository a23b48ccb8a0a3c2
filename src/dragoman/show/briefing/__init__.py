"""A dated briefing on paper: one HTML file that needs nothing else.

Asked (asked.py)            of which day, month, theatre and events
  ↓ gathering.py            the answers, each bounded, and the claims that they rest on
Answers
  ↓ composing.py            sentences and figures in the order of the paper, each with its notes (notes.py)
Briefing (content.py)
  ↓ drawing.py, templates/  the file; figures/ tell where the lines of its pictures run
"""
