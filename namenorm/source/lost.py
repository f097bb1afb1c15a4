"""Names of an original that its translation prints nowhere, in whatever form.

A word counts as a name where the original itself says so: by the book, by a given name before it, by a title, by a
capital within a sentence, or by Latin letters in an original of another script.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from namenorm.gazetteer.part_keys import PartPosting, native_key
from namenorm.index.stack import Stack
from namenorm.mentions.words import Words
from namenorm.romanise.letter_sounds import UNSEEN
from namenorm.source.by_sound import SoundJudge
from namenorm.source.echoes import Echo, Echoes, Fit
from namenorm.source.han_words import HanWords
from namenorm.source.name_parts import NameParts
from namenorm.source.native_words import NativeWords
from namenorm.source.said import Said
from namenorm.source.values import NativeName, Placement
from namenorm.text.key import has_han, squash

_SURE = 0.95
_GAPS = {"ru": " ", "uk": " ", "ja": "・", "ko": " ", "vi": " ", "ar": " ", "fa": " ", "zh": "·•・‧ "}
"""What divides the words of a name."""
_TOLD_APART = frozenset({"ru", "uk", "zh"})
"""Languages that write enough sounds to tell a garbled form from another name; in others any such word may be it."""
_WRITTEN = "vi"
_TELLING = frozenset({"ru", "uk", "ja", "ko", "fa"})
_LEAST_FOREIGN, _LEAST_TELLING = 4, 4  # letters of a name in Latin letters; of another that stands alone
_MAY_BE_GARBLED = -1.0
"""The fit of a word in a person's name that renders nothing else and may be the one that is looked for."""


class LostNames:
    """Finds them in one document."""

    def __init__(
        self,
        lang: str,
        native: NativeWords | HanWords,
        index: Stack,
        parts: NameParts,
        fit: Fit,
        ordinary: Collection[str],
        nations: Mapping[str, str],
        titled: Callable[[str, int], bool] | None = None,
    ) -> None:
        """Look for names of one language.

        Args:
            lang: The language.
            native: Reads its words.
            index: Where parts of names are looked up.
            parts: What the book says of single words.
            fit: Tells how well a printed word gives a word of the original.
            ordinary: Words of the translation that are no names.
            nations: Country of each squashed word that speaks of one.
            titled: Tells whether a title stands at a place of an original; only where that makes kanji a name.
        """
        self._titled = titled
        self._lang, self._native, self._index, self._parts, self._fit = lang, native, index, parts, fit
        self._ordinary, self._nations = frozenset(ordinary), nations
        self._garbled = _MAY_BE_GARBLED if lang in _TOLD_APART else UNSEEN
        self._gap = _GAPS[lang]

    def find(
        self, source: str, words: Words, found: Echoes, judge: SoundJudge, known: Sequence[NativeName]
    ) -> Iterator[Placement]:
        """Yield a placement without a span for each place of such a name."""
        said = Said(words, self._nations, self._fit)
        unprinted = {id(one) for group in judge.groups if not group.printed for one in group.echoes}
        free = [one for one in found.every if id(one) in unprinted]
        done = 0
        for native, echoes in self._candidates(source, found, free, known):
            if native.start >= done and not self._may_be_printed(said, found, judge, native, echoes):
                done = native.end
                yield Placement(native, "missing", confidence=_SURE)

    def _candidates(
        self, source: str, found: Echoes, free: Sequence[Echo], known: Sequence[NativeName]
    ) -> Iterator[tuple[NativeName, list[Echo]]]:
        """Yield names with their words, in order; of those that begin at one place the longest first."""
        of_book = () if self._lang == _WRITTEN else known  # most words of Vietnamese are some name
        starts = [one.word.start for one in found.every]
        within = [(bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in of_book]
        rows = [(one, found.every[first:last]) for one, (first, last) in zip(of_book, within, strict=True)]
        rows += [(_named(source, pair), pair) for pair in self._pairs(source, found, free)]
        alone = (one for one in free if self._is_foreign(one) or self._is_telling(source, one))
        rows += [(_named(source, [one]), [one]) for one in alone]
        yield from sorted(rows, key=lambda row: (row[0].start, -row[0].end))

    def _pairs(self, source: str, found: Echoes, free: Sequence[Echo]) -> Iterator[list[Echo]]:
        ids = set(map(id, free))
        for given, surname in pairwise(found.every):
            beside = source[given.word.end : surname.word.start] in tuple(self._gap)
            if beside and given.printed is None and id(surname) in ids and self._is_full(given, surname):
                yield [given, surname]

    def _is_full(self, given: Echo, surname: Echo) -> bool:
        """Tell whether two words are a given name and a surname."""
        if given.word.text.isascii() or self._lang == _WRITTEN:
            foreign = given.word.text.isascii() and surname.word.text.isascii()
            return (
                foreign and len(surname.word.text) >= _LEAST_FOREIGN and self._parts.is_given(squash(given.word.text))
            )
        return self._is_given(given) and (self._native.shows_names or any(self._parts_of(surname)))

    def _is_given(self, one: Echo) -> bool:
        return any(
            part.role == "given" or (part.role == "" and any(map(self._parts.is_given, map(squash, part.latin))))
            for part in self._parts_of(one)
        )

    def _parts_of(self, one: Echo) -> Iterator[PartPosting]:
        """Yield what the book has for a word as a part of names, unless it is more often another that looks alike."""
        if self._native.shows_names or not self._native.is_other_word(one.word.forms):
            yield from (part for form in one.word.forms for part in self._index.parts(native_key(form)))

    def _is_telling(self, source: str, one: Echo) -> bool:
        """Tell whether a word by itself says that it is a name, and no word of the translation's language at that."""
        if has_han(one.form):
            return self._titled is not None and self._titled(source, one.word.end)
        if self._lang not in _TELLING or self._native.is_other_word(one.word.forms):
            return False
        longer = (form for form in one.word.forms if len(form) >= _LEAST_TELLING)
        latin = [squash(name) for form in longer for part in self._index.parts(native_key(form)) for name in part.latin]
        return bool(latin) and self._ordinary.isdisjoint(latin)

    def _is_foreign(self, one: Echo) -> bool:
        """Tell whether a word stands in Latin letters in an original that is written in others."""
        word = one.word.text
        return self._lang != _WRITTEN and word.isascii() and len(word) >= _LEAST_FOREIGN

    def _may_be_printed(
        self, said: Said, found: Echoes, judge: SoundJudge, native: NativeName, echoes: Sequence[Echo]
    ) -> bool:
        """Tell whether a word anywhere sounds a little like a name, or its bead prints a name that renders nothing."""
        if any(one.printed is not None for one in echoes) or any(map(said.names, native.entities)):
            return True
        if native.text.isascii() and said.has(native.text):
            return True
        if not echoes and said.hears((native.plain,), said.capital):
            return True
        forms = [form for one in echoes for form in one.word.forms]
        here = {held.key for one in echoes for held in found.printed[one.bead]}
        free = {
            held.key
            for one in echoes
            for held in found.printed[one.bead]
            if judge.is_of_person(held) and found.is_free(held)
        }
        if said.hears(forms, here) or (echoes and said.sounds(echoes[-1].word.forms)):
            return True
        return native.kind == "person" and bool(echoes) and said.hears(echoes[-1].word.forms, free, self._garbled)


def _named(source: str, echoes: Sequence[Echo]) -> NativeName:
    start, end = echoes[0].word.start, echoes[-1].word.end
    plain = squash("".join(one.form for one in echoes))
    return NativeName(start, end, source[start:end], plain, "person", "sound", _SURE)
