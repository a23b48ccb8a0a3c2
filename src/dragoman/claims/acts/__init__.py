"""Which words of a sentence express an act, and between whom: deeds, their parties, and dyads of these."""
