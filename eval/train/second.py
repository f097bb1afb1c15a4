"""The two second thoughts: names of people whom the book does not know, and speakers whom nobody introduced."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping

from eval.synthetic import Example, is_held_out
from eval.train.decide import SEED, Row
from eval.train.examples import documents as documents_of
from eval.train.examples import vary
from namenorm.gazetteer.model import Entity
from namenorm.resolve.features import PageFacts
from namenorm.resolve.page import Resolver
from namenorm.resolve.sound import sound_features
from namenorm.resolve.unlisted import ABROAD, CHINESE_ABROAD, may_be_unlisted, unlisted_features
from namenorm.romanise.pinyin import Pinyin
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.key import has_han, squash
from namenorm.text.quotations import quotations
from namenorm.text.segments import sentences
from namenorm.values import Span

_SHUFFLES = 8  # foreign names that each Chinese name is compared with beside the bearer's own
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
        words, groups, context = judge.read(document, tuple(sentences(document.text)), tuple(quotations(document.text)))
        facts, _ = judge.decider.facts(groups, context, words, None)
        for group in groups:
            if may_be_unlisted(group) and any(span.overlaps(spot.mention) for spot in group.spots):
                around = tuple(context.around(spot) for spot in group.spots)
                known = _without(facts, example.person_group)
                yield Row(unlisted_features(group, around, known), misspelt, example.person_group)


def _without(facts: PageFacts, person: str) -> PageFacts:
    """Forget that the book knows a person."""
    people = {code: ids - {person} for code, ids in facts.people.items()}
    return PageFacts(facts.words, facts.source, facts.countries, facts.named, people, facts.country_names)


def speaker_rows(entities: Mapping[str, Entity]) -> Iterator[Row]:
    """Yield, for each adopted Chinese name, the bearer's own name and some other foreigners' names."""
    pinyin, reader = Pinyin(Rules("zh")), PinyinReader(Rules("zh"))
    bearers = [one for one in entities.values() if one.kind == "person" and _adopted(one) and not is_held_out(one.id)]
    chance = random.Random(SEED)
    for bearer in bearers:
        for han in _adopted(bearer):
            reading = reader.reading(tuple(pinyin.romanise(han)[0].text.split()))
            if reading is None:
                continue
            yield Row(sound_features(reading, bearer.name.split()), True, bearer.id)
            for other in chance.sample(bearers, _SHUFFLES):
                if squash(other.name) != squash(bearer.name):
                    yield Row(sound_features(reading, other.name.split()), False, bearer.id)


def _adopted(entity: Entity) -> list[str]:
    return [one.text for one in entity.names if one.kind == "adopted" and has_han(one.text) and 2 <= len(one.text) <= 4]


def speaker_prior() -> float:
    """Return the weight of right rows that turns likeness of sound into the odds of one silent person being meant."""
    return _SHUFFLES / _RIVALS_OF_SPEAKER
