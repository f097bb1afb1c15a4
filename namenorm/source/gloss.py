"""Names that a text gives in two scripts.

戴博（Robert Daly）; Rosalia Wu (吳思瑤); 罗伯特·戴利（Robert Daly，戴博）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namenorm.source.gloss_pairs import GlossPairs
from namenorm.source.han import HanFinder
from namenorm.source.values import NativeName
from namenorm.text.han import simplified
from namenorm.values import Span

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BRACKETS = re.compile(r"\s?[（(]([^（）()\n]{2,80})[）)]")
_BETWEEN = re.compile(r"\s*[，,、；;/|]\s*")
_WORD = r"[A-Z][\w’'.-]*"
_LATIN = re.compile(
    rf"{_WORD}(?:[ -](?:{_WORD}|(?:de|da|di|del|van|von|der|den|la|le|bin|ibn|al|el|dos)(?=[ -]))){{0,5}}"
)
_TITLE = re.compile(rf"{_WORD}(?: (?:{_WORD}|and|for|in|of|on|the|to)(?=[ ]|$))+")
_LATIN_BEFORE = re.compile(rf"(?:{_WORD} ?){{1,5}}$")
_HAN_NAME = re.compile(rf"[{_HAN}]{{2,7}}(?:[·•・‧][{_HAN}]{{1,8}})*")
_QUOTED = re.compile(r"[“\"「《]\s?([^“”\"「」《》]{2,14}?)号?\s?[”\"」》]号?\s?$")
_SHIP = re.compile(r"^(?:USS|HMS|RMS|HMAS) ")
_LONGEST_BEFORE = 60
SAMPLE = 40
"""Characters on either side that are kept with a gloss, to show where it was read."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A name in two scripts, as a text gives it.

    Attributes:
        native: In Han characters, as it stands.
        latin: In Latin letters.
        kind: ``person``, or what else the book says that it is; ``other`` where it says nothing.
        span: Where it stands, brackets included.
        sample: The text around it.
        entity: Identifier of the entity of the book that bears both; empty if the pair is new.
    """

    native: str
    latin: str
    kind: str
    span: Span
    sample: str
    entity: str = ""


class GlossReader:
    """Reads the glosses of a text."""

    def __init__(self, finder: HanFinder, pairs: GlossPairs) -> None:
        """Find the extent of native names by ``finder``, and believe what ``pairs`` believes."""
        self._finder, self._pairs = finder, pairs

    def read(self, text: str) -> list[Gloss]:
        """Return the glosses of a text in any language, in order."""
        if not _BRACKETS.search(text):
            return []
        plain = simplified(text)
        natives = self._finder.find(text, plain)
        return [gloss for match in _BRACKETS.finditer(text) for gloss in self._of_bracket(text, match, natives)]

    def _of_bracket(self, text: str, match: re.Match[str], natives: Sequence[NativeName]) -> Iterator[Gloss]:
        parts = _BETWEEN.split(match[1].strip())
        latin = [one for one in parts if _LATIN.fullmatch(one) or _TITLE.fullmatch(one)]
        han = [one for one in parts if _HAN_NAME.fullmatch(one)]
        before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
        inner = [(one.start, one.end, one.text) for one in natives if match.start(1) <= one.start < match.end(1)]
        whole = [text for _, _, text in inner if text in han]
        if latin:
            yield from self._foreign_inside(text, match, natives, before, latin[0], whole)
        elif han and (printed := _LATIN_BEFORE.search(before)):
            yield from self._native_inside(text, match, before, printed.start(), han)

    def _foreign_inside(
        self,
        text: str,
        match: re.Match[str],
        natives: Sequence[NativeName],
        before: str,
        latin: str,
        aliases: Sequence[str],
    ) -> Iterator[Gloss]:
        """Yield what 戴博（Robert Daly） and 罗伯特·戴利（Robert Daly，戴博） say."""
        native = next((one for one in natives if one.end == match.start()), None)
        quoted = _QUOTED.search(before)
        ship = _SHIP.match(latin) is not None
        latin = _SHIP.sub("", latin)
        kind, start = None, match.start()
        if quoted:
            kind, start = self._pairs.kind_of_quoted(quoted[1], latin), match.start() - len(quoted[0]) + 1
            kind, name = "other" if ship else kind, quoted[1]
        elif native:
            kind, start, name = self._pairs.kind(native, latin), native.start, native.text
        if kind is None:
            name = self._pairs.sounding(before, latin)
            kind, start = ("other" if name else None), match.start() - len(name)
        if kind is not None:
            yield self._gloss(text, Span(start, match.end()), name, latin, kind)
            yield from (self._gloss(text, Span(start, match.end()), one, latin, kind) for one in aliases)

    def _native_inside(
        self, text: str, match: re.Match[str], before: str, first: int, han: Sequence[str]
    ) -> Iterator[Gloss]:
        """Yield what "Rosalia Wu (吳思瑤)" says."""
        latin = self._pairs.latin_of(before[first:].strip(), han[0])
        if latin:
            start = match.start() - len(before) + before.rindex(latin)
            yield self._gloss(text, Span(start, match.end()), han[0], latin, "person")

    def _gloss(self, text: str, span: Span, native: str, latin: str, kind: str) -> Gloss:
        sample = text[max(0, span.start - SAMPLE) : span.end + SAMPLE].replace("\n", " ")
        return Gloss(native, latin, kind, span, sample, self._pairs.entity(native, latin))
