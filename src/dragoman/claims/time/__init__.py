"""When: time expressions, and the time of an act.

Takes text or a reading and the day of publication, gives expressions with
their values, and the Time of the act that a word expresses.
"""

from dragoman.claims.time.attach import find_time
from dragoman.claims.time.expressions import Expression, find_expressions

__all__ = ["Expression", "find_expressions", "find_time"]
