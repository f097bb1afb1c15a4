"""The name of an organisation, read: its legal form taken off, its words brought to one spelling."""

from __future__ import annotations

from collections.abc import Sequence

from unidecode import unidecode

from namenorm.matching.parts import thing
from namenorm.matching.values import Part
from namenorm.matching.words import Lexicon, lexicon
from namenorm.text.key import key, squash

_AND = (("&", " and "), ("+", " and "))


def thing_parts(name: str) -> tuple[tuple[Part, ...], str]:
    """Return the parts of a name, and the key of its legal form, empty where it has none.

    A form stands at the end or at the beginning, and is left where nothing else would be.
    """
    spelt = unidecode(name) if not name.isascii() else name
    for sign, word in _AND:
        spelt = spelt.replace(sign, word)
    lists = lexicon()
    words, form = _without_form(_initialisms(key(spelt).split()), lists)
    parts = tuple(thing(word, word) for word in words if word not in lists.empty)
    return parts or tuple(thing(word, word) for word in words or [squash(name)]), form


def looks_like_a_thing(name: str) -> bool:
    """Tell whether a name is an organisation's by one of its words, or by a number or a sign."""
    lists = lexicon()
    words = key(name).split()
    if (len(words) > 1 and not lists.telling.isdisjoint(words)) or any(char in '&/%"«»' for char in name):
        return True
    return bool(words) and any(word.isdigit() for word in words)


def _initialisms(words: Sequence[str]) -> list[str]:
    """Join single letters in a row: "a b c company" is "abc company"."""
    joined: list[str] = []
    run = False
    for word in words:
        if len(word) == 1 and run:
            joined[-1] += word
        else:
            joined.append(word)
        run = len(word) == 1
    return joined


def _without_form(words: list[str], lists: Lexicon) -> tuple[list[str], str]:
    form = ""
    cut = True
    while cut and len(words) > 1:
        cut = False
        for length in range(min(lists.longest_form, len(words) - 1), 0, -1):
            for place in (slice(-length, None), slice(None, length)):
                says = lists.legal_forms.get(tuple(words[place]))
                if says:
                    form, cut = form or says, True
                    words = words[:-length] if place.start else words[length:]
                    break
            if cut:
                break
    return words, form
