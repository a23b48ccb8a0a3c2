"""What can go wrong, as a tree.

    DragomanError
    ├── UsageError           the command was given something it cannot use (exit code 2)
    ├── InputError           one input cannot be read; the rest go on (exit code 1)
    │   ├── RecordError      one line, article or record of an input, with its number
    │   └── KnownInput       it was taken in before: no fault, and nothing is to be done
    ├── NothingFound         a question has no answer in what is kept (exit code 1)
    ├── ProjectError         the project folder is not one, or is of another version
    └── VocabularyError      a table an analyst edits holds something impossible

Each message says what was found, where, what would do, and the next step.
"""


class DragomanError(Exception):
    """Any fault that Dragoman explains in a sentence."""


class UsageError(DragomanError):
    """The command was given something it cannot use."""


class InputError(DragomanError):
    """One input cannot be read; `place` names it, the message says why and what to do."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}")
        self.place = place
        self.why = why


class RecordError(InputError):
    """One line, article or record (`unit`) of an input cannot be read; the others are."""

    def __init__(self, place: str, number: int, why: str, *, unit: str = "line", at: str = "") -> None:
        super().__init__(f"{place}, {unit} {number}{at}", why)
        self.number = number


class KnownInput(InputError):
    """An input was taken in before, and is left as it is."""


class NothingFound(DragomanError):
    """A question has no answer in what is kept: not to know is not to know that there is nothing."""


class ProjectError(DragomanError):
    """The project folder is missing, is not a project, or was made by another version."""


class VocabularyError(DragomanError):
    """A table of the vocabulary or the actors holds something impossible; names file and line."""
