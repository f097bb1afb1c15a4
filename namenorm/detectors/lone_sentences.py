"""Sentences that only one side has, for NN406 and NN407."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from namenorm.detectors.original import aligned
from namenorm.detectors.page import Page, once_a_page
from namenorm.source.sentences import Ours, Theirs, Tie

_SURE = 0.9  # how likely a sentence has none on the other side
_ELSEWHERE = 3.5  # from here on its words may stand in some sentence there, wherever
_LEAST = 40  # letters of the translation; what is shorter may be said by a word elsewhere
_NEAR = 2  # ties to both sides
_SAME = 0.8  # share of telling words from which two sentences are one twice
_LEAST_WORDS = 5  # of such sentences
_MOST_PLACES = 50  # sentences that are looked at for each word


def missing(page: Page) -> Iterator[tuple[Ours, float]]:
    """Yield the sentences of the original that no part of the translation renders, with how sure that is."""
    least = _LEAST * len(page.document.source or "") / max(1, len(page.document.text))
    for tie in _lone(page):
        for one in tie.ours:
            if tie.elsewhere <= _ELSEWHERE and one.span.end - one.span.start >= least:
                yield one, tie.sure


def added(page: Page) -> Iterator[tuple[Theirs, float]]:
    """Yield the sentences of the translation that render nothing of the original, or again, with how sure that is."""
    for tie in _lone(page):
        for one in tie.theirs:
            again = len(one.words) >= _LEAST_WORDS and is_doubled(page, one)
            if again or (tie.elsewhere <= _ELSEWHERE and one.span.end - one.span.start >= _LEAST):
                yield one, tie.sure


def _lone(page: Page) -> Iterator[Tie]:
    """Yield the ties of one side alone but those near one of the other side, which may render it freely."""
    tied = aligned(page)
    for place, one in enumerate(tied):
        near = tied[max(0, place - _NEAR) : place + _NEAR + 1]
        if bool(one.ours) != bool(one.theirs) and one.sure >= _SURE and not any(_faces(one, other) for other in near):
            yield one


def _faces(one: Tie, other: Tie) -> bool:
    return bool(other.ours) != bool(one.ours) and bool(other.theirs) != bool(one.theirs)


def is_doubled(page: Page, sentence: Theirs) -> bool:
    """Tell whether a sentence of the translation says again what another one says."""
    places, sentences = _by_stem(page)
    own = sentence.stems
    shared: Counter[int] = Counter(place for stem in own for place in places[stem][:_MOST_PLACES])
    return any(
        hits >= _SAME * max(len(own), len(sentences[place].stems))
        for place, hits in shared.items()
        if sentences[place].span != sentence.span
    )


@once_a_page
def _by_stem(page: Page) -> tuple[dict[str, list[int]], Sequence[Theirs]]:
    """Return the sentences of the translation, and where among them each stem stands."""
    sentences = [one for tie in aligned(page) for one in tie.theirs]
    places: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(sentences):
        for stem in one.stems:
            places[stem].append(place)
    return places, sentences
