"""The names of an original that the translation prints by their sound, as placements."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from namenorm.gazetteer.model import BULK
from namenorm.gazetteer.part_keys import native_key
from namenorm.index.stack import Stack
from namenorm.mentions.words import Words
from namenorm.romanise.kanji_sounds import KanjiSounds
from namenorm.romanise.letter_sounds import LetterSounds
from namenorm.rules import Rules
from namenorm.source.by_sound import Fault, SoundJudge
from namenorm.source.echoes import Echo, Echoes, echoes
from namenorm.source.glossed_words import with_glosses
from namenorm.source.han_words import HanWords
from namenorm.source.kanji_names import KanjiNames
from namenorm.source.known import KnownNames
from namenorm.source.likeness import likeness
from namenorm.source.lost import LostNames
from namenorm.source.name_parts import NameParts
from namenorm.source.native_words import NativeWord, NativeWords
from namenorm.source.own_spelling import own_spelling
from namenorm.source.spaced import SpacedFinder
from namenorm.source.surfaces import Surface
from namenorm.source.values import Bead, NativeName, Placement, Rendered
from namenorm.text.key import has_han, squash
from namenorm.values import Evidence, Span

_WRITTEN = "vi"
"""A language in Latin letters, whose words are printed as they are written, without their marks."""
_SCALE, _SHIFT = 4.0, 2.6  # a likeness of 0.8 is just heard
_ALIKE = 0.6  # least likeness of a name printed in several words to the one word that it is
_BESIDE = 1  # characters between two Chinese names that make one, as in 浙江省嘉兴
_HEARD = 0.9
"""How sure it is that a printed name is the one that it sounds like."""


class HeardNames:
    """Reads what a translation prints by sound, for originals in one language."""

    def __init__(
        self,
        lang: str,
        index: Stack,
        parts: NameParts,
        known: KnownNames,
        ordinary: Collection[str],
        nations: Mapping[str, str],
    ) -> None:
        """Read originals in one language.

        Args:
            lang: The language.
            index: The book.
            parts: Its parts of names.
            known: Its names in their own script.
            ordinary: Words of the translation that are no names.
            nations: Country of each squashed word of its language that speaks of one.
        """
        self._lang, self._ordinary, self._index = lang, ordinary, index
        self._own = own_spelling(lang)
        self._letters = _written_so if lang == _WRITTEN else LetterSounds(lang).fit
        self._words = HanWords(Rules("zh").words()) if lang == "zh" else NativeWords(lang)
        if isinstance(self._words, NativeWords):
            self.known = SpacedFinder(known, self._words).find
        sounds = KanjiSounds() if lang == "ja" else None
        self._kanji = None if sounds is None else (KanjiNames(sounds), sounds)
        titled = None if self._kanji is None else self._kanji[0].titled
        self._lost = LostNames(lang, self._words, index, parts, self._fit, ordinary, nations, titled)

    def placements(
        self,
        source: str,
        words: Words,
        beads: Sequence[Bead],
        surfaces: Sequence[Surface],
        known: Sequence[NativeName] = (),
    ) -> list[Placement]:
        """Return what became of the names, in the order of the original.

        Args:
            source: The original.
            words: Of the translation.
            beads: What renders what.
            surfaces: What may render names in the translation, in order.
            known: Names of the original that the book has, in order.
        """
        found = echoes(self._read(source, known), words, beads, self._fit)
        of_book = () if self._lang == "zh" else known  # those of Chinese are judged by their characters
        judge = SoundJudge(found, surfaces, self._ordinary, self._lang, self._own, self._fit, of_book, self._listed)
        faults: dict[tuple[int, int], list[Fault]] = defaultdict(list)
        for fault in judge.faults():
            faults[_around(fault.printed.start, surfaces)].append(fault)
        wrong = [_wrong(source, words.text, found, span, held) for span, held in faults.items()]
        spans = {(one.span.start, one.span.end) for one in wrong if one.span}
        right = [
            one
            for one in _printed(source, found, surfaces, judge.settled)
            if one.span and (one.span.start, one.span.end) not in spans
        ]
        lost = self._lost.find(source, words, found, judge, self._to_be_named(known))
        return sorted((*wrong, *right, *lost), key=lambda one: one.native.start)

    def _to_be_named(self, known: Sequence[NativeName]) -> list[NativeName]:
        """Return the names of the book that count as lost where nothing names them.

        Of a Chinese text only places that an editor entered, since the long lists have many that are words besides, and
        that stand beside no other name, as 浙江 does in 浙江嘉兴: who names the one may leave out the other.
        """
        if self._lang != "zh":
            return list(known)
        ends = [None, *(one.end for one in known)]
        starts = [*(one.start for one in known[1:]), None]
        return [
            one
            for one, before, behind in zip(known, ends, starts, strict=False)
            if one.kind == "place"
            and any(held.source not in BULK for held in one.entities)
            and (before is None or one.start - before > _BESIDE)
            and (behind is None or behind - one.end > _BESIDE)
        ]

    def _read(self, source: str, known: Sequence[NativeName]) -> list[NativeWord]:
        if isinstance(self._words, HanWords):
            return with_glosses(source, self._words.read(source, known), self._fit)
        found = self._words.read(source)
        if self._kanji is not None:
            found = sorted((*found, *self._kanji[0].read(source, known)), key=lambda one: one.start)
        return with_glosses(source, found, self._fit)

    def _listed(self, form: str) -> dict[str, float]:
        """Return how the book spells a part of a name, each spelling with how well it gives it."""
        names = (name for part in self._index.parts(native_key(form)) for name in part.latin)
        return {name: self._fit(form, squash(name)) for name in names}

    def _fit(self, form: str, printed: str) -> float:
        if form.isascii():
            return _written_so(form, printed)
        if self._kanji is not None and has_han(form):
            return self._kanji[1].fit(form, printed)
        return self._letters(form, printed)


def _written_so(form: str, printed: str) -> float:
    """Return how well a squashed word gives a word in Latin letters, on the scale of ``LetterSounds.fit``."""
    return _SCALE * Indel.normalized_similarity(squash(form), printed) - _SHIFT


def _around(start: int, surfaces: Sequence[Surface]) -> tuple[int, int]:
    """Return where the printed name stands of which a word is a part; the word's place twice where there is none."""
    place = bisect_right(surfaces, start, key=lambda one: one.start) - 1
    if place >= 0 and surfaces[place].end > start and surfaces[place].is_person:
        return surfaces[place].start, surfaces[place].end
    return start, start


