"""From readings to claims: who says that who did what to whom, how firmly.

claims = find(document, reader.read(split(document)), reader=reader.version)
"""

from dragoman.claims.finding import explain, find

__all__ = ["explain", "find"]
