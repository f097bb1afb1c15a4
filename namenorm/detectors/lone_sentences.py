"""Sentences that only one side has, for NN406 and NN407."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from namenorm.detectors.original import ties
from namenorm.detectors.page import Page, once_a_page
from namenorm.source.meanings import share
from namenorm.source.sentences import Ours, Theirs, Tie

_LEAST_WORDS = 5  # telling words of a sentence; a shorter one may be said by a word elsewhere
_ELSEWHERE = 0.6  # share of its words that its neighbourhood has something for, from which it may be said there
_SPARE = 0.3  # the same of what nothing else says there
_FEWEST, _NOWHERE = 3, 0.25  # and of a sentence of so few telling words
_NEAR = 2  # ties to both sides
_SAME = 0.8  # share of telling words from which two sentences are one twice
_MOST_PLACES = 50  # sentences that are looked at for each word


def missing(page: Page) -> Iterator[tuple[Ours, float]]:
    """Yield the sentences of the original that no part of the translation renders, with the share of it said nearby."""
    tied = ties(page)
    for place, tie in enumerate(tied):
        if tie.ours and not tie.theirs and not _replaced(tied, place):
            around = _around(tied, place)
            said = {word.stem for other in around for one in other.theirs for word in one.words}
            spare = {stem for other in around for stem in _unexplained(other)}
            for one in tie.ours:
                found = share(one.words, said)
                if _tells(len(one.words), found, share(one.words, spare)):
                    yield one, found


def added(page: Page) -> Iterator[tuple[Theirs, float]]:
    """Yield the sentences of the translation that render nothing of the original, with the share that does nearby."""
    tied = ties(page)
    for place, tie in enumerate(tied):
        if tie.theirs and not tie.ours and not _replaced(tied, place):
            around = _around(tied, place)
            possible = {stem for other in around for one in other.ours for word in one.words for stem in word.stems}
            spare = {stem for other in around for stem in _unrendered(other)}
            for one in tie.theirs:
                found, left = (
                    sum(word.stem in some for word in one.words) / max(1, len(one.words)) for some in (possible, spare)
                )
                if _tells(len(one.words), found, left) or (len(one.words) >= _LEAST_WORDS and is_doubled(page, one)):
                    yield one, found


def _tells(words: int, found: float, spare: float) -> bool:
    """Tell whether a sentence without any on the other side is said nowhere near.

    Args:
        words: Its telling words.
        found: The share of them that the other side has something for nearby.
        spare: The share for which it has something there that its own sentences do not say.
    """
    if words < _LEAST_WORDS:
        return words >= _FEWEST and found <= _NOWHERE
    return found <= _ELSEWHERE or spare <= _SPARE


def _unexplained(tie: Tie) -> Iterator[str]:
    """Yield the stems of a translation that no word of its own original means."""
    meant = {stem for one in tie.ours for word in one.words for stem in word.stems}
    return (word.stem for one in tie.theirs for word in one.words if word.stem not in meant)


def _unrendered(tie: Tie) -> Iterator[str]:
    """Yield the stems of the words of an original that its own translation does not say."""
    said = {word.stem for one in tie.theirs for word in one.words}
    words = (word for one in tie.ours for word in one.words if word.stems.isdisjoint(said))
    return (stem for word in words for stem in word.stems)


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
def _by_stem(page: Page) -> tuple[dict[str, list[int]], list[Theirs]]:
    """Return the sentences of the translation, and where among them each stem stands."""
    sentences = [one for tie in ties(page) for one in tie.theirs]
    places: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(sentences):
        for stem in one.stems:
            places[stem].append(place)
    return places, sentences


def _around(tied: Sequence[Tie], place: int) -> Sequence[Tie]:
    return [*tied[max(0, place - _NEAR) : place], *tied[place + 1 : place + 1 + _NEAR]]


def _replaced(tied: Sequence[Tie], place: int) -> bool:
    """Tell whether the other side has a lone sentence right beside: then one may render the other freely."""
    one = tied[place]
    beside = [tied[other] for other in (place - 1, place + 1) if 0 <= other < len(tied)]
    return any(bool(other.ours) != bool(one.ours) and bool(other.theirs) != bool(one.theirs) for other in beside)
