"""NN306 untranslated-script: characters of the original's script that the engine left standing.

A name's form in its own script in brackets, a quoted word and a word that is spoken of ("the character 福") stand there
on purpose; so does the language menu of a page, and the other half of a bilingual one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.words import beyond_ascii
from namenorm.values import Evidence, Finding, Span

CODE = "NN306"
# Letters of scripts that are not Latin: Greek to Georgian, Hangul, Han, kana and the rest, without signs and emoji.
_LETTER = (
    "[\u0370-\u03ff\u0400-\u1c7f\u1f00-\u1fff\u3005-\u3007\u3040-\u30ff\u3105-\u318e\u31a0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua000-\uabff\uac00-\ud7a3\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\uff66-\uffdc\U00020000-\U0003ffff]"
)
_ANY = re.compile(rf"(?!丨){_LETTER}")  # a vertical stroke that stands for a bar between two headlines
_RUN = re.compile(rf"(?!丨){_LETTER}(?:[^\w\n]{{0,3}}{_LETTER}|\d+(?={_LETTER}))*")
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "{": "}"}
_BRACKET = re.compile(r"[()\[\]（）【】{}]")
_QUOTE = re.compile(r"[\"'“‘«「『《〈]\s*$")
_NAME_BEFORE = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+,? $|/ ?$")
_QUOTED, _GLOSS, _MENU = 8, 8, 12  # letters: longer ones are sentences
_BILINGUAL = 0.3  # share of the page's letters


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each run of letters in another script that nothing explains."""
    text = page.document.text
    if not any(_ANY.search(text, one.start, one.end) for one in beyond_ascii(page)):
        return
    known = page.rules.built("untranslated_script", _spoken_of)
    if len(_ANY.findall(text)) > _BILINGUAL * sum(map(str.isalpha, text)):
        return
    for paragraph in page.paragraphs:
        for match in _RUN.finditer(text, paragraph.start, paragraph.end):
            span = Span(*match.span())
            if not _is_meant(text, paragraph, span, known):
                yield _finding(page, span)


def _finding(page: Page, span: Span) -> Finding:
    evidence = (Evidence("script", "letters of another script, neither in brackets nor quoted nor spoken of"),)
    return make(page, CODE, span, "Left in the script of the original", confidence=0.9, evidence=evidence)


def _is_meant(text: str, paragraph: Span, span: Span, spoken_of: re.Pattern[str]) -> bool:
    letters = len(_ANY.findall(text, span.start, span.end))
    if letters < 2 and not "\u3400" <= text[span.start] <= "\ud7a3":
        return True  # a Greek letter of a formula, a particle of a brand
    if span.start == paragraph.start and span.end >= paragraph.end - 1:
        return letters < _MENU
    before = text[max(paragraph.start, span.start - 60) : span.start]
    if letters <= _QUOTED and _QUOTE.search(before):
        return True
    if letters <= _GLOSS and (_NAME_BEFORE.search(before) or spoken_of.search(before)):
        return True
    return _in_brackets(text, paragraph, span)


def _in_brackets(text: str, paragraph: Span, span: Span) -> bool:
    """Tell whether a bracket that opened a little before the run is still open: glosses are short."""
    depth = 0
    for match in _BRACKET.finditer(text, max(paragraph.start, span.start - 200), span.start):
        depth = depth + 1 if match.group() in _BRACKETS else max(depth - 1, 0)
    return depth > 0


def _spoken_of(topic: Any) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for group in topic["spoken_of"] for word in group["words"])
    return re.compile(rf"\b(?:{words})(?: (?:is|was|are|were|of|for))?[:,]? ?$", re.IGNORECASE)
