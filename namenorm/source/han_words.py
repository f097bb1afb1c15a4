"""The words of a Chinese original that name foreigners: parts of names written by sound, and words in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from namenorm.source.name_chances import MARKS, is_written_by_sound
from namenorm.source.native_words import NativeWord
from namenorm.source.values import NativeName
from namenorm.text.han import simplified

_PART = re.compile(f"[^{re.escape(MARKS)}]+")
_LATIN = re.compile(
    r"[A-Z][a-z]{3,}(?=[A-Z][a-z]{3})|[A-Z][a-zÀ-ɏ]+(?:['’]?[A-Za-zÀ-ɏ][a-zÀ-ɏ]+)*|[A-Z]['’][A-Z][a-zÀ-ɏ]+"
)
_LEAST, _LEAST_LATIN = 2, 3  # characters of a part that stands alone, letters of a word


class HanWords:
    """Reads them.

    Attributes:
        shows_names: Yes: only what is a name by its characters or its capital is read.
    """

    shows_names = True

    def __init__(self, ordinary: Collection[str]) -> None:
        """Take words of Chinese, which a part of a name may be besides."""
        self._ordinary = ordinary

    def is_other_word(self, forms: Iterable[str]) -> bool:
        """Tell whether any of the forms of a word is a word of Chinese, too."""
        return any(form in self._ordinary for form in forms)

    def read(self, text: str, names: Sequence[NativeName]) -> list[NativeWord]:
        """Return the words in order.

        Args:
            text: The original.
            names: Its names, in order.
        """
        persons = [one for one in names if one.kind == "person" and is_written_by_sound(one.plain)]
        parts = [span for one in persons for span in _parts(text, one)]
        certain = (*persons, *(one for one in names if one.entities))
        taken = {place for one in certain for place in range(one.start, one.end)}
        parts += self._alone(text, {text[slice(*span)] for span in parts}, taken)
        latin = {match.span(): match.group() for match in _LATIN.finditer(text) if len(match.group()) >= _LEAST_LATIN}
        held = [(span, _forms(text[slice(*span)])) for span in parts]
        held += [(span, (word,)) for span, word in latin.items()]
        return [NativeWord(*span, text[slice(*span)], forms) for span, forms in sorted(held)]

    def _alone(self, text: str, parts: Collection[str], taken: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield where parts of names stand elsewhere, and nothing else does."""
        held = sorted((one for one in parts if self._may_stand_alone(one)), key=len, reverse=True)
        if held:
            for match in re.finditer("|".join(map(re.escape, held)), text):
                if match.start() not in taken and match.end() - 1 not in taken:
                    yield match.span()

    def _may_stand_alone(self, part: str) -> bool:
        return len(part) >= _LEAST and simplified(part) not in self._ordinary


def _parts(text: str, name: NativeName) -> Iterator[tuple[int, int]]:
    for match in _PART.finditer(text, name.start, name.end):
        yield match.span()


def _forms(part: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((simplified(part), part)))
