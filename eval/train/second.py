"""The two second thoughts: names of people whom the book does not know, and speakers whom nobody introduced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from eval.generated.bearers import adopters, mainlanders, westerners
from eval.generated.documents import Cast, Generated, distinct, generate
from eval.generated.news import read_news
from eval.synthetic import Example
from eval.train.decide import SEED
from eval.train.examples import documents as documents_of
from eval.train.examples import vary
from eval.train.row import Row
from namenorm.gazetteer.model import Entity
from namenorm.resolve.page import Resolver
from namenorm.resolve.speakers import Person, introduced_foreigners, rivals
from namenorm.resolve.unlisted import ABROAD, CHINESE_ABROAD, may_be_unlisted, unlisted_features
from namenorm.text.page_text import as_it_stands
from namenorm.values import Span

_ROUNDS = 1  # documents of each kind about each foreigner
_RIVALS_OF_SPEAKER = 2.0  # how many times likelier than a link it is that the speaker is somebody else


def unlisted_rows(examples: Iterable[Example], entities: Mapping[str, Entity], judge: Resolver) -> Iterator[Row]:
    """Yield a row for each name in pinyin, as if the book did not know it.

    Right are those of people from Korea, Japan, Vietnam and of Chinese people from outside the mainland, in contexts of
    their own; all others are people of the mainland, or strangers.
    """
    for varied in vary(list(examples), entities, SEED):
        example, document = varied.example, documents_of(varied)
        home = set(entities[example.person_group].countries)
        misspelt = example.entity_id is not None and example.broken and bool(home & (ABROAD | CHINESE_ABROAD))
        span = Span(varied.start, varied.end)
        words, groups, context = judge.read(document, as_it_stands(document.text))
        page = judge.decider.beside(groups, context, words)
        for group in groups:
            if may_be_unlisted(group) and any(span.overlaps(spot.mention) for spot in group.spots):
                around = tuple(context.around(spot) for spot in group.spots)
                known = page.without({example.person_group})
                yield Row(unlisted_features(group, around, known), misspelt, example.person_group)


def speaker_cast(entities: Mapping[str, Entity], persons: Path | None, lines: Sequence[Path]) -> Cast:
    """Return whom and what the documents are made of from which speakers are learnt.

    Args:
        entities: The book's persons; only those who are not held out are taken.
        persons: The table of ``wikidata_persons``, for more foreigners.
        lines: Files of clean English news, of which the second half is taken.
    """
    foreigners = [*adopters(entities), *(westerners(persons) if persons else ())]
    return Cast(distinct(foreigners), mainlanders(entities), read_news(lines, half=1), half=1)


def speaker_rows(cast: Cast, judge: Resolver) -> Iterator[Row]:
    """Yield, of every generated document, a row for each introduced foreigner whom a silent speaker may be.

    Right are the bearers of the names that were put in place of their own.
    """
    for one in generate(cast, SEED, _ROUNDS):
        people = list(_people(one, judge))
        introduced = introduced_foreigners(people)
        for speaker in people:
            replaced = one.kind == "replaced" and speaker.group.surface == one.later
            for rival, ways in rivals(speaker, introduced):
                right = replaced and rival.group.surface == one.name
                rows = [max(ways, key=lambda way: ("reversed" in way) == (one.way == "reversed"))] if right else ways
                yield from (Row(way, right, one.person) for way in rows)


def _people(one: Generated, judge: Resolver) -> Iterator[Person]:
    """Yield the persons of a generated document, as if the book did not know whom it is about."""
    document = one.document
    _, groups, context = judge.read(document, as_it_stands(document.text))
    for group in groups:
        if group.is_person:
            if group.surface == one.name:
                group.spots = [replace(spot, found=()) for spot in group.spots]
            yield Person(group, tuple(context.around(spot) for spot in group.spots), settled=False)


def speaker_prior(rows: Sequence[Row]) -> float:
    """Return the weight of right rows that makes it as likely as on real pages that a silent person is meant."""
    right = sum(row.right for row in rows)
    return (len(rows) - right) / (_RIVALS_OF_SPEAKER * max(1, right))
