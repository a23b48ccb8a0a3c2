"""Carry times along a report.

Takes the readings of a report, gives the Time of an act where its sentence
tells none: a scene goes on ("On Friday he met … He accused …"), and whom a
report tells to have accused or asked somebody did so as it was written, or on
the day before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from dragoman.claims.clause import children, governors
from dragoman.claims.time.attach import find_time
from dragoman.claims.time.expressions import Expression
from dragoman.claims.time.taken_up import Known, dated_things, time_taken_up
from dragoman.records import EventType, Reading, Time
from dragoman.vocabulary.cues import cue

GOES_ON = frozenset({"he", "she", "they", "it"})  # who begins a sentence so is still in the scene before
NOT_TOLD = frozenset({"i", "we", "you"})  # of whom a report does not speak in its own voice
# Types whose act lies in the words even where a verb of another deed expresses it: "agreed to withdraw".
SPOKEN = frozenset(("AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE", "ACCUSE", "SUPPORT"))
NEWS = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"))  # what is agreed is told of for years
BACK = frozenset(
    ("later", "earlier", "early", "previously", "once", "initially", "then", "first", "repeatedly", "often")
)
SCENES = 3  # sentences that a scene goes on for, at most
OLD = timedelta(days=7)  # a scene that ended longer before the report is background, not its news


class Thread:
    """The times of a report, sentence by sentence."""

    def __init__(self, readings: Sequence[Reading], published: date | None, expressions: Sequence[Expression]) -> None:
        self.readings, self.published, self.expressions = readings, published, expressions
        self._scenes: dict[int, Time | None] = {}

    def time_of(self, number: int, word: int, type: EventType) -> Time | None:
        """When the act of this type at `word` of the sentence `number` happened."""
        reading = self.readings[number]
        told = self._time_of(reading, word, spoken=type in SPOKEN)
        if told is not None:
            return told
        if reading.upos[word] == "NOUN":
            return time_taken_up(self.known, reading, number, word)
        *_, verb = governors(reading, word)
        if not _narrated(reading, verb):
            return None
        if reading.deprels[verb] == "conj" and (same := self._time_of(reading, reading.heads[verb])):
            return same  # "On Friday Norland left and Sudland followed"
        if self._dated_before(reading, verb):
            return None
        if _subject(reading, verb) in GOES_ON and (scene := self._scene(number - 1, SCENES)):
            return scene
        says = cue(reading.lemmas[verb].lower(), "verb") is not None or (verb == word and type != "SUPPORT")
        return self._news(number, verb) if says and type in NEWS else None

    def _time_of(self, reading: Reading, word: int, *, spoken: bool = False) -> Time | None:
        return find_time(reading, word, self.published, self.expressions, spoken=spoken)

    def _dated_before(self, reading: Reading, verb: int) -> bool:
        """Whether words before a verb tell that it was at some other time, if not when: "a few months ago"."""
        sentence = reading.sentence
        return any(sentence.start <= one.start < sentence.tokens[verb].start for one in self.expressions)

    @cached_property
    def known(self) -> list[Known]:
        """What the report dates."""
        return dated_things(self.readings, self.published, self.expressions)

    def _scene(self, number: int, reach: int) -> Time | None:
        """The time told of the main clause of a sentence, or of that before where its scene goes on."""
        if number < 0 or reach == 0:
            return None
        if number not in self._scenes:
            reading = self.readings[number]
            mains = [word for word in range(len(reading.heads)) if _narrated(reading, word)]
            told = (self._time_of(reading, word) for word in mains)
            scene = next(filter(None, told), None)
            if scene is None and mains and _subject(reading, mains[0]) in GOES_ON:
                return self._scene(number - 1, reach - 1)
            self._scenes[number] = scene
        return self._scenes[number]

    def _news(self, number: int, verb: int) -> Time | None:
        """The day of the report and the day before, unless what goes before is background of another time."""
        reading = self.readings[number]
        if self.published is None or reading.sentence.block != "body":
            return None
        if any(reading.lemmas[child].lower() in BACK for child in children(reading, verb)):
            return None
        before = [scene.end for back in (1, 2) if (scene := self._scene(number - back, SCENES)) and scene.end]
        if any(end < str(self.published - OLD)[: len(end)] for end in before):
            return None
        text = reading.sentence.tokens[verb].text
        return Time(text=text, start=str(self.published - timedelta(days=1)), end=str(self.published))


def _narrated(reading: Reading, verb: int) -> bool:
    """Whether a verb is of a main clause in the past tense that the report tells in its own voice."""
    main = reading.heads[verb] < 0 or (reading.deprels[verb] == "conj" and reading.heads[reading.heads[verb]] < 0)
    if not main or reading.xpos[verb] != "VBD" or _subject(reading, verb) in NOT_TOLD:
        return False
    if any(reading.deprels[child] == "aux" for child in children(reading, verb)):
        return False  # "has refused" ever since, "did not refuse" never
    start = reading.sentence.tokens[verb].start
    return not any(span.start <= start < span.end for one in reading.attributions for span in one.content)


def _subject(reading: Reading, verb: int) -> str | None:
    subjects = [child for child in children(reading, verb) if reading.deprels[child].startswith("nsubj")]
    return reading.lemmas[subjects[0]].lower() if subjects else None
