"""Ask a project what no single stage and no table can tell: accounts, story lines, copies, outlets, the system.

Takes a view of a project and what was found in it, gives records to be shown.
"""

from dragoman.asking.changes import system_shifts as system_shifts
from dragoman.asking.counted import Counted as Counted
from dragoman.asking.counted import known as known
from dragoman.asking.counted import with_ids as with_ids
from dragoman.asking.days import days_known as days_known
from dragoman.asking.dyads import HALF_LIFE as HALF_LIFE
from dragoman.asking.dyads import LEVEL as LEVEL
from dragoman.asking.dyads import ORDERS as ORDERS
from dragoman.asking.dyads import tie as tie
from dragoman.asking.dyads import ties as ties
from dragoman.asking.dyads import weights_of as weights_of
from dragoman.asking.events import account as account
from dragoman.asking.events import beside as beside
from dragoman.asking.events import compare as compare
from dragoman.asking.events import compare_some as compare_some
from dragoman.asking.events import copied as copied
from dragoman.asking.events import copies_among as copies_among
from dragoman.asking.events import copies_of as copies_of
from dragoman.asking.events import ruling as ruling
from dragoman.asking.events import stories as stories
from dragoman.asking.events import story_of as story_of
from dragoman.asking.history import history as history
from dragoman.asking.lately import lately as lately
from dragoman.asking.layers import against_layer as against_layer
from dragoman.asking.over_time import pairs_of as pairs_of
from dragoman.asking.over_time import shifts as shifts
from dragoman.asking.ready import let_go as let_go
from dragoman.asking.ready import prepare as prepare
from dragoman.asking.ready import rests_on_much as rests_on_much
from dragoman.asking.systems import BEHAVIOUR as BEHAVIOUR
from dragoman.asking.systems import SECONDS as SECONDS
from dragoman.asking.systems import after as after
from dragoman.asking.systems import moved as moved
from dragoman.asking.systems import reach as reach
from dragoman.asking.systems import system as system
from dragoman.asking.systems import system_of_layer as system_of_layer
from dragoman.asking.systems import what_if as what_if
from dragoman.asking.systems import what_ifs as what_ifs
