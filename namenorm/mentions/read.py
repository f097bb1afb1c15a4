"""Mentions of a page: the spellings of the book and the names by shape, brought together without overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from namenorm.gazetteer.model import EntityKind
from namenorm.index.stack import Found, Stack
from namenorm.mentions.endings import take_off
from namenorm.mentions.scan import Hit, scan
from namenorm.mentions.shape import Run, ShapeReader
from namenorm.mentions.tagged import Proposed, proposed
from namenorm.mentions.taggers.tagger import Tagged
from namenorm.mentions.words import Words
from namenorm.romanise.pinyin_reader import Reading
from namenorm.text.key import squash
from namenorm.values import Mention, MentionOrigin

_WORDS_OF_A_NAME = 2  # in pinyin


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention with what the readers know of it.

    Attributes:
        mention: The span.
        first: Its first word.
        last: One past its last word.
        found: Entities that have exactly this spelling.
        reading: How it parses as a Chinese name in pinyin, if it does.
    """

    mention: Mention
    first: int
    last: int
    found: tuple[Found, ...]
    reading: Reading | None


def read_spots(
    words: Words, index: Stack, shapes: ShapeReader, ordinary: frozenset[str], tagged: Sequence[Tagged] = ()
) -> list[Spot]:
    """Return the mentions of a page in order, without overlaps.

    A run of name-like words that is longer than the spelling found in it is one unknown name, unless the book attests
    that spelling: "Wang Yi" is not in "Wang Yibo Li", but "Xi Jinping" is in "Xi Jinping Thought". The endings of
    cases are taken off the words of the page. What a tagger proposes is added where it meets none of these.
    """
    scanned = scan(words, index, ordinary, shapes.nouns, shapes.genitive, shapes.syllables)
    every = [hit for hit in scanned if not _small(words, hit, shapes)]
    runs = list(_behind_things(words, shapes.runs(words), every, shapes))
    hits = _apart(every, runs)
    taken = {place for hit in hits for place in range(hit.first, hit.last)}
    by_place = {run.first: run for run in runs}
    others = [run for run in runs if not taken.intersection(range(run.first, run.last))]
    if shapes.genitive:
        take_off(words, hits, others, shapes.genitive)
    spots = [_of_hit(words, hit, by_place.get(hit.first), shapes) for hit in hits]
    spots += [_of_run(words, run) for run in others]
    spots += _proposed(words, index, shapes, tagged, spots)
    return sorted(spots, key=lambda one: one.first)


def _small(words: Words, hit: Hit, shapes: ShapeReader) -> bool:
    """Tell whether a spelling is an article or the like, which opens a sentence: "The" is a surname in Vietnam."""
    acronym = words.texts[hit.first].isupper()
    return hit.last - hit.first == 1 and not acronym and shapes.is_small(words.keys[hit.first])


def _behind_things(words: Words, runs: Iterable[Run], hits: Sequence[Hit], shapes: ShapeReader) -> Iterator[Run]:
    """Yield runs without the last words of an attested thing: of "Legislative Yuan Han Guoyu", Han Guoyu."""
    ends = {place: hit for hit in hits if _is_attested_thing(hit) for place in range(hit.first + 1, hit.last)}
    for run in runs:
        thing = ends.get(run.first)
        behind = run if thing is None or thing.last >= run.last else shapes.person(words, thing.last, run.last)
        if behind is not None:
            yield behind


def _is_attested_thing(hit: Hit) -> bool:
    return any(one.entity.kind != "person" and not one.derived for one in hit.found)


def _apart(hits: list[Hit], runs: list[Run]) -> list[Hit]:
    """Keep the first of overlapping hits, and drop a generated spelling inside a longer run."""
    run_at = {place: run for run in runs for place in range(run.first, run.last)}
    kept: list[Hit] = []
    for hit in hits:
        if kept and hit.first < kept[-1].last:
            continue
        run = run_at.get(hit.first) or run_at.get(hit.last - 1)
        found = hit.found
        if run is not None and run.last - run.first > hit.last - hit.first:
            found = tuple(one for one in found if not (_partial(one, hit) or _other(hit, run)))
        if found:
            kept.append(hit if found is hit.found else replace(hit, found=found))
    return kept


def _partial(found: Found, hit: Hit) -> bool:
    """Tell whether a spelling proves nothing inside a longer run: generated, short, turned round, or run together."""
    run_together = hit.last - hit.first == 1 and " " in found.name.text
    return found.derived or run_together or found.system in ("short", "order")


def _other(hit: Hit, run: Run) -> bool:
    """Tell whether a spelling is somebody else's inside a longer name.

    So is what stands in a name of the East: Quanjiao in Li Quanjiao, Suming in Cai Suming, Wang Yi in Wang Yi bo. In
    one of the West one word is, Florence Ayscough, of Florence, and all after the given name.
    """
    if run.reading is not None or run.is_turned:
        return True
    after = hit.first == run.first + 1 and hit.last == run.last
    return run.is_western and (hit.last - hit.first == 1 or after)


def _of_hit(words: Words, hit: Hit, run: Run | None, shapes: ShapeReader) -> Spot:
    """Return a spelling of the book; one that is somebody's pinyin reads so though its words are ordinary."""
    person = any(one.entity.kind == "person" for one in hit.found)
    kind: EntityKind = "person" if person else hit.found[0].entity.kind
    reading = run.reading if run is not None and run.last == hit.last else None
    unattested = any(one.derived or one.system == "order" for one in hit.found)
    if reading is None and hit.last - hit.first == _WORDS_OF_A_NAME and unattested:
        reading = shapes.reading(words, hit.first, hit.last)
    return Spot(_mention(words, hit.first, hit.last, kind, "index"), hit.first, hit.last, hit.found, reading)


def _of_run(words: Words, run: Run) -> Spot:
    return Spot(_mention(words, run.first, run.last, "person", "shape"), run.first, run.last, (), run.reading)


def _proposed(
    words: Words, index: Stack, shapes: ShapeReader, tagged: Sequence[Tagged], spots: Sequence[Spot]
) -> list[Spot]:
    taken = [place for spot in spots for place in range(spot.first, spot.last)]
    return [_of_proposal(words, index, shapes, one) for one in proposed(words, tagged, taken, shapes)]


def _of_proposal(words: Words, index: Stack, shapes: ShapeReader, one: Proposed) -> Spot:
    """Return a proposal with what the book has of its kind; one word that was passed over proves nothing."""
    mention = _mention(words, one.first, one.last, one.type, "tagger")
    several = one.last - one.first > 1
    found = index.find(squash(mention.text)) if several else ()
    reading = shapes.reading(words, one.first, one.last) if one.type == "person" else None
    return Spot(mention, one.first, one.last, tuple(it for it in found if it.entity.kind == one.type), reading)


def _mention(words: Words, first: int, last: int, kind: EntityKind, origin: MentionOrigin) -> Mention:
    start, end = words.starts[first], words.ends[last - 1]
    return Mention(start, end, words.text[start:end], kind, origin)
