"""Figures on news of which several systems' and people's translations, the original and its persons are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.blind.checking import Checking, Task, is_faulty
from eval.blind.counted import EDITS, WORDS, Counted, Measure, figure, gathered, in_order, over_persons
from eval.blind.newstest import Article
from eval.blind.person_lines import PersonLine, person_lines, rewritten, told_of
from eval.bootstrap import Observation
from eval.figure import Figure
from namenorm.values import Document, Report


@dataclass(frozen=True, slots=True)
class Translation:
    """One translation of one article."""

    article: Article
    text: str
    human: bool

    def task(self, with_original: bool) -> Task:
        """Return what is to be checked, with the original or without it."""
        source = "\n".join(self.article.source) if with_original else None
        lang = self.article.lang if with_original else None
        return Task(Document(self.article.id, self.text, source=source, source_lang=lang))

    def lines(self) -> list[PersonLine]:
        """Return the lines whose original names somebody."""
        return list(person_lines(self.article.persons, self.article.source, self.text))


def news_figures(articles: Sequence[Article], check: Checking) -> Iterator[Figure]:
    """Yield the figures on articles of one language, with their originals and without."""
    translations = [one for article in articles for one in translations_of(article)]
    for how, with_original in (("with", True), ("without", False)):
        reports = check([one.task(with_original) for one in translations])
        counted = gathered(_counted(translations, reports))
        lang = articles[0].lang if articles else ""
        for name in in_order(counted, _LABELS):
            yield figure(f"news.{lang}.{how}.{name}", _measure(name, lang, how), counted[name])


def translations_of(article: Article) -> Iterator[Translation]:
    """Yield the translations of an article, those of systems first."""
    for human, texts in ((False, article.systems), (True, article.people)):
        for lines in texts:
            yield Translation(article, "\n".join(lines), human)


def _counted(translations: Sequence[Translation], reports: Iterator[Report | None]) -> Iterator[Counted]:
    for one, report in zip(translations, reports, strict=True):
        yield "raised", Observation(is_faulty(report), 1, None, one.article.id)
        if report is not None:
            yield from _of_person(one, report) if one.human else _of_system(one, report)


def _of_system(one: Translation, report: Report) -> Iterator[Counted]:
    lines, document = one.lines(), one.article.id
    told = told_of(lines, report)
    for on in told.lines:
        person = on.of.person
        if on.of.printed:
            yield "right.false", Observation(on.false, 1, person.names[0], document)
            continue
        for what, hit in (("named", on.named), ("flagged", on.flagged)):
            seen = Observation(hit, 1, person.names[0], document)
            for part in ("wrong", f"kind.{_word(person.kind)}", f"origin.{_word(person.origin)}"):
                yield f"{part}.{what}", seen
            yield f"wrong.{what}.mean", seen
    words = len(one.text.split())
    yield "elsewhere", Observation(told.elsewhere, words, None, document)
    yield "elsewhere.of-nobody", Observation(told.of_nobody, words, None, document)
    for right in rewritten(lines, report):
        yield "rewrites.unknown", Observation(right is None, 1, None, document)
        if right is not None:
            yield "rewrites.wrong", Observation(not right, 1, None, document)


def _of_person(one: Translation, report: Report) -> Iterator[Counted]:
    flags = sum(flag.code.startswith("NN1") and flag.start is not None for flag in report.findings)
    yield "human.flags", Observation(flags, len(one.text.split()), None, one.article.id)
    for on in told_of(one.lines(), report).lines:
        if on.of.printed:
            yield "human.false", Observation(on.false, 1, on.of.person.names[0], one.article.id)


def _word(label: str) -> str:
    """Return a label of the table as one word of an identifier."""
    return "-".join(label.lower().split()) or "none"


_LABELS = {
    "wrong.named": Measure("wrong renderings: given the right name"),
    "wrong.flagged": Measure("wrong renderings: flagged"),
    "wrong.named.mean": over_persons("wrong renderings: given the right name"),
    "wrong.flagged.mean": over_persons("wrong renderings: flagged"),
    "right.false": Measure("right renderings: falsely flagged", "lower"),
    "elsewhere": Measure("name flags elsewhere", "lower", WORDS),
    "elsewhere.of-nobody": Measure("of these, with an accepted name of nobody in the line", "lower", WORDS),
    "rewrites.wrong": Measure("wrong rewrites, of those that the persons judge", "lower", EDITS),
    "rewrites.unknown": Measure("rewrites that the persons do not judge", "neither"),
    "human.flags": Measure("name flags in human translations", "lower", WORDS),
    "human.false": Measure("right renderings of human translators: falsely flagged", "lower"),
    "raised": Measure("translations whose check has a fault", "lower"),
}
_DONE = {"named": "given the right name", "flagged": "flagged"}


def _measure(name: str, lang: str, how: str) -> Measure:
    head = f"news {lang} → en, {how} the original"
    if name in _LABELS:
        one = _LABELS[name]
        return Measure(f"{head}: {one.label}", one.better, one.unit, one.statistic)
    part, which, what = name.split(".")
    return Measure(f"{head}: wrong renderings, {part} {which}: {_DONE[what]}")
