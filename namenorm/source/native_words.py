"""The words of an original that may be names, each with what it is without a case ending, a particle or a prefix."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from namenorm.rules import Rules

_HELD = 8192
_CASES, _TOPIC, _OTHERS = "cases", "name_endings", "words_like_names"
_LETTERS = {
    "ru": r"[А-ЯЄІЇҐЁЎ][А-Яа-яЄІЇҐЁЎєіїґёў’ʼ']{2,}",
    "ja": r"[ァ-ヴー]{2,}",
    "ko": r"[가-힣]{2,}",
    "ar": r"[\u0621-\u064a\u067e\u0686\u0698\u06a4\u06a9\u06af\u06cc]{3,}",
    "vi": r"[^\W\d_]{2,}",
}
_LIKE = {"uk": "ru", "fa": "ar"}
_LATIN = r"(?<![A-Za-z])[A-Z][A-Za-z]{2,}(?![0-9A-Za-z\u00c0-\u024f])"
"""A word that an original in another script leaves in Latin letters, as a name is left that nobody transcribes."""
_SAME = str.maketrans("ё", "е")
_WITHIN = re.compile(r"(?:[^\W\d_А-ЯЄІЇҐЁЎ]|,) $")
_BARE = frozenset({"ko", "ar", "fa"})
_MOST_FORMS = 8


@dataclass(frozen=True, slots=True)
class NativeWord:
    """A word of the original.

    Attributes:
        start: First code point.
        end: One past the last.
        text: As it stands.
        forms: What it may be, the word itself first.
    """

    start: int
    end: int
    text: str
    forms: tuple[str, ...]


class NativeWords:
    """Reads the words of originals in one language.

    Attributes:
        shows_names: Whether its letters say of a word that it may be a name, by a capital or by being kana.
    """

    def __init__(self, lang: str) -> None:
        """Read ``lang``, by the endings and prefixes that its rules have, if any."""
        alike = _LIKE.get(lang, lang)
        letters = _LETTERS[alike]
        self._pattern = re.compile(letters if lang == "vi" else f"{letters}|{_LATIN}")
        rules = Rules(alike)
        self.shows_names, self._has_capitals = lang not in _BARE, alike == "ru"
        self._make = _maker(
            rules.topic(_CASES) if rules.has(_CASES) else {}, rules.topic(_TOPIC) if rules.has(_TOPIC) else {}
        )
        self.forms = lru_cache(_HELD)(self._forms)
        own = Rules(lang)
        self._others = frozenset(own.topic(_OTHERS)["words"].split()) if own.has(_OTHERS) else frozenset[str]()

    def is_other_word(self, forms: Iterable[str]) -> bool:
        """Tell whether any of the forms of a word is another word more often than a name."""
        return any(form.lower().translate(_SAME) in self._others for form in forms)

    def is_name_within(self, text: str, start: int) -> bool:
        """Tell whether a capital at a place of a text is that of a name, since it stands within a sentence."""
        return self._has_capitals and _WITHIN.search(text, max(0, start - 3), start) is not None

    def read(self, text: str) -> list[NativeWord]:
        """Return the words in order."""
        found = (one for one in self._pattern.finditer(text) if not one.group()[0].islower())
        return [NativeWord(one.start(), one.end(), one.group(), self.forms(one.group())) for one in found]

    def _forms(self, word: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(itertools.islice((word, *self._make(word)), _MOST_FORMS)))


def _maker(endings: Mapping[str, str], table: Mapping[str, Any]) -> Callable[[str], Iterable[str]]:
    """Return what makes the other forms of a word.

    Args:
        endings: By case ending, what may stand there in the nominative.
        table: ``after`` and ``before`` have what may be taken off at the end and at the beginning, ``least`` how many
            letters must stay.
    """
    cases = sorted(endings.items(), key=lambda row: -len(row[0]))
    after, before = table.get("after", "").split(), table.get("before", "").split()
    least = int(table.get("least", 2))

    def made(word: str) -> Iterator[str]:
        for ending, choices in cases:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                yield from (word[: -len(ending)] + one.replace("-", "") for one in choices.split())
        yield from (word.removesuffix(one) for one in after if word.endswith(one) and len(word) - len(one) >= least)
        yield from (word.removeprefix(one) for one in before if word.startswith(one) and len(word) - len(one) >= least)

    return made
