"""An office without its country: "visited Japan and met with Prime Minister X"."""

from __future__ import annotations

import re
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.detectors.office_beside import Office, OfficeWords, is_of_another_day
from namenorm.detectors.page import Page
from namenorm.text.key import key, squash
from namenorm.text.tokens import tokens
from namenorm.values import Span

_BEFORE = 160  # characters before a name in which its country is named
_AFTER = 40


def bare_office(page: Page, words: OfficeWords, span: Span) -> Office | None:
    """Return the office of a title that stands before a name by itself, None if there is none.

    Its country is taken to be the one that the sentence named last; whether that is so is for the caller to judge. Only
    titles that former holders do not keep as a courtesy are read.
    """
    text = page.document.text
    clause = re.split(r"[.!?\n] ?", text[max(0, span.start - _BEFORE) : span.start])[-1]
    found = page.rules.built("offices", _bare).search(clause)
    if found is None or is_of_another_day(words, (clause[: found.start()],), text[span.end : span.end + _AFTER]):
        return None
    spoken = [one for token in tokens(clause[: found.start()]) if (one := words.states.get(squash(token.text)))]
    titles = words.titles[found[1].lower()]
    known = frozenset((key(title), body) for title in titles for body in spoken[-1]) if spoken else None
    return Office(found[1], known) if known else None


def _bare(topic: Any) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])((?i:{either(topic['bare'])})) $")
