"""What a translation prints for the persons of its original, line by line, and what findings and rewrites say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from eval.blind.newstest import Person
from eval.names import same_name
from namenorm.text.key import key
from namenorm.values import Report, Span

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line of a translation whose original names a person.

    Attributes:
        person: The person.
        line: The stretch of the translation.
        printed: Where the line prints an accepted name; empty where it prints none, and the line is wrong.
    """

    person: Person
    line: Span
    printed: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says of a wrong line, or of a right one.

    Attributes:
        of: The line.
        named: Whether a finding gives an accepted name.
        flagged: Whether it is named, or a finding without a suggestion lies in the line, or the name is told missing.
        false: Whether a finding lies on the right name and suggests none that is accepted.
    """

    of: PersonLine
    named: bool = False
    flagged: bool = False
    false: bool = False


def person_lines(persons: Sequence[Person], source: Sequence[str], text: str) -> Iterator[PersonLine]:
    """Yield each line of a translation for each person whom the line of the original names."""
    start = 0
    for original, line in zip(source, text.split("\n"), strict=True):
        span = Span(start, start + len(line))
        for person in persons:
            if _holds(original, person.form, [one.form for one in persons]):
                yield PersonLine(person, span, _printed(line, start, person))
        start = span.end + 1


def _holds(line: str, form: str, every: Sequence[str]) -> bool:
    """Tell whether a line has a form elsewhere than within longer ones that are listed."""
    for longer in sorted((one for one in every if form in one and one != form), key=len, reverse=True):
        line = line.replace(longer, "\n")
    return form in line


def _printed(line: str, start: int, person: Person) -> tuple[Span, ...]:
    words = [(key(word.group()), start + word.start(), start + word.end()) for word in _WORD.finditer(line)]
    return tuple(span for name in person.names for span in _places(words, _words(name)))


def _places(words: Sequence[tuple[str, int, int]], name: tuple[str, ...]) -> Iterator[Span]:
    for first in range(len(words) - len(name) + 1 if name else 0):
        here = words[first : first + len(name)]
        if all(word[0] == own for word, own in zip(here, name, strict=True)):
            yield Span(here[0][1], here[-1][2])


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[str, ...]:
    return tuple(key(word) for word in _WORD.findall(name))


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says of a translation.

    Attributes:
        lines: What it says of each line of a person.
        elsewhere: Findings on names that are neither a name given to a wrong line, nor a doubt of one, nor false.
        of_nobody: Those of them that suggest no accepted name of anybody whom their line's original names.
    """

    lines: tuple[Said, ...]
    elsewhere: int
    of_nobody: int


def told_of(lines: Sequence[PersonLine], report: Report) -> Told:
    """Return what a report says of the lines of persons, and how many of its findings on names say something else."""
    flags = [one for one in report.findings if one.code.startswith("NN1") and one.start is not None]
    missing = _told_missing(report)
    said: list[Said] = []
    counted: set[int] = set()
    accepted: set[int] = set()
    for line in lines:
        here = [one for one in flags if line.line.overlaps(one)]
        right = [one for one in here if same_name(one.suggestion or "", line.person.names)]
        if line.printed:
            false = [one for one in here if one not in right and any(span.overlaps(one) for span in line.printed)]
            said.append(Said(line, false=bool(false)))
            counted |= set(map(id, false))
        else:
            naming = [one for one in right if one.code != "NN103"]
            doubting = [one for one in here if one.suggestion is None]
            said.append(Said(line, bool(naming), bool(naming or doubting) or line.person.form in missing))
            counted |= set(map(id, (*naming, *doubting)))
        accepted |= set(map(id, right))
    return Told(tuple(said), len(flags) - len(counted), len(flags) - len(counted | accepted))


def _told_missing(report: Report) -> frozenset[str]:
    """Return the forms of the original of which a finding says that the translation lacks them."""
    source = report.document.source or ""
    spans = (span for one in report.findings if one.code == "NN404" for span in one.source_spans)
    return frozenset(source[span.start : span.end] for span in spans)


def rewritten(lines: Sequence[PersonLine], report: Report) -> Iterator[bool | None]:
    """Yield for each rewrite whether it is right; None where the persons of its line do not tell.

    It is right if it prints an accepted name of a person whose line has none, and wrong if it replaces an accepted
    name by one that is not.
    """
    for edit in report.edits:
        span = Span(edit.start, edit.end)
        here = [one for one in lines if one.line.start <= edit.start < one.line.end]
        means = [one for one in here if same_name(edit.new, one.person.names)]
        if means:
            yield True if not any(one.printed for one in means) else None
        else:
            on_right = any(own.start < span.end and span.start < own.end for one in here for own in one.printed)
            yield False if on_right else None
