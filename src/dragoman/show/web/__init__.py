"""The web pages: one file a page, each a question to the project and what is shown of the answer.

Page (page.py)  ← pages/*.py       what a page asks, answers and tabulates
  ↓ app.py                         three addresses a page: itself, .json, .csv
Asked (state.py)                   what an address says: every state of a page is in it
Current (current.py)               views of the newest generation, for as many readers as there are
guard.py                           who may ask, and what a browser may do with the answer
faults.py                          what goes wrong, as a page or as JSON
"""
