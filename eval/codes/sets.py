"""The sets on which codes are counted, each through the readers that ``python -m eval blind`` has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from eval.blind.artefact_set import ArtefactSet, read_artefacts
from eval.blind.artefacts import Checked, EntityOf, verdict_of
from eval.blind.checking import Checking, Task
from eval.blind.demetr import read_demetr
from eval.blind.news import Translation, translations_of
from eval.blind.newstest import Article, read_wmt20, read_wmt21
from eval.blind.ntrex import document_of, read_ntrex
from eval.blind.person_lines import PersonLine
from eval.blind.sealed import Sealed
from eval.codes.readings import Readings, readings
from eval.codes.tally import Tally, counted_as
from eval.datasets import BLIND
from eval.figure import Figure
from eval.load import PAGE_LINES, line_pages
from eval.names import same_name
from namenorm.values import Document, Finding, Report, Span

ALONE = "none"
"""Stands for the language of the original where a translation is checked without it."""
_OF_NO_NAME = frozenset({"NN110"})
PEOPLE, SYSTEMS, MADE = "people", "systems", "made"
_NTREX = tuple(
    (lang, target)
    for target in ("en", "de")
    for lang in ("zh-CN", "zh-TW", "ja", "ko", "vi", "ru", "uk", "ar", "fa", "en", "de")
    if lang != target
)


def all_figures(folder: Path, check: Checking, entity: EntityOf, tell: Callable[[str], None]) -> Iterator[Figure]:
    """Yield what each code finds in every set below the data folder, blind ones among them, as totals."""
    for name, measure in _SETS.items():
        tell(name)
        try:
            yield from measure(folder, check, entity)
        except FileNotFoundError:
            tell(f"{name}: left out, the data folder lacks it")


def news_figures(
    articles: Sequence[Article], check: Checking, name: str, read: Readings | None = None
) -> Iterator[Figure]:
    """Yield what codes find in news translated by people and by systems, and how often they are right.

    Args:
        articles: The news.
        check: Checks translations.
        name: Of the set.
        read: What a person has read of the findings of codes that are not on names of persons.
    """
    tally = Tally()
    translations = [one for article in articles for one in translations_of(article)]
    for with_original in (True, False):
        reports = check([one.task(with_original) for one in translations])
        for one, report in zip(translations, reports, strict=True):
            if report is not None:
                _count_news(tally, name, one, report, read or Readings(()))
    return tally.figures()


def _count_news(tally: Tally, name: str, one: Translation, report: Report, read: Readings) -> None:
    pair = f"{report.document.source_lang or ALONE}-en"
    place = f"{name}.{pair}.{PEOPLE if one.human else SYSTEMS}"
    tally.add(place, one.text, report.findings)
    if not one.human:
        lines = one.lines()
        for flag in report.findings:
            right = judged(flag, lines) if flag.code.startswith("NN1") else None
            if right is not None:
                tally.judge(place, counted_as(flag), right)
    for code, right in read.of(name, one.article.id, report):
        tally.judge(place, code, right)


def judged(flag: Finding, lines: Sequence[PersonLine]) -> bool | None:
    """Tell whether a finding on a name is right; None where the persons whom its line's original names do not tell.

    It is right where it gives an accepted name to a line that has none, or has no name to give and the line has none. A
    name of somebody whom the line's original does not name is false, and so is any but an accepted one on a right name.
    """
    if flag.start is None or flag.code in _OF_NO_NAME:
        return None
    here = [one for one in lines if one.line.overlaps(flag)]
    wrong = [one for one in here if not one.printed]
    accepted = [one for one in here if same_name(flag.suggestion or "", one.person.names)]
    on_right = any(span.overlaps(flag) for one in here for span in one.printed)
    if flag.suggestion is None:
        return bool(wrong) and not on_right
    if any(one.printed for one in accepted):
        return None
    return bool(accepted) and not on_right


def artefact_figures(records: ArtefactSet, check: Checking, entity: EntityOf, name: str) -> Iterator[Figure]:
    """Yield what codes find on machine-translated pages and controls, and how often what is on a record is right."""
    tally = Tally()
    pages = [*records.pages.values(), *records.controls]
    reports = check([Task(one.document, one.group if records.trained else None) for one in pages])
    every = [(page, report) for page, report in zip(pages, reports, strict=True) if report is not None]
    checked = Checked(records, {page.document.id: report for page, report in every}, entity)
    for page, report in every:
        by_machine = page.document.id in records.pages
        place = f"{name}.{ALONE}-en.{SYSTEMS if by_machine else PEOPLE}"
        tally.add(place, page.document.text, report.findings)
        for flag in report.findings if by_machine else ():
            if flag.code.startswith(("NN1", "NN2")) and flag.start is not None and flag.end is not None:
                right = verdict_of(checked, page, Span(flag.start, flag.end), flag.entity, flag.suggestion)
                if right is not None:
                    tally.judge(place, counted_as(flag), right)
    return tally.figures()


def _artefacts(folder: Path, check: Checking, entity: EntityOf) -> Iterator[Figure]:
    yield from artefact_figures(read_artefacts(folder, is_blind=False), check, entity, "artefacts")


def _blind_artefacts(folder: Path, check: Checking, entity: EntityOf) -> Iterator[Figure]:
    sealed = Sealed(partial(read_artefacts, folder / BLIND, is_blind=True))
    yield from sealed.totals(lambda records: artefact_figures(records, check, entity, "blind-artefacts"))


def _wmt21(folder: Path, check: Checking, _: EntityOf) -> Iterator[Figure]:
    read = readings()
    for lang in ("zh", "ja", "ru"):
        # A name of its own for each language, so that what is checked without the original is told apart.
        yield from news_figures(read_wmt21(folder, lang), check, f"wmt21-{lang}", read)


def _wmt20(folder: Path, check: Checking, _: EntityOf) -> Iterator[Figure]:
    sealed = Sealed(partial(read_wmt20, folder / BLIND))
    yield from sealed.totals(lambda articles: news_figures(articles, check, "blind-wmt20"))


def _counted(documents: Sequence[Document], check: Checking, place: str) -> Iterator[Figure]:
    tally = Tally()
    for one, report in zip(documents, check([Task(one) for one in documents]), strict=True):
        if report is not None:
            tally.add(place, one.text, report.findings)
    return tally.figures()


def _wmt22(folder: Path, check: Checking, _: EntityOf) -> Iterator[Figure]:
    source, *people = (
        [page.document.text for page in line_pages(folder / f"wmt22_zh/generaltest2022.zh-en.{name}", "", PAGE_LINES)]
        for name in ("src.zh", "ref.A.en", "ref.B.en")
    )
    pairs = [pair for texts in people for pair in zip(source, texts, strict=True)]
    for lang in (ALONE, "zh"):
        told = None if lang == ALONE else lang
        documents = [Document("", text, "en", told and original, told) for original, text in pairs]
        yield from _counted(documents, check, f"wmt22.{lang}-en.{PEOPLE}")


def _english_news(folder: Path, check: Checking, _: EntityOf) -> Iterator[Figure]:
    pages = line_pages(folder / "english_news/generaltest2022.en.txt", "", PAGE_LINES)
    yield from _counted([page.document for page in pages], check, f"english-news.{ALONE}-en.{PEOPLE}")


def _ntrex(folder: Path, check: Checking, _: EntityOf) -> Iterator[Figure]:
    texts = read_ntrex(folder, _NTREX)
    for target in ("en", "de"):
        alone = [Document(name, "\n".join(lines[target]), target) for name, lines in texts.items()]
        yield from _counted(alone, check, f"ntrex.{ALONE}-{target}.{PEOPLE}")
    for lang, target in _NTREX:
        documents = [document_of(name, lines, lang, target) for name, lines in texts.items()]
        yield from _counted(documents, check, f"ntrex.{lang.lower()}-{target}.{PEOPLE}")


def _demetr(folder: Path, check: Checking, _: EntityOf) -> Iterator[Figure]:
    """Count as judged what is said of a broken sentence and not of the whole one, as right, and of the whole one."""
    rows = read_demetr(folder)
    sides = [[Document("", row[side], "en", row["source"], row["lang"]) for row in rows] for side in _SIDES]
    whole, broken = (list(check([Task(one) for one in side])) for side in sides)
    tally = Tally()
    for row, good, bad in zip(rows, whole, broken, strict=True):
        if good is not None and bad is not None:
            place, known = f"demetr.{row['lang']}-en.{MADE}", Counter(map(_said, good.findings))
            tally.add(place, row["broken"], bad.findings)
            for finding in known.elements():
                tally.judge(place, finding[0], right=False)
            for finding in (Counter(map(_said, bad.findings)) - known).elements():
                tally.judge(place, finding[0], right=True)
    yield from tally.figures()


_SIDES = ("translation", "broken")


def _said(one: Finding) -> tuple[str, str, str]:
    return one.code, one.surface, one.message


_SETS: dict[str, Callable[[Path, Checking, EntityOf], Iterator[Figure]]] = {
    "artefacts": _artefacts,
    "blind artefacts": _blind_artefacts,
    "wmt21": _wmt21,
    "blind wmt20": _wmt20,
    "wmt22": _wmt22,
    "english news": _english_news,
    "ntrex": _ntrex,
    "demetr": _demetr,
}
