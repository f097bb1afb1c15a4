"""Names in a text in Han characters: those of a book, and persons whom only their characters give away.

Chinese has no spaces between words, so every run of characters is divided in all ways at once (``lattice``): a name
stands there as far as the divisions that have it outweigh those that do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from namenorm.rules import Rules
from namenorm.source.context_words import person_words
from namenorm.source.known import KnownNames
from namenorm.source.lattice import Edge, posteriors, word_edges
from namenorm.source.name_chances import MARKS, is_transcribing, spans, transcribed
from namenorm.source.values import NativeName

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_HAN}]+(?:[·•・‧\-－][{_HAN}]+)*")
_MARKS = re.compile(f"[{re.escape(MARKS)}]")
_DOT = re.compile(r"[·•・‧]")
_DOTTED = 0.6  # of transcribed names, how many stand with a dot
_SPACES = (" ", "\u3000")
_LONGEST_TITLE = 7  # with the space behind it
_LONGEST_KNOWN = 16
_LONGEST_PART = 7
_MOST_PARTS = 6  # of a name with dots and hyphens, such as 穆罕默德·本·萨勒曼·本·阿卜杜勒-阿齐兹
_LONGEST_RUN = 120
_SURELY = 0.5
_REPEATED = 0.1  # enough for a name that is certain elsewhere on the page
_CERTAIN = 0.9


class HanFinder:
    """Finds names in texts of Han characters."""

    def __init__(self, known: KnownNames, rules: Rules) -> None:
        """Find by a book and by the rules of Chinese."""
        self._known, self._rules = known, rules
        self._beside = person_words(rules)

    def find(self, text: str, plain: str) -> list[NativeName]:
        """Return the names of a text in order, without overlaps.

        Args:
            text: The original.
            plain: The same, character by character, in simplified form.
        """
        likely = [one for match in _RUN.finditer(plain) for one in self._of_run(text, plain, match)]
        certain = {one.plain for one in likely if one.surely >= _CERTAIN}
        kept = [one for one in likely if one.surely >= (_REPEATED if one.plain in certain else _SURELY)]
        return _apart(kept)

    def _of_run(self, text: str, plain: str, match: re.Match[str]) -> Iterator[NativeName]:
        for start in range(match.start(), match.end(), _LONGEST_RUN):
            run = plain[start : min(start + _LONGEST_RUN, match.end())]
            names = list(self._names(run, self._is_titled(plain, match)))
            things = {(one.start, one.end) for one in names if self._is_thing(run[one.start : one.end])}
            words = word_edges(run, self._rules.words())
            edges = [*(one for one in words if (one.start, one.end) not in things), *names]
            for number, surely in posteriors(len(run), edges).items():
                if surely >= _REPEATED:
                    yield self._name(text, start, names[number], surely, run)

    def _is_titled(self, plain: str, match: re.Match[str]) -> bool:
        """Tell whether a title stands before a run with a space between them: "(记者 关向东)"."""
        before = plain[max(0, match.start() - _LONGEST_TITLE) : match.start()]
        return before.endswith(_SPACES) and self._beside.has_title(before, len(before) - 1)

    def _names(self, run: str, titled: bool = False) -> Iterator[Edge]:
        """Yield the names that a run may hold, numbered from 0; after a title, if it is ``titled``."""
        chances: dict[tuple[int, int], float] = defaultdict(float)
        for start in range(len(run)):
            for end, chance in spans(run, start):
                chances[start, end] = max(chances[start, end], chance * self._beside.weight(run, start, end, titled))
            for end, key in self._known_at(run, start):
                held = max(self._known.chance(key), self._as_word(key))
                weight = self._beside.weight(run, start, end) if self._known.kind(key) == "person" else 1.0
                chances[start, end] = max(chances[start, end], held * weight)
        for start, end in _dotted(run):
            chance = transcribed(_MARKS.sub("", run[start:end])) * _DOTTED
            chances[start, end] = max(chances[start, end], chance * self._beside.weight(run, start, end))
        for number, ((start, end), chance) in enumerate(chances.items()):
            yield Edge(start, end, chance, number)

    def _is_thing(self, text: str) -> bool:
        """Tell whether a word of the dictionary is a place or a body of the book, and so no other word besides."""
        return bool(self._known.named(text)) and self._known.kind(text) != "person"

    def _as_word(self, key: str) -> float:
        """Return the chance of a place or a body as a word of the dictionary; 0 for a person and for none."""
        zipf = self._rules.words().get(key)
        return 10.0 ** (zipf - 9) if zipf is not None and self._is_thing(key) else 0.0

    def _known_at(self, run: str, start: int) -> Iterator[tuple[int, str]]:
        """Yield where the names of the book end that begin at a place, and their keys."""
        if _MARKS.match(run[start]):
            return
        ahead = run[start : start + _LONGEST_KNOWN]
        squashed = _MARKS.sub("", ahead)
        for key in self._known.prefixes(squashed):
            if self._known.named(key):
                yield start + _reach(ahead, len(key)), key

    def _name(self, text: str, offset: int, edge: Edge, surely: float, run: str) -> NativeName:
        start, end = offset + edge.start, offset + edge.end
        key = _MARKS.sub("", run[edge.start : edge.end])
        entities = self._known.entities(key)
        kind = self._known.kind(key) if entities else "person"
        return NativeName(
            start, end, text[start:end], key, kind, "index" if entities else "characters", surely, entities
        )


def _reach(text: str, count: int) -> int:
    """Return how far the first so many characters reach, marks between them not counted."""
    seen = 0
    for place, char in enumerate(text):
        seen += not _MARKS.match(char)
        if seen == count:
            return place + 1
    return len(text)


def _dotted(run: str) -> Iterator[tuple[int, int]]:
    """Yield where names with dots may stand: transcribed characters on both sides of each dot."""
    if not _DOT.search(run):
        return
    parts = [(match.start(), match.end()) for match in re.finditer(r"[^·•・‧\-－]+", run)]
    for first in range(len(parts) - 1):
        lefts = _lefts(run, *parts[first])
        for last in range(first + 1, min(first + _MOST_PARTS, len(parts))):
            if not _DOT.search(run, parts[first][1], parts[last][0]):
                continue
            yield from ((left, right) for left in lefts for right in _rights(run, *parts[last]))
            inner = run[slice(*parts[last])]
            if len(inner) > _LONGEST_PART or not all(map(is_transcribing, inner)):
                break


def _lefts(run: str, start: int, end: int) -> list[int]:
    """Return where the part that ends at a dot may begin."""
    found = []
    for left in range(end - 1, max(start, end - _LONGEST_PART) - 1, -1):
        if not is_transcribing(run[left]):
            break
        found.append(left)
    return found


def _rights(run: str, start: int, end: int) -> list[int]:
    """Return where the part that begins after a dot may end."""
    found = []
    for right in range(start, min(end, start + _LONGEST_PART + 1)):
        if not is_transcribing(run[right]):
            break
        found.append(right + 1)
    return found


def _apart(names: Sequence[NativeName]) -> list[NativeName]:
    """Keep the likelier of two that overlap, the longer of equals."""
    kept: list[NativeName] = []
    taken: set[int] = set()
    for one in sorted(names, key=lambda name: (-round(name.surely, 2), name.start - name.end, name.start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept, key=lambda name: name.start)
