"""One page through all stages of resolution."""

from __future__ import annotations

from collections.abc import Sequence

from namenorm.config import Config
from namenorm.index.stack import Stack
from namenorm.mentions import read_spots
from namenorm.mentions.shape import ShapeReader
from namenorm.mentions.words import Words
from namenorm.resolve.composed import Composer, load_composition
from namenorm.resolve.context import Context, PageSpans, language, nation_words
from namenorm.resolve.decide import Decider
from namenorm.resolve.explain import Case
from namenorm.resolve.group import Group, group_spots
from namenorm.resolve.model import Models
from namenorm.resolve.profile import Profiles
from namenorm.resolve.resolutions import resolutions
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.values import Document, Resolution, Span


class Resolver:
    """Resolves the names of documents in one language against one book.

    Attributes:
        decider: Judges candidates.
        hashes: Names the weights that it judges by, for a run's signature.
    """

    def __init__(self, index: Stack, rules: Rules, pinyin: PinyinReader, models: Models, config: Config) -> None:
        """Bring together a book, a language's rules, the romanisation and the decision models."""
        self._index = index
        self._language = language(rules)
        self._ordinary = frozenset(rules.words())
        self._shapes = ShapeReader(rules.words(), self._language.lexicon, nation_words(rules), pinyin)
        profiles = Profiles(rules.words(), self._language.nations, self._language.synonyms)
        composition = load_composition()
        self.hashes = {"decision": models.hash, "composition": composition.hash}
        self.decider = Decider(index, profiles, models, config, Composer(index, pinyin, composition))

    def resolve(self, document: Document, sentences: Sequence[Span], quotations: Sequence[Span]) -> list[Resolution]:
        """Return what each name-like mention of a document was decided to be, in order, without overlaps."""
        words, groups, context = self.read(document, sentences, quotations)
        verdicts = self.decider.decide(groups, context, words, _original(document))
        return resolutions(groups, verdicts, words)

    def read(
        self, document: Document, sentences: Sequence[Span], quotations: Sequence[Span]
    ) -> tuple[Words, list[Group], Context]:
        """Return a document's words, its names in groups, and the reader of their surroundings."""
        words = Words(document.text)
        spots = read_spots(words, self._index, self._shapes, self._ordinary)
        groups = group_spots(words, spots)
        return words, groups, Context(words, self._language, PageSpans(sentences, quotations))

    def cases(self, document: Document, words: Words, groups: Sequence[Group], context: Context) -> list[list[Case]]:
        """Return, for each group, a case for each candidate."""
        return self.decider.cases(groups, context, words, _original(document))


def _original(document: Document) -> str | None:
    return None if document.source is None else simplified(document.source)
