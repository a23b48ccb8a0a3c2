"""What can be called in Python, from the package itself: the names of `dragoman`, an opened project, the charts."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

import dragoman
from dragoman import plots
from dragoman.show.notebook import Opened

# Of a line beyond which parameters stand below one another.
WIDTH = 100


def python(what: str, _: str) -> str:
    """The names of the package, the methods of an opened project, or the charts."""
    return {"names": names, "methods": methods, "charts": charts}[what]()


def names() -> str:
    """The public names of `dragoman`."""
    return "\n\n".join(told(f"dragoman.{name}", getattr(dragoman, name)) for name in listed()) + "\n"


def listed() -> list[str]:
    """The public names that have something to say, functions first."""
    some = [name for name in dragoman.__all__ if not name.startswith("_")]
    return sorted(some, key=lambda name: (isinstance(getattr(dragoman, name), type), name))


def methods() -> str:
    """What an opened project answers."""
    return "\n\n".join(told(name, getattr(Opened, name)) for name in public(vars_of(Opened))) + "\n"


def charts() -> str:
    """The charts."""
    made = [name for name in public(vars(plots)) if getattr(plots, name).__module__ == plots.__name__]
    own = [name for name in made if name in ("offline", "pair", "ties", "system")]
    return "\n\n".join(told(f"plots.{name}", getattr(plots, name)) for name in own) + "\n"


def vars_of(kind: type) -> dict[str, Any]:
    """The members of a class and of those that it is made from, those first."""
    return {name: member for base in reversed(kind.__mro__) for name, member in vars(base).items()}


def public(some: dict[str, Any]) -> Iterator[str]:
    """The names of functions that are for everybody."""
    return (name for name, member in some.items() if not name.startswith("_") and inspect.isfunction(member))


def told(name: str, member: Any) -> str:
    """A name with how it is called and what it gives."""
    doc = inspect.getdoc(member) or ""
    prose = "\n\n".join(list(paragraphs(doc.split("\n\n"))))
    return f"### `{name}`\n\n```text\n{called(name, member)}\n```\n\n{prose}"


def paragraphs(some: Iterable[str]) -> Iterator[str]:
    """The paragraphs of a docstring without its examples."""
    for one in some:
        if one.lstrip().startswith(">>>") or one.startswith("    "):
            return
        yield " ".join(one.split())


def called(name: str, member: Any) -> str:
    """How it is called, a parameter a line where there are many."""
    if inspect.isclass(member) and not hasattr(member, "__struct_fields__") and issubclass(member, Exception):
        return f"class {name}"
    if inspect.isclass(member):
        return f"class {name}({', '.join(getattr(member, '__struct_fields__', ()))})"
    signature = inspect.signature(member)
    given = list(parameters(one for one in signature.parameters.values() if one.name != "self"))
    gives = "" if signature.return_annotation is signature.empty else f" -> {signature.return_annotation}"
    line = f"{name}({', '.join(given)}){gives}"
    return line if len(line) <= WIDTH else "\n".join([f"{name}(", *(f"    {one}," for one in given), f"){gives}"])


def parameters(some: Iterable[inspect.Parameter]) -> Iterator[str]:
    """Each parameter with its type and what it is unless it is given; a star before those given by name."""
    starred = False
    for one in some:
        if one.kind is one.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        before = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
        otherwise = "" if one.default is one.empty else f" = {one.default!r}"
        yield f"{before}{one.name}: {one.annotation}{otherwise}"
