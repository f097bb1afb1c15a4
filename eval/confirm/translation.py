"""Whether a Han name of an organisation or place says in words what its English name says: 国家能源局, energy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from eval.confirm.forms import content, native, words
from namenorm.rules import Rules

_LONGEST_WORDS = (8, 4, 2)
_SHARE, _SILENT = 0.75, 3
_SHORT, _LONG = 4, 5
_STEM = re.compile(r"(?:isation|ization|ational|ations?|ities|ity|ies|ing|al|an|ese|ish|ic|s|e|y|n)$")
_GENERIC = """national state central republic china chinese taiwan company corporation limited department ministry
office bureau administration agency commission committee association institute university bank party council center
centre city county district island people hospital college group court society foundation federation union news press"""


class Glossary:
    """What Chinese words mean, by a dictionary's glosses."""

    def __init__(self, glosses: Iterable[tuple[str, str]]) -> None:
        """Hold pairs of a Han word and its glosses."""
        self._senses: dict[str, set[str]] = defaultdict(set)
        for han, gloss in glosses:
            self._senses[native(han)].update(map(stem, words(gloss)))

    def says(self, names: Iterable[tuple[str, ...]], han: str) -> bool:
        """Tell whether the words of a Han name and of one of the English names are the same words.

        Every English word is a gloss of some Han word, save such as "national" and "committee", of which a quarter of
        all words may be missing; two of three Han words have a gloss among the English words.
        """
        return any(self._says(content(name), native(han)) for name in names if len(content(name)) > 1)

    def _says(self, english: frozenset[str], han: str) -> bool:
        wanted = {stem(one) for one in english}
        telling = wanted - {stem(one) for one in _GENERIC.split()}
        for division in self._divisions(han):
            heard = [wanted & self._senses.get(word, set()) for word in division]
            covered = set().union(*heard)
            enough = len(covered) >= _SHARE * len(wanted) and heard.count(set()) <= len(division) // _SILENT
            if enough and telling <= covered:
                return True
        return False

    def _divisions(self, han: str) -> Iterator[list[str]]:
        """Yield the divisions by longest match from the left, for several lengths that a word may have."""
        for longest in _LONGEST_WORDS:
            found, at = [], 0
            while at < len(han):
                sizes = range(min(longest, len(han) - at), 1, -1)
                size = next((size for size in sizes if han[at : at + size] in self._senses), 1)
                found.append(han[at : at + size])
                at += size
            yield found


def stem(word: str) -> str:
    """Give a country's name and adjective as one, and cut the endings that make one English word of another."""
    if word in _countries():
        return _countries()[word]
    cut = _STEM.sub("", word) if len(word) > _SHORT else word
    return _STEM.sub("", cut) if len(cut) > _LONG else cut


@cache
def _countries() -> Mapping[str, str]:
    """Return the words of a country's own name, adjective and people, each with its code: China, Chinese."""
    return {
        word.lower(): code
        for code, said in Rules("en").topic("demonyms").items()
        for word in map(str, said)
        if word.isalpha() and len(word) > 2 and word[:3] == str(said[0])[:3]
    }
