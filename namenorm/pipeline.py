"""The road itself: a document in, a report out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from namenorm.config import Config, signature
from namenorm.detectors import DETECTORS, run
from namenorm.detectors.as_given import AsGiven
from namenorm.detectors.needs import unchecked
from namenorm.detectors.page import Page
from namenorm.detectors.precedents import with_precedents
from namenorm.errors import GazetteerError, InputError
from namenorm.gazetteer.house_style import Style, read_style
from namenorm.gazetteer.model import Entity
from namenorm.guard import Guard
from namenorm.index.house import house_of
from namenorm.index.locate import open_index
from namenorm.index.stack import Stack
from namenorm.mentions.taggers.tagger import Tagger
from namenorm.quality.score import score
from namenorm.resolve.asked import Asking
from namenorm.resolve.blocked import SPOKEN_OF, block, edits, reported, with_reasons
from namenorm.resolve.context import language
from namenorm.resolve.in_house_style import candidates_in_style, in_house_style
from namenorm.resolve.model import load_models
from namenorm.resolve.page import Resolver
from namenorm.resolve.spoken_of import with_spoken_of
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import TARGET_TOPIC, Rules, primary, targets
from namenorm.source.language import check_language
from namenorm.source.values import SourceReading
from namenorm.text.key import squash
from namenorm.text.page_text import PageText, page_text
from namenorm.text.typography import typography
from namenorm.values import Candidate, Document, QualityEstimate, Report, SourceState, Unchecked
from namenorm.version import VERSION

if TYPE_CHECKING:  # who only checks mines nothing and looks nothing up
    from namenorm.quality_estimation.estimate import QualityEstimator
    from namenorm.resolve.lookup import Lookup
    from namenorm.source.mined import Mined


@dataclass(frozen=True, slots=True)
class _Road:
    """What reads documents in one language; ``printed`` is the book as the house prints its names."""

    rules: Rules
    index: Stack
    printed: Stack
    resolver: Resolver


class Normaliser:
    """Checks documents against a book. Immutable; safe to share between threads and to pickle to worker processes."""

    def __init__(
        self,
        gazetteer: str | Path | None = None,
        overlay: str | Path | None = None,
        config: Config | None = None,
        lang: str = "en",
        decision: str | Path | None = None,
        ner: str | Path | Tagger | None = None,
        qe: str | Path | None = None,
        style: str | Path | Style | None = None,
    ) -> None:
        """Open a book, compiling it first if it is given as text files and has changed.

        Args:
            gazetteer: A folder of book files, one of them, a compiled index, or the URL of a store
                (``postgresql+psycopg://…``), instead of the bundled book.
            overlay: The same, in addition to the book; its entities replace those of the same identifier, and add to
                those of the same name and native name or country.
            config: Settings; the defaults unless given.
            lang: Language of texts that are given without one.
            decision: A file of judgements that ``python -m eval train`` wrote, instead of the bundled one.
            ner: A model that proposes mentions beside those found without one: the folder of a transformers model for
                token classification, a spaCy pipeline by its folder or its name, or whatever has ``hash`` and ``tag``.
            qe: A model whose opinion of each segment stands in ``Report.quality``: the folder of a checkpoint of COMET,
                or of a transformers model for sequence classification.
            style: What the house prints where several names are right: a YAML file, or the mark that names in the book
                have.

        Raises:
            GazetteerError: If a book or a style cannot be found or read, or do not fit together.
            IndexFileError: If a compiled index is damaged or of another version.
            InputError: If there are no rules for texts in ``lang``.
            ModelError: If a model cannot be used, or its libraries are not installed.
        """
        self._style = None if style is None else read_style(style)
        self._opened_with = (gazetteer, overlay, config, lang, decision, ner, qe, self._style)
        self.config = config or Config()
        indexes = [open_index(one) for one in (overlay, gazetteer) if one is not None]
        self._indexes = indexes if gazetteer is not None else [*indexes, open_index()]
        self._models = load_models(None if decision is None else Path(decision))
        self._pinyin = PinyinReader(Rules("zh"))
        self._tagger = _tagger(ner)
        self._estimator = _estimator(qe)
        self._roads: dict[str, _Road] = {}
        self._lang = primary(lang)
        road = self._road(self._lang)
        self._open_style()
        self._asking = Asking(road.rules, language(road.rules))
        self.gazetteer_hash = road.index.hash
        brought = {"ner": self._tagger, "qe": self._estimator, "style": self._style}
        hashes = {name: one.hash for name, one in brought.items() if one is not None}
        self.signature = signature(self.config, VERSION, {"book": road.index.hash, **road.resolver.hashes, **hashes})

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the arguments; the receiving process opens the same files."""
        return (Normaliser, self._opened_with)

    def check(
        self,
        document: Document | str,
        *,
        id: str = "",
        lang: str | None = None,
        source: str | None = None,
        source_lang: str | None = None,
        published: str | date | None = None,
        outlet: str | None = None,
    ) -> Report:
        """Check one translated text.

        Args:
            document: The text, or a Document, with which the other arguments must be left out.
            id: The caller's identifier.
            lang: Language of the text, which chooses the rules; that of this object unless given.
            source: The original.
            source_lang: Language of the original.
            published: Date of publication: ISO 8601, a date or a datetime, also of pandas or Arrow.
            outlet: Who published it.

        Raises:
            InputError: If the text is longer than ``Config.max_characters`` or is no text, ``published`` is no date, or
                there are no rules for texts in its language, or ``source_lang`` is none.
            ModelError: If a model that is used for the first time cannot be loaded.
        """
        if isinstance(document, str):
            document = Document(id, document, lang or self._lang, source, source_lang, published, outlet)
        self._refuse(document)
        guard = Guard(document.id, self.config.strict)
        text = self._text(document)
        page, reading = self._page(replace(document, text=text.text), text, guard)
        found = tuple(run(page, self.config.codes, guard))
        findings, resolutions = guard("precedents", lambda: with_precedents(page, found), (found, page.resolutions))
        decided = guard(
            "rewrites", lambda: reported(with_reasons(resolutions, text, page.rules, self.config), findings), None
        )
        given = AsGiven(text.read, document.text)
        return Report(
            document=document,
            resolutions=given.resolutions(resolutions if decided is None else decided),
            findings=given.findings(findings),
            edits=given.edits(edits(decided or ())),
            signature=self.signature,
            source=reading.state,
            score=guard("score", lambda: score(document.text, findings), None),
            source_note=reading.note,
            quality=guard("qe", lambda: self._estimate(document, reading.state), None),
            unchecked=self._unchecked(page, reading),
            incomplete=tuple(guard.failed),
        )

    def _estimate(self, document: Document, source: SourceState) -> QualityEstimate | None:
        return None if self._estimator is None else self._estimator.estimate(document, source)

    def _unchecked(self, page: Page, reading: SourceReading) -> tuple[Unchecked, ...]:
        """Return which of the codes that are wanted cannot be looked for in the languages of a page."""
        codes = [code for code, _ in DETECTORS if code in self.config.codes]
        unread = primary(page.document.source_lang or "") if reading.state == "unread" else None
        return unchecked(codes, page.rules, page.original_rules, unread)

    def check_many(self, documents: Iterable[Document | str]) -> Iterator[Report]:
        """Check documents one after the other, in constant memory.

        Raises:
            InputError: As ``check`` does, at the document concerned.
        """
        return (self.check(one) for one in documents)

    def lookup(
        self,
        name: str,
        limit: int = 5,
        *,
        country: str | None = None,
        role: str | None = None,
        gender: str | None = None,
        date: str | None = None,
        source: str | None = None,
        source_lang: str | None = None,
    ) -> tuple[Candidate, ...]:
        """Return the entities that a name may stand for, likeliest first.

        What is said of the name is weighed as if a page said it, and the evidence tells what it did. What does not fit
        makes an entity less likely and hides none.

        Args:
            name: A name in any script and in either order.
            limit: The most candidates that are returned.
            country: Where the person belongs: an ISO 3166-1 code of two letters, or an English name or adjective.
            role: What the person does, in words of an article: ``foreign minister``.
            gender: ``m`` or ``f``.
            date: When an office that ``role`` names was held: a day, month or year, ISO 8601.
            source: The name in its own script, as the original has it.
            source_lang: Language of ``source``, BCP 47.

        Raises:
            InputError: If the country, the gender or the date cannot be read.
        """
        asked = self._asking.read(country, role, gender, date, source, source_lang)
        return candidates_in_style(self._lookup().ask(name, asked, limit), self._road(self._lang).printed)

    def mine(self, document: Document) -> Mined:
        """Return what a document teaches: names that it gives in two scripts, and what it prints for its original's.

        Raises:
            InputError: As ``check`` does.
        """
        self._refuse(document)
        return self._road(document.lang).resolver.mine(document)

    def mine_many(self, documents: Iterable[Document], ledger: Path | None = None) -> Iterator[dict[str, Any]]:
        """Yield what documents together suggest to an editor, what the book lacks and what recurs first.

        Args:
            documents: The same article twice counts once.
            ledger: Where what was read is kept, so that interrupted work goes on; nowhere unless given.

        Raises:
            InputError: As ``check`` does, or if the ledger was begun with another book.
        """
        from namenorm.source.ledger import mine_all

        return mine_all(documents, self.mine, self.signature, ledger)

    def entity(self, entity_id: str) -> Entity | None:
        """Return an entity of the book by its identifier, None if there is none."""
        return self._road(self._lang).index.entity(entity_id)

    def _lookup(self) -> Lookup:
        """Return what looks names up; it keeps nothing between two calls, and loads tables that no check needs."""
        from namenorm.resolve.lookup import Lookup

        road = self._road(self._lang)
        return Lookup(road.index, road.resolver.decider, self._pinyin)

    def _text(self, document: Document) -> PageText:
        road = self._road(document.lang)
        return page_text(document.text, typography(road.rules), lambda name: bool(road.index.find(squash(name))))

    def _page(self, document: Document, text: PageText, guard: Guard) -> tuple[Page, SourceReading]:
        """Return a page whose document has the text that is read, and what became of its original."""
        road = self._road(document.lang)
        resolved, reading = road.resolver.resolve(document, text, guard)
        original = reading if reading.state == "used" else None
        styled = guard("style", lambda: in_house_style(resolved, road.printed), resolved)
        told = guard("spoken-of", lambda: with_spoken_of(styled, text.text, road.rules), None)
        found = tuple((block(one, SPOKEN_OF) for one in styled) if told is None else told)
        return Page(document, text, found, road.rules, road.printed, original), reading

    def _road(self, lang: str) -> _Road:
        """Return what reads documents in a language, made when the first of them comes.

        Two threads may both make it; they get equal ones, so no lock is needed.
        """
        named = primary(lang)
        if named not in self._roads:
            rules = Rules(named)
            if not rules.has(TARGET_TOPIC):
                raise InputError(f"no rules for texts in “{named}”: there are rules for {', '.join(targets())}")
            index = Stack(self._indexes, named)
            printed = self._in_style(index, named)
            self._roads[named] = _Road(rules, index, printed, self._resolver(index, rules))
        return self._roads[named]

    def _open_style(self) -> None:
        """Hold a style against the book now, so that no document has to fail for it."""
        if self._style is not None:
            if self._style.lang not in targets():
                raise GazetteerError(f"style {self._style.name}: no rules for texts in “{self._style.lang}”")
            self._road(self._style.lang)

    def _in_style(self, index: Stack, lang: str) -> Stack:
        """Return a book as the house prints it, where its style is one for the language."""
        if self._style is None or self._style.lang != lang:
            return index
        house = house_of(self._style, lambda key: ((one.entity, one.system) for one in index.find(key)), index.entities)
        return index.in_style(house)

    def _resolver(self, index: Stack, rules: Rules) -> Resolver:
        return Resolver(index, rules, self._pinyin, self._models, self.config, self._tagger)

    def _refuse(self, document: Document) -> None:
        if not isinstance(document, Document) or not isinstance(document.text, str):
            raise InputError("check takes a text or a Document with a text")
        if not isinstance(document.source, str | None):
            raise InputError("the source of a Document is a text, or None")
        if not isinstance(document.lang, str):
            raise InputError(f"the language of a Document is a code of BCP 47, such as en; got {document.lang!r}")
        check_language(document.source_lang, self._road(document.lang).rules.beside("und"))
        for what, text in (("document", document.text), ("the original of document", document.source or "")):
            if len(text) > self.config.max_characters:
                raise InputError(
                    f"{what} {document.id or '(without id)'} has {len(text):,} characters, more than "
                    f"{self.config.max_characters:,}: divide it, or raise Config.max_characters"
                )


def _tagger(model: str | Path | Tagger | None) -> Tagger | None:
    """Return the tagger that the user brought; who brings none loads no code for it."""
    if model is None or not isinstance(model, str | Path):
        return model
    from namenorm.mentions.taggers.open import open_tagger

    return open_tagger(model)


def _estimator(folder: str | Path | None) -> QualityEstimator | None:
    """Return the estimator that the user brought; who brings none loads no code for it."""
    if folder is None:
        return None
    from namenorm.quality_estimation.estimate import QualityEstimator

    return QualityEstimator(folder)
