"""When: time expressions, and the time of an act.

Takes text or readings and the day of publication, gives expressions with
their values, and the Time of the act that a word expresses.
"""

from dragoman.claims.time.attach import find_time
from dragoman.claims.time.expressions import Expression, find_expressions
from dragoman.claims.time.thread import Thread
from dragoman.claims.time.wars import time_of_war

__all__ = ["Expression", "Thread", "find_expressions", "find_time", "time_of_war"]