def _wrong(source: str, text: str, found: Echoes, where: tuple[int, int], faults: Sequence[Fault]) -> Placement:
    """Return the verdict on a printed name of which some words are wrong."""
    start, end = where if where[0] < where[1] else (faults[0].printed.start, faults[0].printed.end)
    entity, unknown = faults[-1].entity, not all(fault.right for fault in faults)
    one_word = entity is not None and " " not in entity.name
    whole = one_word and likeness(squash(text[start:end]), (faults[-1].right,)) >= _ALIKE
    if one_word and not whole:  # what stands beside a name in one word is no part of it
        start, end = faults[-1].printed.start, faults[-1].printed.end
    rendering = faults[-1].right if whole else _replaced(text, start, end, faults)
    native = _native(source, [*_inside(found, start, end), *(fault.echo for fault in faults)])
    sure = min(fault.confidence for fault in faults)
    elsewhere = ", as the text itself prints elsewhere" if all(fault.seen for fault in faults) else ""
    reason = f": {rendering}{elsewhere}" if not unknown else ", which is hardly spelt so"
    why = Evidence("source", f"the original has {native.text}{reason}", 2.0)
    right = None if unknown else rendering
    return Placement(native, "wrong", Span(start, end), right, faults[0].relation, entity, sure, (why,))


def _replaced(text: str, start: int, end: int, faults: Sequence[Fault]) -> str:
    """Return a stretch of a text with what is right in the places of the wrong words."""
    made, at = "", start
    for fault in sorted(faults, key=lambda one: one.printed.start):
        if start <= fault.printed.start:
            made += text[at : fault.printed.start] + fault.right
            at = fault.printed.end
    return made + text[at:end]


def _printed(source: str, found: Echoes, surfaces: Sequence[Surface], settled: Collection[str]) -> Iterator[Placement]:
    """Yield the printed names of persons that sound like names of the original.

    Those of which others in the document are garbled forms, ``settled``, are right.
    """
    for one in surfaces:
        inside = _inside(found, one.start, one.end) if one.is_person else []
        if inside:
            native = _native(source, inside)
            why = Evidence("source", f"the original has {native.text}", 2.0)
            against = any(one.printed and one.printed.key in settled for one in inside)
            verdict: Rendered = "right" if against else "accepted"
            yield Placement(native, verdict, Span(one.start, one.end), one.text, None, None, _HEARD, (why,))


def _inside(found: Echoes, start: int, end: int) -> list[Echo]:
    return [one for one in found.rendered if one.printed and start <= one.printed.start < end]


def _native(source: str, held: Sequence[Echo]) -> NativeName:
    """Return the name that some words of an original make; of words far apart, the last."""
    inside = sorted({(one.word.start, one.word.end): one for one in held}.values(), key=lambda one: one.word.start)
    start, end = inside[0].word.start, inside[-1].word.end
    if any(later.word.start - one.word.end > 2 for one, later in pairwise(inside)):
        start, end, inside = inside[-1].word.start, inside[-1].word.end, inside[-1:]
    plain = squash("".join(one.form for one in inside))
    return NativeName(start, end, source[start:end], plain, "person", "sound", _HEARD)
