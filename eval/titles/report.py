"""How many right names of leaders are flagged, by the way in which they are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from eval.titles.documents import Titled
from namenorm.pipeline import Normaliser
from namenorm.values import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """A page with what was said of its names.

    Attributes:
        page: The page.
        flags: Findings on names, graver than a note.
        notes: Findings on names that are notes.
    """

    page: Titled
    flags: tuple[Finding, ...]
    notes: tuple[Finding, ...]


def checked(pages: Iterable[Titled], normaliser: Normaliser) -> Iterator[Checked]:
    """Yield pages with their findings NN1xx and NN2xx."""
    for page in pages:
        found = [one for one in normaliser.check(page.text).findings if one.code < "NN3"]
        flags = tuple(one for one in found if one.severity != "info")
        yield Checked(page, flags, tuple(one for one in found if one.severity == "info"))


def table(rows: Iterable[Checked]) -> Iterator[str]:
    """Yield lines: for each way and in total the pages, those flagged, their rate in 1,000, and those with a note."""
    pages, flagged, noted = Counter[str](), Counter[str](), Counter[str]()
    for one in rows:
        for way in (one.page.way, "all"):
            pages[way] += 1
            flagged[way] += bool(one.flags)
            noted[way] += bool(one.notes)
    yield f"{'way':<28}{'pages':>8}{'flagged':>9}{'per 1,000':>11}{'notes':>7}"
    for way in (*(one for one in pages if one != "all"), "all"):
        rate = 1000 * flagged[way] / pages[way]
        yield f"{way:<28}{pages[way]:>8,}{flagged[way]:>9,}{rate:>11.2f}{noted[way]:>7,}"


def listed(rows: Iterable[Checked], tell: Callable[[str], None]) -> Iterator[Checked]:
    """Pass pages on, and tell each flag on the way."""
    for one in rows:
        for flag in (*one.flags, *one.notes):
            said = f"{flag.code} {flag.severity} {flag.confidence:.2f} {flag.surface!r} → {flag.suggestion!r}"
            tell(f"{one.page.way} | {one.page.leader} | {said} | {one.page.text!r}")
        yield one
