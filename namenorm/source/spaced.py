"""Names of a book in originals that are not in Chinese: as they stand, and in Russian in any case.

Nobody whom no book lists is found here; that is a tagger's work.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from namenorm.rules import Rules
from namenorm.source.known import KnownNames
from namenorm.source.values import NativeName
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash
from namenorm.text.tokens import Token, tokens

_LEAST_LETTERS, _LEAST_ALONE = 3, 5  # of a name of several words, and of one
_LONGEST = 20
_MOST_WORDS = 4
_KANJI = re.compile(r"[\u3005\u3400-\u9fff]{2,}")
_SHORT_KANJI = 2
_HELD = 8192
_MOST_FORMS = 40


class SpacedFinder:
    """Finds the names of a book in texts of any script with words, and in the kanji of Japanese ones."""

    def __init__(self, known: KnownNames, cases: Mapping[str, str]) -> None:
        """Find names of a book.

        Args:
            known: The book.
            cases: By ending, what may stand there in the nominative; empty for a language without cases.
        """
        self._known = known
        self._endings = sorted(((one, _choices(text)) for one, text in cases.items()), key=lambda row: -len(row[0]))
        self._nominatives = lru_cache(_HELD)(self._made)

    def find(self, text: str) -> list[NativeName]:
        """Return the names in order, without overlaps, the longest first."""
        found: list[NativeName] = []
        for one in (*self._of_words(text), *self._of_kanji(text)):
            if not found or found[-1].end <= one.start:
                found.append(one)
        return sorted(found, key=lambda name: name.start)

    def _of_words(self, text: str) -> Iterator[NativeName]:
        words, place = list(tokens(text)), 0
        while place < len(words):
            name = self._at(text, words, place)
            if name is not None:
                yield name
            while name is not None and place < len(words) - 1 and words[place + 1].start < name.end:
                place += 1
            place += 1

    def _at(self, text: str, words: list[Token], place: int) -> NativeName | None:
        """Return the longest name that begins at a word."""
        if words[place].text[0].islower() or has_han(words[place].text):
            return None
        for last in range(min(place + _MOST_WORDS, len(words)), place, -1):
            run = words[place:last]
            forms = itertools.product(*(self._nominatives(word.text) for word in run))
            for form in itertools.islice(forms, _MOST_FORMS):
                key = squash("".join(form))
                if len(key) >= (_LEAST_LETTERS if last - place > 1 or is_hangul(key) else _LEAST_ALONE):
                    found = self._name(text, words[place].start, words[last - 1].end, key)
                    if found is not None:
                        return found
        return None

    def _of_kanji(self, text: str) -> Iterator[NativeName]:
        for match in _KANJI.finditer(text):
            start = match.start()
            while start < match.end() - 1:
                keys = self._known.prefixes(squash(simplified(text[start : match.end()])))
                names = (self._name(text, start, start + len(key), key) for key in reversed(keys))
                name = next((one for one in names if one is not None and _is_long(one, match.end())), None)
                if name is not None:
                    yield name
                start = name.end if name is not None else start + 1

    def _name(self, text: str, start: int, end: int, key: str) -> NativeName | None:
        entities = self._known.entities(key)
        if not entities:
            return None
        return NativeName(start, end, text[start:end], key, self._known.kind(key), "index", 1.0, entities)

    def _made(self, word: str) -> tuple[str, ...]:
        """Return a word, and what it may be in the nominative."""
        forms = [word]
        for ending, choices in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                forms += [word[: -len(ending)] + choice for choice in choices]
        return tuple(dict.fromkeys(forms))


def _is_long(name: NativeName, end: int) -> bool:
    """Tell whether kanji are long enough for a name: of two, one by which a person goes alone, at the end of a run."""
    if len(name.plain) > _SHORT_KANJI:
        return True
    return name.end == end and all(one.kind == "person" and " " not in one.name for one in name.entities)


def is_hangul(text: str) -> bool:
    """Tell whether a text is in Hangul, of which three syllables make a full name."""
    return all("\uac00" <= char <= "\ud7a3" for char in text)


def cases(lang: str) -> Mapping[str, str]:
    """Return the case endings of a language; none for one without them."""
    return Rules("ru").built("cases", _as_text) if lang in ("ru", "uk", "be") else {}


def _as_text(parsed: Mapping[str, Any]) -> dict[str, str]:
    return {ending: str(choices) for ending, choices in parsed.items()}


def _choices(text: str) -> list[str]:
    return ["" if one == "-" else one for one in text.split()]
