"""Look-ups of a single name, by a caller who may say more of its bearer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from namenorm.index.stack import Stack
from namenorm.mentions.read import Spot
from namenorm.mentions.words import Words
from namenorm.resolve.asked import Asked
from namenorm.resolve.candidates import Proposal, best_of_each, lookup_keys
from namenorm.resolve.decide import Decider, case_features
from namenorm.resolve.explain import Case, evidence
from namenorm.resolve.features import RELATIONS, PageFacts
from namenorm.resolve.group import Group
from namenorm.resolve.lookup_evidence import SourceForm, listed, misfit, of_thing, read_as, told, unlike
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash
from namenorm.values import Candidate, Evidence, Mention

_LEAST_SCORE = 0.005
_WORTH_ASKING = 0.1  # chance that no entity is meant from which parts are put together, which takes many milliseconds


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A spelling as if it stood on a page.

    Attributes:
        group: Its one mention.
        facts: What the page says.
        form: The form in the source with which its candidates are compared, if any.
    """

    group: Group
    facts: PageFacts
    form: SourceForm | None = None


class LookupCases:
    """Makes the cases of names that are looked up."""

    def __init__(self, index: Stack, decider: Decider, pinyin: PinyinReader) -> None:
        """Find entities in a book."""
        self._index, self._decider, self._pinyin = index, decider, pinyin

    def of(self, name: str, asked: Asked) -> list[Case]:
        """Return one case an entity: by the name, or by its form in the source where that makes it likelier."""
        form = SourceForm(asked.source, asked.source_lang) if asked.source else None
        by_name = {case.proposal.found.entity.id: case for case in self._by_name(name, asked, form)}
        best = dict(by_name)
        for case in self._by_source(form, asked) if form else ():
            entity_id = case.proposal.found.entity.id
            beside = self._beside(name, case, by_name.get(entity_id))
            fitted = replace(case, told=(*case.told, *beside))
            if entity_id not in best or self._decider.odds(fitted) > self._decider.odds(best[entity_id]):
                best[entity_id] = fitted
        return list(best.values())

    def _by_name(self, name: str, asked: Asked, form: SourceForm | None) -> Iterator[Case]:
        """Yield those who are called so, and those whose spellings are near."""
        keys = lookup_keys(simplified(name) if has_han(name) else name)
        near = (one for each in keys for one in self._decider.proposer.near(each, wide=True))
        spelling = self._spelling(name, asked, form)
        proposed = _without_things(spelling.group, best_of_each([*self._exact(keys), *near]))
        return (self._case(spelling, one, asked) for one in proposed)

    def _by_source(self, form: SourceForm, asked: Asked) -> Iterator[Case]:
        """Yield whom the form in the source names, or else whom its spellings in Latin letters name."""
        borne = [one for one in best_of_each(self._exact(form.keys)) if form.is_name_of(one.found.entity)]
        spelling = self._spelling(form.text, asked, form)
        if borne:
            yield from (self._led_to(form, self._case(spelling, one, asked)) for one in borne)
            return
        for spelt in form.spellings(self._decider.composer, asked.countries):
            # A name put together has its surname last; a romanised one may be in either order.
            keys = (squash(spelt.text),) if spelt.put_together else lookup_keys(spelt.text)
            for one in best_of_each(self._exact(keys)):
                if form.may_be_spelt(spelt, one.found):
                    case = self._case(self._spelling(spelt.text, asked, None), one, asked)
                    yield self._led_to(form, case, read_as(form, spelt))

    def _led_to(self, form: SourceForm, case: Case, *lines: Evidence) -> Case:
        entity = case.proposal.found.entity
        return replace(case, told=(*case.told, *lines, *listed(form, entity, self._decider.weight)))

    def _exact(self, keys: Iterable[str]) -> list[Proposal]:
        return [Proposal(found, 1.0, one) for one in keys for found in self._index.find(one)]

    def _case(self, spelling: _Spelling, one: Proposal, asked: Asked) -> Case:
        entity, form, facts = one.found.entity, spelling.form, spelling.facts
        profile = self._decider.profiles.of(entity)
        divided = _is_divided(spelling.group, one)
        lines = list(told(entity, profile, asked, self._decider.weight, is_divided=divided))
        if form is not None:
            source = form.text if form.is_name_of(entity) else "" if form.is_of_another(entity) else None
            facts = replace(facts, source=source)
            profile = replace(profile, han=(form.text,))
            lines += of_thing(entity, source, self._decider.weight)
        return Case(spelling.group, asked.around, one, profile, facts, tuple(lines))

    def _beside(self, name: str, case: Case, by_name: Case | None) -> tuple[Evidence, ...]:
        """Return what the name says of an entity to whom its form in the source led: less, the less it fits."""
        if by_name is None:
            return (unlike(name, case.proposal.found.entity, self._decider.weight),)
        relation = {feature: 0.0 for feature in case_features(by_name) if feature in RELATIONS}
        far = (1.0 - by_name.proposal.nearness) * misfit(self._decider.weight)
        return tuple(replace(one, weight=far or 0.0) for one in evidence(replace(by_name, told=()), relation))

    def _spelling(self, name: str, asked: Asked, form: SourceForm | None) -> _Spelling:
        words = Words(f"{name}, {asked.role}" if asked.role else name)
        facts = PageFacts(words, None, asked.countries, {}, asked.country_names)
        return _Spelling(self._group(name), facts, form)

    def _group(self, name: str) -> Group:
        words = Words(name)
        texts = tuple(words.texts)
        mention = Mention(0, len(name), name, "person", "shape")
        reading = self._pinyin.reading(texts) if len(texts) <= 3 else None
        return Group(0, "".join(words.keys), [Spot(mention, 0, len(words), (), reading)])


