"""Put verbs into the tense a sentence needs.

Takes a verb as a dictionary has it, gives what stands before the word, the
word itself (the trigger) and nothing else: "had" and "delivered".
"""

from __future__ import annotations

IRREGULAR = {
    "send": ("sent", "sent"), "give": ("gave", "given"), "lend": ("lent", "lent"), "strike": ("struck", "struck"),
    "hit": ("hit", "hit"), "be": ("was", "been"), "come": ("came", "come"), "take": ("took", "taken"),
    "meet": ("met", "met"), "hold": ("held", "held"), "find": ("found", "found"), "pay": ("paid", "paid"),
    "speak": ("spoke", "spoken"), "freeze": ("froze", "frozen"), "withdraw": ("withdrew", "withdrawn"),
    "ban": ("banned", "banned"), "ship": ("shipped", "shipped"), "kidnap": ("kidnapped", "kidnapped"),
    "confer": ("conferred", "conferred"), "expel": ("expelled", "expelled"), "travel": ("travelled", "travelled"),
}  # fmt: skip


def past(verb: str) -> str:
    """The simple past."""
    return IRREGULAR.get(verb, (regular(verb), ""))[0]


def participle(verb: str) -> str:
    """The past participle."""
    return IRREGULAR.get(verb, ("", regular(verb)))[1]


def regular(verb: str) -> str:
    """The past of a regular verb."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def active(verb: str, tense: str) -> tuple[str, str]:
    """What goes before an active verb, and the verb."""
    return {
        "past": ("", past(verb)), "had": ("had ", participle(verb)), "will": ("will ", verb),
        "would": ("would ", verb), "may": ("may have ", participle(verb)), "reportedly": ("reportedly ", past(verb)),
        "not": ("did not ", verb), "never": ("never ", past(verb)), "had never": ("had never ", participle(verb)),
    }[tense]  # fmt: skip


def passive(verb: str, tense: str, plural: bool) -> tuple[str, str]:
    """What goes before a verb in the passive, and its participle."""
    was = "were" if plural else "was"
    before = {
        "past": was, "had": "had been", "will": "will be", "would": "would be", "may": "may have been",
        "reportedly": f"{was} reportedly", "not": f"{was} not", "never": f"{was} never", "had never": "had never been",
    }[tense]  # fmt: skip
    return before + " ", participle(verb)
