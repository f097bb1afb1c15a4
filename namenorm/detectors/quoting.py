"""Who says what stands between quotation marks, in the translation: for NN409 and NN410."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.page import Page, once_a_page
from namenorm.quantities.matcher import either
from namenorm.values import Resolution, Span

_WORDS_BETWEEN = r"(?:[\s,]+[\w’'-]+){0,3}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with the person whom its sentence names as speaking.

    Attributes:
        quotation: The quotation, marks included.
        sentence: The sentence that names the speaker.
        speaker: Who speaks.
    """

    quotation: Span
    sentence: Span
    speaker: Resolution


@once_a_page
def quoted(page: Page) -> tuple[Quoted, ...]:
    """Return the quotations of a page whose sentence has one speaker, in order."""
    return tuple(_quoted(page))


def _quoted(page: Page) -> Iterator[Quoted]:
    verb = page.rules.built("persons", _speech)
    starts = [one.mention.start for one in page.resolutions]
    sentences = [span.start for span in page.sentences]
    for quotation in page.quotations:
        first = page.sentences[max(0, bisect_right(sentences, quotation.start) - 1)] if sentences else quotation
        last = page.sentences[max(0, bisect_right(sentences, quotation.end - 1) - 1)] if sentences else quotation
        whole = Span(first.start, last.end)
        inside = page.resolutions[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)]
        speakers = [one for one in inside if not quotation.overlaps(one.mention) and _speaks(page, verb, one, whole)]
        if len({one.cluster for one in speakers}) == 1:
            yield Quoted(quotation, whole, speakers[0])


def _speaks(page: Page, verb: re.Pattern[str], one: Resolution, sentence: Span) -> bool:
    """Tell whether a verb of speech stands right behind a name, or right before it: "said Wang Yi"."""
    text, mention = page.document.text, one.mention
    if mention.type != "person":
        return False
    behind, before = text[mention.end : sentence.end], text[sentence.start : mention.start]
    return bool(
        re.match(rf"{_WORDS_BETWEEN}[\s,]+(?:{verb.pattern})\b", behind)
        or re.search(rf"\b(?:{verb.pattern})\s+$", before)
    )


def _speech(topic: Any) -> re.Pattern[str]:
    return re.compile(either(topic["speech"].split()))
