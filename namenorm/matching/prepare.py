"""All that is dear in a comparison, done once for each name."""

from __future__ import annotations

from typing import Any

from namenorm.matching.eastern import eastern_view
from namenorm.matching.known import KnownNames
from namenorm.matching.latin import parts_of, words_of
from namenorm.matching.native import native_views
from namenorm.matching.parts import part
from namenorm.matching.scripts import script_of
from namenorm.matching.things import looks_like_a_thing, thing_parts
from namenorm.matching.values import Kind, Part, Prepared, View, view
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_MOST_PARTS = 10


def prepared(name: str, known: KnownNames, kind: Kind | None = None) -> Prepared:
    """Return a name ready to be compared with any other.

    Args:
        name: In any script.
        known: What the book knows.
        kind: What it names; guessed where it is not given.
    """
    folded = squash(simplified(name) if has_han(name) else name)
    kind = kind or ("org" if looks_like_a_thing(name) else "person")
    if not folded:  # nothing but punctuation
        return _ready(name, kind, name, (view((Part(name or " ", name),)),))
    facts = known.entities(folded)
    if kind == "org":
        parts, form = thing_parts(name)
        return _ready(name, kind, folded, (view(parts),), form=form, **facts)
    script = script_of(name)
    if script != "latin":
        views = native_views(name, known)
        return _ready(name, kind, folded, views, script=script, ordered="," in name, **facts)
    return _latin_person(name, folded, known)


def _latin_person(name: str, folded: str, known: KnownNames) -> Prepared:
    found = words_of(name)
    parts = tuple(parts_of(found, known))[:_MOST_PARTS] or (part(folded, name, known),)
    eastern = eastern_view(_printed(name, found.titles), known)
    views = (eastern, view(parts)) if eastern else (view(parts), *_whole(parts, known))
    return _ready(
        name,
        "person",
        folded,
        views,
        ordered=found.ordered,
        titles=tuple(found.titles),
        particles=tuple(found.particles),
        generation=found.generation,
        **known.entities(folded),
    )


def _ready(name: str, kind: Kind, folded: str, views: tuple[View, ...], **told: Any) -> Prepared:
    return Prepared(name, kind, folded, views, tuple(one.sorted for one in views), **told)


def _whole(parts: tuple[Part, ...], known: KnownNames) -> tuple[View, ...]:
    """Return the view of a name that is a transcription printed as if it had a surname: "Te Langpu"."""
    joined = "".join(one.text for one in parts)
    if len(parts) == 2 and (heard := known.groups("sound", joined)):
        return (view((Part(joined, joined, sound=joined, heard=heard),), likely=0.5, by="transcription"),)
    return ()


def _printed(name: str, titles: list[str]) -> list[str]:
    surname, comma, rest = name.partition(",")
    words = (f"{surname} {rest}" if comma else name).split()
    return [word.replace(".", "") for word in words if word.strip(".,") not in titles]
