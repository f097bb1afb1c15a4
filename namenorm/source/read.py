"""A document and its original: the names of the original, each with what the translation prints for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from namenorm.index.stack import Stack
from namenorm.mentions.read import Spot
from namenorm.mentions.words import Lexicon, Words
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.source.align import align
from namenorm.source.belongs import belongs
from namenorm.source.bench import Bench
from namenorm.source.claims import accounted
from namenorm.source.gloss import Gloss, GlossReader
from namenorm.source.gloss_pairs import GlossPairs
from namenorm.source.han import HanFinder
from namenorm.source.heard_names import HeardNames
from namenorm.source.homes import with_homes
from namenorm.source.known import KnownNames
from namenorm.source.language import BY_SOUND, in_part, language_of
from namenorm.source.name_parts import NameParts
from namenorm.source.place import place
from namenorm.source.surfaces import Surfaces
from namenorm.source.taggers import Tagger, advice, tagger
from namenorm.source.units import units
from namenorm.source.values import Bead, NativeName, Placement, SourceReading
from namenorm.source.verdict import Judge
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash
from namenorm.values import Document, Span


class SourceReader:
    """Reads originals, against one book, for translations in one language."""

    def __init__(
        self,
        index: Stack,
        lexicon: Lexicon,
        ordinary: Collection[str],
        nations: Mapping[str, str],
        nation_words: Collection[str],
        pinyin: PinyinReader,
    ) -> None:
        """Bring together a book and the words of the translations' language."""
        self._pinyin, self._nations = pinyin, nations
        self._index, self._parts, self._languages = index, NameParts(index), Rules("und")
        self._heard = lru_cache(maxsize=None)(self._listening)
        known = self._known = KnownNames(index)
        chinese = Rules("zh")
        self._finder = HanFinder(known, chinese)
        stops = lexicon.titles | lexicon.breakers | lexicon.regions | lexicon.honorifics
        ends = chinese.topic("named_things")["ends"].split()
        self._glosses = GlossReader(self._finder, GlossPairs(self._parts, known, ordinary, stops, ends))
        self._surfaces, self._ordinary = Surfaces(lexicon, ordinary, nation_words, pinyin), ordinary

    def glosses(self, text: str) -> list[Gloss]:
        """Return the names that a text gives in two scripts."""
        return self._glosses.read(text)

    def read(self, document: Document, words: Words, spots: Sequence[Spot]) -> SourceReading:
        """Return what the original of a document says; nothing is concluded from one that is not its original.

        That two texts are paired the document may say; else their lengths and names do.

        Args:
            document: With its source.
            words: Of its text.
            spots: The mentions in it.
        """
        source = document.source or ""
        if not source.strip():
            return SourceReading("none")
        lang = language_of(source, document.source_lang, self._languages)
        if lang is None:
            return SourceReading("unread")
        plain = simplified(source)
        natives = self._natives(source, plain, lang)
        surfaces = self._surfaces.of(words, spots)
        ours, theirs = units(document.text, source, natives, surfaces, lang)
        if not document.paired and not belongs(ours, theirs, han=lang in ("zh", "ja")):
            return SourceReading("unrelated")
        beads = align(ours, theirs)
        judged, note = list[Placement](), in_part(lang)
        if lang not in BY_SOUND:
            bench, judged = self._judged(
                source,
                Bench(
                    plain, beads, natives, surfaces, self._surfaces.ordinary(words, surfaces), self._parts, self._pinyin
                ),
                lang,
            )
            natives, note = list(bench.natives), advice(lang) if bench.unexplained else ""
        heard = self._heard(lang).placements(source, words, beads, surfaces, natives)
        certain = [one for one in judged if one.verdict in ("right", "wrong")]
        placements = accounted(certain, heard, [one for one in judged if one not in certain])
        return SourceReading("used", plain, tuple(natives), tuple(beads), tuple(placements), note, lang)

    def _judged(self, source: str, bench: Bench, lang: str) -> tuple[Bench, list[Placement]]:
        """Return what the book and the characters of names say, with the names that a tagger adds to a bench."""
        pairs = place(bench)
        tagged = self._tagged(bench, source, lang)
        if tagged:
            bench = bench.with_names(tagged)
            pairs = place(bench)
        return bench, list(map(Judge(bench, pairs).judge, pairs))

    def _listening(self, lang: str) -> HeardNames:
        return HeardNames(lang, self._index, self._parts, self._known, self._ordinary, self._nations)

    def _natives(self, source: str, plain: str, lang: str) -> list[NativeName]:
        if lang == "zh":
            return with_homes(self._finder.find(source, plain), plain)
        found = self._heard(lang).known(source)
        return [one for one in found if " " in one.text] if lang == "vi" else found  # most words of it are some name

    def _tagged(self, bench: Bench, source: str, lang: str) -> list[NativeName]:
        """Return the names of an original with those that a tagger adds in segments that stayed unexplained, if any."""
        reader = tagger(lang) if bench.unexplained else None
        if reader is None:
            return []
        added = [one for bead in bench.unexplained for one in self._added(reader, source, bead, bench.natives)]
        every = sorted((*bench.natives, *added), key=lambda one: one.start)
        return (with_homes(every, bench.plain) if lang == "zh" else every) if added else []

    def _added(self, reader: Tagger, source: str, bead: Bead, natives: Sequence[NativeName]) -> Iterator[NativeName]:
        offset = bead.source.start
        for one in reader.persons(source[offset : bead.source.end]):
            span = Span(offset + one.start, offset + one.end)
            if not any(held.span.overlaps(span) for held in natives):
                key = squash(simplified(one.name))
                plain = key if has_han(one.name) else one.name
                entities = self._known.entities(key)
                yield NativeName(
                    span.start, span.end, source[span.start : span.end], plain, "person", "tagger", 0.9, entities
                )
