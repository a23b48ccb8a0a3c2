"""Who the codes and names of others' event data mean: GDELT, Phoenix, ICEWS, POLECAT, ACLED.

Takes what a row says of an actor and a day, gives Who; None where it names
nobody. Whoever holds an office of a state, its army, police, spies, courts and
parliament act for it and carry its id, as in reports; its opposition, rebels,
civilians, media and firms do not. What no table knows is kept under a readable
id and marked as unknown.
"""

from dragoman.actors.coded.acled import acled_actor
from dragoman.actors.coded.cameo import cameo_actor
from dragoman.actors.coded.icews import icews_actor
from dragoman.actors.coded.lands import land_called, place_of
from dragoman.actors.coded.polecat import polecat_actor

__all__ = ["acled_actor", "cameo_actor", "icews_actor", "land_called", "place_of", "polecat_actor"]
