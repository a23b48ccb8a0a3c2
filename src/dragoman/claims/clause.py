"""The words whose time and place are a word's own.

Takes a reading and a word, gives the word and those above it in its clause:
"on Friday" may hang from the act, or from the verb that carries it ("held
talks on Friday"). It never climbs out of a clause that has its own tense.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import Reading

WITHIN = frozenset(
    ("iobj", "nsubj", "nsubj:pass", "nmod", "compound", "xcomp", "appos", "nmod:desc", "amod", "obl:agent", "fixed",
     "flat")
)  # fmt: skip
# Verbs that lend their noun a clause: "held talks on Friday"; "condemned the attack on Friday" dates the condemnation.
CARRIERS = frozenset(
    ("approve", "attend", "be", "begin", "break", "cancel", "carry", "complete", "conclude", "conduct", "continue",
     "cut", "deliver", "do", "end", "escalate", "establish", "expand", "face", "fight", "finalize", "finish", "get",
     "give", "halt", "have", "hold", "host", "impose", "intensify", "issue", "join", "launch", "lift", "make", "mount",
     "offer", "open", "pay", "perform", "postpone", "provide", "ratify", "reach", "receive", "restore", "resume",
     "seal", "see", "send", "sever", "sign", "stage", "start", "step", "suffer", "suspend", "take", "undertake", "wage",
     "witness", "slap", "clinch", "ink", "renew", "extend", "unveil", "announce",
     "increase", "deepen", "strengthen", "boost", "reduce")
)  # fmt: skip
RAISING = frozenset(("appear", "seem", "happen"))  # "in May it seemed that they would sign": one time
# "were killed in the raid on Friday": both were then.
SAME_HAPPENING = frozenset(("in", "during", "by", "through", "with", "as"))
# "flew to Oslo for talks on Friday": who goes there for them holds them there and then.
GOING = frozenset(("arrive", "come", "convene", "fly", "gather", "go", "head", "meet", "return", "travel"))
BRINKS = frozenset(("brink", "course", "middle", "midst", "point", "process", "verge"))  # "in the process of leaving"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def governors(reading: Reading, word: int) -> Iterator[int]:
    """`word`, then each word above it up to the verb of its clause, nearest first."""
    seen = set()
    while word >= 0 and word not in seen:
        seen.add(word)
        yield word
        if not _climbs(reading, word):
            return
        word = reading.heads[word]


def children(reading: Reading, word: int) -> list[int]:
    """The words that hang from `word`, in order."""
    return [child for child, head in enumerate(reading.heads) if head == word]


def finite(reading: Reading, word: int) -> bool:
    """Whether the clause of this verb has a tense of its own: "attacked", "will attack", not "attacking"."""
    if reading.xpos[word] in FINITE:
        return True
    return any(
        reading.deprels[child].startswith(("aux", "cop")) and reading.xpos[child] in FINITE
        for child in children(reading, word)
    )  # fmt: skip


def _climbs(reading: Reading, word: int) -> bool:
    relation = reading.deprels[word]
    if relation == "conj":
        return not _has_subject(reading, word)
    if relation == "advcl":
        # "exploded on Friday, killing dozens" is one time; "after meeting" is another.
        return not finite(reading, word) and not any(
            reading.deprels[child] in ("mark", "case") for child in children(reading, word)
        )
    if relation == "obj":
        return reading.lemmas[reading.heads[word]].lower() in CARRIERS
    if relation == "obl":
        cases = {reading.lemmas[child].lower() for child in children(reading, word) if reading.deprels[child] == "case"}
        return bool(cases & SAME_HAPPENING) or ("for" in cases and reading.lemmas[reading.heads[word]].lower() in GOING)
    if relation == "acl":
        return reading.lemmas[reading.heads[word]].lower() in BRINKS
    if relation == "ccomp":
        return reading.lemmas[reading.heads[word]].lower() in RAISING
    return relation in WITHIN


def _has_subject(reading: Reading, word: int) -> bool:
    return any(reading.deprels[child].startswith(("nsubj", "csubj")) for child in children(reading, word))
