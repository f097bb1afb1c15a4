"""NN301 duplicated-segment: a headline, a paragraph, a sentence or a word that stands on the page again.

Engines repeat a segment, and extraction glues a page's title, its heading and its first line together. Short segments
are left alone, for people repeat them on purpose ("Thank you.", "Is it safe? Is it safe?").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from namenorm.detectors.doubled_words import doubled_words
from namenorm.detectors.finding import make
from namenorm.detectors.near_copies import near_copies
from namenorm.detectors.page import Page
from namenorm.detectors.repeats import Repeats, repeats
from namenorm.detectors.words import WORD, folded_text, sentence_words
from namenorm.values import Evidence, Finding, Span

CODE = "NN301"
_OPENING = "\"'“‘«([¿¡"
_ENDS = ".!?。！？…:：\"'”’"  # of what is no headline
# Words. Up to 5, a line that recurs may be a subhead, and words that recur side by side an apposition ("he lacks the
# form for the bank, the form for the bank that ..."); a headline may be shorter where it and its copy are all that
# stands there. A sentence that recurs in running text may be a refrain or a form of words up to 8.
_HEADLINE, _LINE, _SENTENCE = 4, 6, 9
# Runs of words in a row that come again in a paragraph that may hold a copy: a segment of six words has three; one is
# enough in a line no longer than a headline of four words and its copy.
_RUNS, _SHORT = 3, 8
# Characters. A longer "paragraph" is not prose, and finding repeats within it would take memory in proportion.
_LONGEST_PARAGRAPH = 100_000


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding for each copy after the first, whatever the case, the punctuation and the spacing.

    Then one for each sentence that nearly repeats another, where it lies in no copy; first one for each doubled word.
    """
    for word in doubled_words(page):
        beside = (Evidence("duplicate", "beside its first copy"),)
        yield make(page, CODE, word, "This word stands here twice in a row", confidence=0.9, evidence=beside)
    found = repeats(page)
    if not found.runs:
        return
    copies = list(_copies(page, found))
    for span, evidence in copies:
        yield make(page, CODE, span, "This segment stands on the page already", evidence=(evidence,))
    starts = [span.start for span, _ in copies]
    for span, first in near_copies(page, found):
        place = bisect_right(starts, span.start) - 1
        if place < 0 or copies[place][0].end <= span.start:
            evidence = Evidence("near-duplicate", f"nearly the words at character {first.start}")
            message = "This sentence says again what another says in nearly the same words"
            yield make(page, CODE, span, message, confidence=0.8, evidence=(evidence,))


def _copies(page: Page, found: Repeats) -> Iterator[tuple[Span, Evidence]]:
    """Yield the copies with what they copy; only paragraphs in which enough words come again are looked at."""
    search = _Search(page)
    again = [(page.sentences[number].start, row) for number, row in sorted(found.rows.items())]
    place = 0
    for paragraph in page.paragraphs:
        runs = 0
        while place < len(again) and again[place][0] < paragraph.end:
            runs = max(runs, again[place][1])
            place += 1
        if runs >= _RUNS or (runs and page.document.text.count(" ", paragraph.start, paragraph.end) < _SHORT):
            yield from ((span, search.evidence(span)) for span in search.copies(paragraph))
        else:
            search.pass_over()


