"""The endings of cases, taken off the names of a page: "Robert Dalys Buch" is one by Robert Daly, "Dais Rede" Dai's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namenorm.mentions.scan import Hit
from namenorm.mentions.shape import Run
from namenorm.mentions.words import Words
from namenorm.text.key import squash


def take_off(words: Words, hits: Sequence[Hit], runs: Sequence[Run], genitive: str) -> None:
    """Cut the words of a page where a name has the ending of its owner's case.

    So it has where the book knows the spelling without it, where that alone reads as pinyin, and where the page has the
    name without it elsewhere: the full name, or a surname of somebody whom it names in full.

    Args:
        words: The page; its words are cut.
        hits: Spellings of the book in it.
        runs: Names by shape that share no word with them.
        genitive: The ending.
    """
    both: list[Hit | Run] = [*hits, *runs]
    for one in both:
        if one.ending:
            words.cut(one.last - 1, one.ending)
    names = {_key(words, one) for one in both}
    surnames = {name for hit in hits for name in _of_hit(hit)} | {name for run in runs for name in _of_run(words, run)}
    for run in runs:
        if run.last - run.first > 1 and run.reading is None and _stem(_key(words, run), genitive) in names:
            words.cut(run.last - 1, len(genitive))
    within = {place for one in both if one.last - one.first > 1 for place in range(one.first, one.last)}
    for place, key in enumerate(words.keys):
        if words.capital[place] and place not in within and key not in surnames and _stem(key, genitive) in surnames:
            words.cut(place, len(genitive))


def _stem(key: str, genitive: str) -> str:
    """Return a word without the ending; empty if it has none, as nobody is called."""
    return key[: -len(genitive)] if key.endswith(genitive) else ""


def _key(words: Words, one: Hit | Run) -> str:
    return "".join(words.keys[one.first : one.last])


def _of_hit(hit: Hit) -> Iterator[str]:
    return (squash(one.entity.surname) for one in hit.found if one.entity.surname and not one.derived)


def _of_run(words: Words, run: Run) -> Iterator[str]:
    if run.reading is not None:
        yield "".join(run.reading.surname)
    elif run.last - run.first > 1:
        yield words.keys[run.last - 1]
