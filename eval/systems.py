"""What is measured: namenorm and the baselines, behind one face."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from eval.corpus import Corpus
from eval.load import Page, fold_of
from namenorm.source.mined import Mined
from namenorm.values import Candidate, Document, Report


class Checker(Protocol):
    """The part of ``namenorm.pipeline.Normaliser`` that is measured."""

    @property
    def signature(self) -> str:
        """Names version, book, models and settings."""

    def check(self, text: Document) -> Report:
        """Check one document."""

    def mine(self, document: Document) -> Mined:
        """Return what a document teaches of names."""

    def lookup(
        self, name: str, limit: int, *, role: str | None = None, source: str | None = None
    ) -> tuple[Candidate, ...]:
        """Return the entities that a spelling may stand for, best first, in the light of what is said of it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One system's answers to the whole corpus.

    Attributes:
        system: Its name in the table.
        corpus: What it was asked.
        reports: Its report on each page, by the document's identifier.
        sourced: Its reports on the pages given with their source; empty for a system that takes none.
        examples: Its reports on the synthetic documents, in their order.
        lookup: Its candidates for a spelling, best first.
        ask: The same, told a ``role`` and a ``source``; None for a system that takes neither.
        generated: Its reports on the generated documents, in their order; empty for a system that links no speakers.
        mined: What it learnt from the texts that may have glosses; empty for a system that mines none.
    """

    system: str
    corpus: Corpus
    reports: Mapping[str, Report]
    sourced: Mapping[str, Report]
    examples: Sequence[Report]
    lookup: Callable[[str, int], Sequence[Candidate]]
    ask: Callable[..., Sequence[Candidate]] | None = None
    generated: Sequence[Report] = ()
    mined: Mapping[str, Mined] = field(default_factory=dict)

    def checked(self, *sets: str) -> Iterable[tuple[Page, Report]]:
        """Yield the pages of the named sets with the reports on them."""
        return ((page, self.reports[page.document.id]) for page in self.corpus.of(*sets))


def run_checker(checker: Checker, corpus: Corpus, folds: Sequence[Checker] = ()) -> Run:
    """Check the whole corpus with namenorm.

    Args:
        checker: As users have it.
        corpus: What is checked.
        folds: The same, each with judgements that were trained on no document and no person of its fold; without them
            the checker itself judges pages on which it was trained.
    """

    def report(page: Page) -> Report:
        return (folds[fold_of(page.group)] if folds else checker).check(page.document)

    return Run(
        "namenorm",
        corpus,
        {id_: report(page) for id_, page in corpus.pages.items()},
        {id_: report(page) for id_, page in corpus.sourced.items()},
        [checker.check(example.document) for example in corpus.examples],
        checker.lookup,
        checker.lookup,
        [checker.check(one.document) for one in corpus.generated],
        {one.document.id: checker.mine(one.document) for one in corpus.glossed},
    )


def derived_run(
    system: str, run: Run, answer: Callable[[Report], Report], lookup: Callable[[str, int], Sequence[Candidate]]
) -> Run:
    """Return a baseline's run: it is given namenorm's own mentions, so that only the decision is compared."""
    reports = {id_: answer(report) for id_, report in run.reports.items()}
    return Run(system, run.corpus, reports, {}, [answer(report) for report in run.examples], lookup)
