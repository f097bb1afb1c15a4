"""Rows from real pages: what the records, the audit and the clean sets say of the names on them.

A record says who is meant, and so does a rendering of WMT23; where the audit calls a flag false, its candidate is not
meant. On pages written or translated by people a name is right as it stands, so that whoever is spelt otherwise is not
meant. What nobody has said of the other names on machine-translated pages is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.corpus import Corpus
from eval.judge import within
from eval.load import Known, Page, fold_of
from eval.train.row import Row
from namenorm.resolve.decide import case_features
from namenorm.resolve.explain import Case
from namenorm.resolve.group import Group
from namenorm.resolve.page import Resolver
from namenorm.resolve.profile import BULK
from namenorm.resolve.unlisted import may_be_unlisted, unlisted_features
from namenorm.resolve.verdict import right_name
from namenorm.text.key import squash
from namenorm.text.page_text import as_it_stands
from namenorm.values import Span

_CLEAN = ("wmt22", "english_news", "controls")
# Ten systems translate each document of WMT23, two people each line of WMT22; persons are counted once or twice.
_WEIGHT = {"wmt23": 0.2, "wmt22": 0.5}


@dataclass(frozen=True, slots=True)
class RealRow:
    """A row and where it stands.

    Attributes:
        row: Of the candidates' judgement, or of the judgement of unlisted names.
        unlisted: Which of the two.
        fold: Of its document; documents of one source have the same.
    """

    row: Row
    unlisted: bool
    fold: int


def kept_for(rows: list[RealRow], fold: int) -> list[RealRow]:
    """Return the rows on which the model of a fold may be trained: of no document and of no person of that fold."""
    persons = {one.row.person for one in rows if one.fold == fold and one.row.person}
    return [one for one in rows if one.fold != fold and one.row.person not in persons]


def real_rows(corpus: Corpus, judge: Resolver) -> Iterator[RealRow]:
    """Yield the rows of all pages, translation alone."""
    for page in corpus.pages.values():
        document = page.document
        text = document.text
        words, groups, context = judge.read(document, as_it_stands(text))
        every = judge.cases(document, words, groups, context)
        beside = judge.decider.beside(groups, context, words)
        for group, cases in zip(groups, every, strict=True):
            if not group.is_person or not group.surface.isascii():
                continue
            truth = _Truth(corpus, page, group)
            yield from truth.candidates(cases)
            if may_be_unlisted(group):
                around = tuple(context.around(spot) for spot in group.spots)
                yield from truth.unlisted(unlisted_features(group, around, beside.without(truth.meant)))


class _Truth:
    """What is known of one group of a page."""

    def __init__(self, corpus: Corpus, page: Page, group: Group) -> None:
        self._page, self._group = page, group
        span = Span(group.spots[0].mention.start, group.spots[0].mention.end)
        known = corpus.judge.at(page, span)
        self._known: Known | None = known if known and (known.status != "right" or within(span, known)) else None
        self.meant = corpus.judge.identity.of(self._known) if self._known else frozenset[str]()
        self._read = corpus.judge.read(page, span, group.surface)

    def candidates(self, cases: list[Case]) -> Iterator[RealRow]:
        for case in cases:
            right = self._is_meant(case)
            if case.proposal.found.entity.kind == "person" and right is not None:
                yield self._row(Row(case_features(case), right, self._person, self._weight), unlisted=False)

    def unlisted(self, values: dict[str, float]) -> Iterator[RealRow]:
        wrong = self._is_wrong()
        if wrong is not None:
            yield self._row(Row(values, wrong, self._person, self._weight), unlisted=True)

    def _is_meant(self, case: Case) -> bool | None:
        entity = case.proposal.found.entity
        if self._known is not None:
            return entity.id in self.meant
        verdicts = {one.verdict for one in self._read if one.suggestion == entity.name}
        if verdicts and self._group.key != squash(entity.surname):
            return {"true artefact": True, "false": False}.get(next(iter(verdicts)))
        true = any(one.verdict == "true artefact" and one.suggestion for one in self._read)
        if self._page.set in _CLEAN and right_name(case.proposal):
            return self._is_somebodys_own(case)
        if self._page.set in _CLEAN and self._group.key == squash(entity.surname):
            return None  # may well be meant: "Mandela" is right for Nelson Mandela
        return False if true or self._page.set in _CLEAN else None

    def _is_somebodys_own(self, case: Case) -> bool | None:
        """Tell whether a right name is as good as its bearer's alone; whose a name in pinyin is, the page must say."""
        alone = len(self._group.found) == 1 and self._group.reading is None and " " in self._group.surface
        listed = case.proposal.found.entity.source in BULK
        return True if alone and not listed else None

    def _is_wrong(self) -> bool | None:
        """Tell whether the group is not how its bearer is spelt."""
        if self._known is not None:
            return {"right": False, "wrong": True}.get(self._known.status)
        verdicts = {one.verdict for one in self._read}
        if "true artefact" in verdicts:
            return True
        told = self._page.set in _CLEAN or any(one.verdict == "false" and not one.suggestion for one in self._read)
        return False if told and "unclear" not in verdicts else None

    @property
    def _person(self) -> str:
        return self._known.person if self._known else ""

    @property
    def _weight(self) -> float:
        return _WEIGHT.get(self._page.set, 1.0)

    def _row(self, row: Row, *, unlisted: bool) -> RealRow:
        return RealRow(row, unlisted, fold_of(self._page.group))
