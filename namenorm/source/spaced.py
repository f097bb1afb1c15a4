"""Names of a book in originals that are not in Chinese: as they stand, and without an ending or a prefix.

Nobody whom no book lists is found here; that is a tagger's work.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from namenorm.gazetteer.model import BULK
from namenorm.source.known import KnownNames
from namenorm.source.native_words import NativeWords
from namenorm.source.values import NativeName
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash
from namenorm.text.tokens import Token, tokens

_LEAST_LETTERS, _LEAST_ALONE = 3, 5  # of a name of several words, and of one
_LONGEST = 20
_MOST_WORDS = 4
_KANJI = re.compile(r"[\u3005\u3400-\u9fff]{2,}")
_SHORT_KANJI = 2
_MOST_FORMS = 40
_TERRITORY = "iso3166:"
_KANA = re.compile(r"[\u3041-\u30ff]")
_WORDS_BESIDE_KANJI = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}|[^\W\d_\u3005-\u9fff]+")
_BETWEEN = re.compile(r"[ \u00a0]|[-‐‑–・·.’'ʼ] ?|")
"""What stands between the words of one name."""


class SpacedFinder:
    """Finds the names of a book in texts of any script with words, and in the kanji of Japanese ones."""

    def __init__(self, known: KnownNames, words: NativeWords) -> None:
        """Find names of a book.

        Args:
            known: The book.
            words: Reads words of the original's language.
        """
        self._known, self._native = known, words

    def find(self, text: str) -> list[NativeName]:
        """Return the names in order, without overlaps, the longest first."""
        found: list[NativeName] = []
        for one in sorted((*self._of_words(text), *self._of_kanji(text)), key=lambda name: name.start):
            if not found or found[-1].end <= one.start:
                found.append(one)
        return found

    def _of_words(self, text: str) -> Iterator[NativeName]:
        words, place = self._tokens(text), 0
        while place < len(words):
            name = self._at(text, words, place)
            if name is not None:
                yield name
            while name is not None and place < len(words) - 1 and words[place + 1].start < name.end:
                place += 1
            place += 1

    def _tokens(self, text: str) -> list[Token]:
        """Return the words of a text; in Japanese those in katakana, since it has no spaces."""
        found = list(tokens(text))
        if not any(map(_KANA.search, (one.text for one in found))):
            return found
        return [Token(one.group(), *one.span()) for one in _WORDS_BESIDE_KANJI.finditer(text)]

    def _at(self, text: str, words: list[Token], place: int) -> NativeName | None:
        """Return the longest name that begins at a word."""
        if words[place].text[0].islower() or has_han(words[place].text):
            return None
        for last in range(min(place + _MOST_WORDS, len(words)), place, -1):
            run = words[place:last]
            if not all(_BETWEEN.fullmatch(text, one.end, other.start) for one, other in itertools.pairwise(run)):
                continue
            forms = itertools.product(*(self._native.forms(word.text) for word in run))
            for form in itertools.islice(forms, _MOST_FORMS):
                key = squash("".join(form))
                found = self._name(text, words[place].start, words[last - 1].end, key, len(run))
                if found is not None and self._is_telling(text, found, len(run)):
                    return found
        return None

    def _is_telling(self, text: str, name: NativeName, words: int) -> bool:
        """Tell whether a name is long enough, and by itself no other word more often than a name.

        A capital within a sentence says so of what an editor entered.
        """
        if words > 1:
            return len(name.plain) >= _LEAST_LETTERS
        entered = _is_entered(name) and self._native.is_name_within(text, name.start)
        short = is_territory(name) or is_hangul(name.plain) or entered
        if self._native.shows_names:
            other = not (is_territory(name) or entered) and self._native.is_other_word((name.plain,))
        else:
            other = self._native.is_other_word((name.text, name.plain))
        return len(name.plain) >= (_LEAST_LETTERS if short else _LEAST_ALONE) and not other

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

    def _name(self, text: str, start: int, end: int, key: str, words: int = 0) -> NativeName | None:
        """Return a name of the book; of so many words, if that is told, since ЕС по is not Эспо."""
        if not any(not words or words == len(list(tokens(one.name.text))) for one in self._known.named(key)):
            return None
        entities = self._known.entities(key)
        return NativeName(start, end, text[start:end], key, self._known.kind(key), "index", 1.0, entities)


def _is_long(name: NativeName, end: int) -> bool:
    """Tell whether kanji are long enough for a name: of two, one by which a person goes alone, at the end of a run."""
    if len(name.plain) > _SHORT_KANJI or is_territory(name):
        return True
    return name.end == end and all(one.kind == "person" and " " not in one.name for one in name.entities)


def is_territory(name: NativeName) -> bool:
    """Tell whether a name is that of a country or a territory."""
    return any(id_.startswith(_TERRITORY) for one in name.entities for id_ in one.ids)


def _is_entered(name: NativeName) -> bool:
    """Tell whether an editor entered somebody or something of a name."""
    return any(one.source not in BULK for one in name.entities)


def is_hangul(text: str) -> bool:
    """Tell whether a text is in Hangul, of which three syllables make a full name."""
    return all("\uac00" <= char <= "\ud7a3" for char in text)