def _is_divided(group: Group, one: Proposal) -> bool:
    """Tell whether a name reads as a person's in pinyin, in more words than the name of the same letters that led here.

    A thing that the book does not call so, but is spelt so by its sound, is meant by such a name no more.
    """
    spot, name = group.spots[0], one.found.name.text
    words = spot.last - spot.first
    return group.reading is not None and words > 1 and (one.found.derived or len(Words(name)) < words)


def _without_things(group: Group, proposed: Sequence[Proposal]) -> Sequence[Proposal]:
    """Leave out the things that are meant by a person's name no more, where the book has somebody who is called so."""
    if not any(one.found.entity.kind == "person" and one.nearness == 1 and not one.found.derived for one in proposed):
        return proposed
    return [one for one in proposed if one.found.entity.kind == "person" or not _is_divided(group, one)]


class Lookup:
    """Looks names up in a book."""

    def __init__(self, index: Stack, decider: Decider, pinyin: PinyinReader) -> None:
        """Ask a book, by the judgement that also decides on pages, and the romanisation that divides names."""
        self._decider = decider
        self._cases = LookupCases(index, decider, pinyin)

    def ask(self, name: str, asked: Asked, limit: int) -> tuple[Candidate, ...]:
        """Return the entities that a name may stand for and the names that its parts add up to, likeliest first.

        The very spelling is sought in the given order of words and in others, then what is near it, then what the form
        in the source leads to. A name is not offered where the book has an entity so called.

        Args:
            name: A name in any script.
            asked: What the caller says of it.
            limit: The most candidates that are returned.
        """
        if not len(Words(name)):
            return ()
        known = self._decider.verdict(self._cases.of(name, asked), limit).candidates
        every = (*known, *self._composed(asked.source or name, known, limit))
        return tuple(sorted(every, key=lambda one: -one.score)[:limit])

    def _composed(self, written: str, known: Sequence[Candidate], limit: int) -> Iterator[Candidate]:
        """Yield the names put together that no entity has, as likely as it is that none of the entities is meant."""
        names, nobody = {squash(one.name) for one in known}, 1.0 - sum(one.score for one in known)
        for one in self._decider.composer.candidates(written, limit) if nobody >= _WORTH_ASKING else ():
            if squash(one.name) not in names and one.score * nobody >= _LEAST_SCORE:
                yield replace(one, score=one.score * nobody)
