"""Persons whom an original names in full, and the translation nowhere.

Only a name counts that opens with a given name, as the parts of the book have it in that script, and whose form says
that the next word belongs to it: a capital in Cyrillic, a dot between kana; in Korean that word has to be a name of the
book, too. Arabic script has no such sign, and most of its given names are words. Where the sentence prints a name that
renders nothing, it may be this one, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from namenorm.gazetteer.part_keys import native_key
from namenorm.index.stack import Stack
from namenorm.romanise.letter_sounds import UNSEEN
from namenorm.source.by_sound import SoundJudge
from namenorm.source.echoes import HEARD, Echo, Echoes, Fit
from namenorm.source.name_parts import NameParts
from namenorm.source.values import NativeName, Placement
from namenorm.text.key import squash

_SURE = 0.95
_GAPS = {"ru": " ", "uk": " ", "ja": "・", "ko": " ", "vi": " "}
"""What divides the words of a name."""
_TOLD_APART = frozenset({"ru", "uk"})
"""Languages that write enough sounds to tell a garbled form from another name; in others any such word may be it."""
_LEAST_FOREIGN = 4  # letters of a surname without marks in Vietnamese
_BARE = frozenset({"ko"})
"""Languages of which a word's form does not say that it is a name."""
_HARDLY_HEARD, _MAY_BE_GARBLED = 0.3, -1.0
"""The fit of a printed word that may still be a form of a name; of one in a person's name that renders nothing else."""


class LostNames:
    """Finds them in one document."""

    def __init__(self, lang: str, index: Stack, parts: NameParts, fit: Fit) -> None:
        """Look for names of one language.

        Args:
            lang: The language.
            index: Where parts of names are looked up.
            parts: What the book says of single words.
            fit: Tells how well a printed word gives a word of the original.
        """
        self._index, self._parts, self._fit = index, parts, fit
        self._garbled = _MAY_BE_GARBLED if lang in _TOLD_APART else UNSEEN
        self._written = lang == "vi"
        self._gap, self._listed = _GAPS.get(lang), lang in _BARE

    def find(self, source: str, found: Echoes, judge: SoundJudge) -> Iterator[Placement]:
        """Yield a placement without a span for each place of such a name."""
        if self._gap is None:
            return
        unprinted = {id(one) for group in judge.groups if not group.printed for one in group.echoes}
        for given, surname in pairwise(found.every):
            beside = self._gap == source[given.word.end : surname.word.start]
            if not beside or given.printed is not None or id(surname) not in unprinted:
                continue
            if self._is_name(given, surname) and not self._may_be_printed(found, judge, given, surname):
                start, end = given.word.start, surname.word.end
                plain = squash(given.form + surname.form)
                name = NativeName(start, end, source[start:end], plain, "person", "sound", _SURE)
                yield Placement(name, "missing", confidence=_SURE)

    def _is_name(self, given: Echo, surname: Echo) -> bool:
        if self._written:
            foreign = (given.form + surname.form).isascii() and len(surname.form) >= _LEAST_FOREIGN
            return foreign and self._parts.is_given(squash(given.form))
        forms = given.word.forms[:1] if self._listed else given.word.forms
        firsts = [one for form in forms for one in self._index.parts(native_key(form))]
        called = any(
            one.role == "given" or (one.role == "" and self._parts.is_given(squash(latin)))
            for one in firsts
            for latin in one.latin
        )
        return called and (not self._listed or any(self._index.parts(native_key(form)) for form in surname.word.forms))

    def _may_be_printed(self, found: Echoes, judge: SoundJudge, given: Echo, surname: Echo) -> bool:
        """Tell whether a word anywhere sounds a little like a name, or its bead prints a name that renders nothing."""
        free = [one.key for one in found.printed[surname.bead] if judge.is_of_person(one) and found.is_free(one)]
        if any(self._fit(form, word) >= self._garbled for form in surname.word.forms for word in free):
            return True
        here = [one.key for one in found.printed[surname.bead]]
        every = {one.key for words in found.printed for one in words}
        forms = (*given.word.forms, *surname.word.forms)
        return any(self._fit(form, word) >= _HARDLY_HEARD for form in forms for word in here) or any(
            self._fit(form, word) >= HEARD for form in surname.word.forms for word in every
        )
