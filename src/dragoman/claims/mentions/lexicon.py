"""Closed lists of small words that decide what a mention is.

Open classes (nouns, adjectives) are in `nouns.csv`.
"""

# fmt: off
from __future__ import annotations

from dragoman.claims.mentions.records import Bond

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})

# Pronouns
HE, SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
IT, THEY = frozenset({"it", "its"}), frozenset({"they", "them", "their", "theirs"})
SPEAKER, SPEAKERS = frozenset({"i", "me", "my", "mine"}), frozenset({"we", "us", "our", "ours"})
RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
PRONOUNS = HE | SHE | IT | THEY | SPEAKER | SPEAKERS | RELATIVE
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "our"})

# Whose and where
OF = frozenset({"of", "for", "from", "with", "at", "within"})
SEATED = frozenset({                   # "in X" tells whose they are
    "authority", "authorities", "government", "regime", "official", "police", "leader", "ruler", "leadership",
    "president", "court", "prosecutor", "parliament",
})
FORCES = frozenset({"force", "forces", "service", "services"})  # seated too, behind one of these:
SECURITY = frozenset({"security", "government", "police"})
PLACED = frozenset({
    "in", "at", "from", "near", "across", "through", "inside", "throughout", "within", "around", "outside", "off",
    "along", "via", "beyond", "outside of", "over",
})
BETWEEN = frozenset({"and", "or", ",", "-", "–", "/", "&"})
DASHES = frozenset({"-", "‐", "‑"})
NAME_BEGINS = frozenset({"al", "el", "an", "ar", "as", "ash", "at", "ad"})  # Arabic articles, written small
PAPERS = frozenset({                   # a newspaper's name in short: "the Post", "the Times"
    "post", "times", "journal", "herald", "tribune", "telegraph", "observer", "globe", "gazette", "chronicle",
})
DATELINE = frozenset({"—", "–", "--"})

# How a name modifies: "Iranian-backed", "U.S.-led"
BONDS: dict[str, Bond] = {
    **dict.fromkeys(("backed", "supported", "sponsored", "funded", "financed", "armed", "trained"), "backed"),
    **dict.fromkeys(("aligned", "allied", "friendly", "linked"), "backed"),
    **dict.fromkeys(("led", "dominated", "run", "commanded"), "led"),
    **dict.fromkeys(("controlled", "held", "occupied", "administered", "annexed", "ruled"), "held"),
    **dict.fromkeys(("made", "built", "supplied", "designed", "produced", "manufactured"), "made"),
    **dict.fromkeys(("based", "born", "educated", "bound"), "based"),
}

# Words that tell a person's gender
FEMININE = frozenset({
    "spokeswoman", "chairwoman", "congresswoman", "policewoman", "queen", "ms.", "mrs.", "mrs", "ms", "woman",
    "businesswoman", "lady",
})
MASCULINE = frozenset({
    "king", "emir", "sultan", "prince", "mr.", "mr", "sir", "lord", "ayatollah", "sheikh", "imam", "chairman",
    "businessman", "congressman", "man", "pope",
})

# Quotations
SPEECH = frozenset({
    "say", "tell", "add", "state", "declare", "announce", "note", "insist", "explain", "write", "tweet", "claim",
    "argue", "warn", "continue", "reply", "ask", "remark", "stress", "acknowledge", "predict", "caution", "lament",
    "contend", "assert", "concede", "admit", "respond", "recall", "complain", "comment", "observe", "emphasize",
    "conclude", "confirm",
})
