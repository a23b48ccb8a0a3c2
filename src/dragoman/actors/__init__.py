"""Who is who, and when: states, offices and who held them, armed groups, alliances.

Takes a name and a date, gives an actor. The tables are data that an analyst
can edit: tables/*.csv.
"""

from dragoman.actors.actor import Actor, Form, Kind, Term
from dragoman.actors.code import Code, code
from dragoman.actors.heads import Head, HeadMatch, Heads, heads
from dragoman.actors.holdings import Holding, holdings
from dragoman.actors.registry import Match, Registry, known_name, registry
from dragoman.actors.states import SYSTEMS, codes_of, land, name_of, state_of

__all__ = [
    "SYSTEMS", "Actor", "Code", "Form", "Head", "HeadMatch", "Heads", "Holding", "Kind", "Match", "Registry", "Term",
    "code", "codes_of", "heads", "holdings", "known_name", "land", "name_of", "registry", "state_of",
]  # fmt: skip