class _Search:
    """What has been read of a page so far; a paragraph is asked about once, in order."""

    def __init__(self, page: Page) -> None:
        self._text = page.document.text
        self._plain = folded_text(page)
        self._sentences = page.sentences
        self._words = sentence_words(page)
        self._starts = [one.start for one in page.sentences]
        self._before = ""
        self._seen: dict[str, Span] = {}
        self._headlines: dict[tuple[str, ...], str] = {}

    def evidence(self, span: Span) -> Evidence:
        first = self._seen.get(self._folded(span))
        detail = f"first at character {first.start}" if first else "beside its first copy"
        return Evidence("duplicate", detail)

    def copies(self, paragraph: Span) -> list[Span]:
        """Return the copies in a paragraph and remember what it says."""
        first, last = bisect_left(self._starts, paragraph.start), bisect_left(self._starts, paragraph.end)
        sentences = self._sentences[first:last]
        folded = [" ".join(words) for words in self._words[first:last]]
        whole = " ".join(folded)
        if self._again(whole, paragraph, self._least(paragraph, whole)):
            return [paragraph]
        found = self._beside(paragraph, whole)
        found += self._headline_again(paragraph, whole)
        # Every sentence is remembered, also one within a copy.
        again = [span for span, words in zip(sentences, folded, strict=True) if self._again(words, span, _SENTENCE)]
        return list(_apart(sorted([*found, *again], key=lambda span: span.start)))

    def pass_over(self) -> None:
        """Remember that a paragraph stood between what was read before and what is read next."""
        self._before = ""

    def _folded(self, span: Span) -> str:
        return " ".join(WORD.findall(self._plain, span.start, span.end))

    def _again(self, words: str, span: Span, least: int) -> bool:
        """Tell whether a segment was seen before this place, and remember it where it was not."""
        first = self._seen.setdefault(words, span)
        opens_list = self._text[span.end - 1] in ":："
        return first.start != span.start and words.count(" ") + 1 >= least and not opens_list

    def _least(self, paragraph: Span, whole: str) -> int:
        """Return how many words a line needs to be a copy: fewer for a headline that follows itself."""
        follows, self._before = whole == self._before, whole
        return _HEADLINE if follows and self._text[paragraph.end - 1] not in _ENDS else _LINE

    def _beside(self, paragraph: Span, whole: str) -> list[Span]:
        """Return what a paragraph says twice in a row, and remember what it is."""
        if len(whole) > _LONGEST_PARAGRAPH or not _may_repeat(whole.split(" ")):
            return []
        text = self._text[paragraph.start : paragraph.end]
        copies = [Span(paragraph.start + start, paragraph.start + end) for start, end in _repeats(text)]
        for copy in copies:
            self._seen.setdefault(self._folded(copy), paragraph)
        return copies

    def _headline_again(self, paragraph: Span, whole: str) -> list[Span]:
        """Return an earlier headline that opens this paragraph, glued to what follows it; remember a new headline."""
        head = tuple(whole.split(" ", _LINE)[:_LINE])
        if len(head) < _LINE:
            return []
        headline = self._headlines.get(head)
        if headline is not None and whole.startswith(f"{headline} "):
            return list(self._glued(paragraph, headline.count(" ") + 1))
        if self._text[paragraph.end - 1] not in _ENDS and len(whole) < 300:
            self._headlines.setdefault(head, whole)
        return []

    def _glued(self, paragraph: Span, count: int) -> Iterator[Span]:
        """Yield the first words, if what follows begins anew: "How it works" may open a sentence of its own."""
        words = WORD.finditer(self._text, paragraph.start, paragraph.end)
        *_, last, after = (match for match, _ in zip(words, range(count + 1), strict=False))
        if after.group()[0].isupper() and self._text[last.end() : after.start()].isspace():
            yield Span(paragraph.start, last.end())


def _apart(spans: list[Span]) -> Iterator[Span]:
    """Yield what does not overlap a span before it."""
    done = 0
    for span in spans:
        if span.start >= done:
            done = span.end
            yield span


def _may_repeat(words: list[str]) -> bool:
    """Tell whether any few words in a row recur; most paragraphs end here."""
    runs = list(zip(*(words[place:] for place in range(_HEADLINE)), strict=False))
    return len(set(runs)) < len(runs)


def _repeats(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of words that repeat the words just before them, as often as they do.

    The distance to the last place of the same few words is the length of the repeated part, if it stays the same for
    as long as that part is.
    """
    matches = list(WORD.finditer(text))
    words = [match.group().casefold() for match in matches]
    last: dict[tuple[str, ...], int] = {}
    length, begun = 0, 0
    for at, run in enumerate(zip(*(words[place:] for place in range(_HEADLINE)), strict=False)):
        distance = at - last.get(run, at)
        last[run] = at
        if distance != length:
            length, begun = distance, at
        long_enough = length >= _LINE or (length >= _HEADLINE and _nothing_else(words, length))
        if at + _HEADLINE - begun == length and long_enough:
            yield _place(text, matches[begun].start(), matches[at + _HEADLINE - 1].end())
            begun = at + _HEADLINE


def _nothing_else(words: list[str], length: int) -> bool:
    return len(words) % length == 0 and words[length:] == words[:-length]


def _place(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the punctuation that belongs to the words."""
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end].isalnum() and text[end] not in _OPENING[2:]:
        end += 1
    return start, end
