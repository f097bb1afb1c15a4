"""One page through all stages of resolution."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from namenorm.config import Config
from namenorm.guard import Guard
from namenorm.index.stack import Stack
from namenorm.mentions import read_spots
from namenorm.mentions.shape import ShapeReader
from namenorm.mentions.taggers.tagger import Tagged, Tagger
from namenorm.mentions.words import Words
from namenorm.resolve.composed import Composer, load_composition
from namenorm.resolve.context import Context, language, nation_words, nations
from namenorm.resolve.decide import Decider
from namenorm.resolve.explain import Case
from namenorm.resolve.group import Group, group_spots
from namenorm.resolve.lone_surnames import LoneSurnames
from namenorm.resolve.model import Models
from namenorm.resolve.profile import Profiles
from namenorm.resolve.resolutions import resolutions
from namenorm.resolve.with_source import with_source
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import BOOK_LANGUAGE, Rules, primary
from namenorm.source.taggers import installed
from namenorm.source.values import SourceReading
from namenorm.text.han import simplified
from namenorm.text.page_text import PageText, as_it_stands
from namenorm.transliterate.folder import model_hash
from namenorm.transliterate.heard import heard
from namenorm.values import Document, Resolution

if TYPE_CHECKING:  # who only checks without an original loads neither
    from namenorm.source.mined import Mined
    from namenorm.source.read import SourceReader


class Resolver:
    """Resolves the names of documents in one language against one book.

    Attributes:
        decider: Judges candidates.
        hashes: Names the weights that it judges by, for a run's signature.
    """

    def __init__(
        self,
        index: Stack,
        rules: Rules,
        pinyin: PinyinReader,
        models: Models,
        config: Config,
        tagger: Tagger | None = None,
    ) -> None:
        """Bring together a book, a language's rules, the romanisation, the decision models, and a tagger, if any."""
        self._index, self._tagger = index, tagger
        self._language = language(rules)
        self._ordinary = frozenset(rules.words())
        self._lone_surnames = LoneSurnames(index, rules)
        self._shapes = ShapeReader(rules, self._language.lexicon, nation_words(rules), pinyin)
        book = rules.beside(BOOK_LANGUAGE)  # the language in which the book says what people are
        profiles = Profiles(book.words(), nations(book), language(book).synonyms)
        self._rules, self._pinyin, self._config = rules, pinyin, config
        composition = load_composition()
        self.hashes = {"decision": models.hash, "composition": composition.hash, "names": model_hash(), **installed()}
        self.decider = Decider(index, profiles, models, config, Composer(index, pinyin, composition, heard))

    def resolve(
        self, document: Document, page: PageText, guard: Guard | None = None
    ) -> tuple[list[Resolution], SourceReading]:
        """Return what each name-like mention of a document was decided to be, and what its original says.

        The mentions are in order, without overlaps. Nothing is concluded from an original that is another text's.

        Args:
            document: The document.
            page: Its text.
            guard: What becomes of a tagger, or the reading of an original, that fails; its exception is let through
                unless given.
        """
        guarded = guard or Guard()
        words, groups, context = self.read(document, page, guarded)
        unread = SourceReading("unread")
        reading = guarded("original", lambda: self._source_of(document, words, groups), unread)
        original = None if reading.state == "unrelated" else _original(document)
        found = resolutions(groups, self.decider.decide(groups, context, words, original), words)
        chinese = original if primary(document.source_lang or "") == "zh" else None
        found = self._lone_surnames.joined(found, words, context.countries, chinese)
        return with_source(found, reading.placements, document.text, self._config), reading

    def mine(self, document: Document) -> Mined:
        """Return the glosses of a document and of its original, and what it prints for the original's names."""
        from namenorm.source.mined import harvest

        words, groups, _ = self.read(document, as_it_stands(document.text))
        reading = self._source_of(document, words, groups)
        glosses = [one for text in (document.source or "", document.text) for one in self._source.glosses(text)]
        return harvest(document, glosses, reading.placements)

    def _source_of(self, document: Document, words: Words, groups: Sequence[Group]) -> SourceReading:
        if not (document.source or "").strip():
            return SourceReading("none")
        spots = sorted((spot for group in groups for spot in group.spots), key=lambda one: one.first)
        return self._source.read(document, words, spots)

    @cached_property
    def _source(self) -> SourceReader:
        """The reader of originals; who checks without any loads no romanisation."""
        from namenorm.source.read import SourceReader

        known, printed = self._language, nation_words(self._rules)
        return SourceReader(self._index, known.lexicon, self._ordinary, known.nations, printed, self._pinyin)

    def read(
        self, document: Document, page: PageText, guard: Guard | None = None
    ) -> tuple[Words, list[Group], Context]:
        """Return a document's words, its names in groups, and the reader of their surroundings."""
        words = Words(document.text)
        nothing: Sequence[Tagged] = ()
        tagged = (guard or Guard())("ner", lambda: self._tagged(document.text), nothing)
        spots = read_spots(words, self._index, self._shapes, self._ordinary, tagged)
        groups = group_spots(words, spots, self._language.lexicon.speech, self._ordinary)
        return words, groups, Context(words, self._language, page)

    def _tagged(self, text: str) -> Sequence[Tagged]:
        return () if self._tagger is None else self._tagger.tag(text)

    def cases(self, document: Document, words: Words, groups: Sequence[Group], context: Context) -> list[list[Case]]:
        """Return, for each group, a case for each candidate."""
        return self.decider.cases(groups, context, words, _original(document))


def _original(document: Document) -> str | None:
    return None if document.source is None else simplified(document.source)
