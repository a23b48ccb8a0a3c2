"""Who is mentioned in a sentence, and whom "he", "the group" or "both sides" mean.

Takes a document's readings, gives mentions: names, what they compose to
("Iranian officials", "president of Ukraine"), pronouns and descriptions.
"""

from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.mentions.records import Mention

__all__ = ["Mention", "find_mentions"]
