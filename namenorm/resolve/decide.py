"""The decision for a whole page: which entity each name stands for, how surely, and what should be printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from namenorm.config import Config
from namenorm.gazetteer.model import Entity
from namenorm.index.spellings import PINYIN
from namenorm.index.stack import Found, Stack
from namenorm.mentions.words import Words
from namenorm.resolve.candidates import Proposal, Proposer, as_called, best_of_each, longer
from namenorm.resolve.company import Company, company
from namenorm.resolve.composed import Composer
from namenorm.resolve.context import Context, Surroundings, together
from namenorm.resolve.explain import Case, evidence
from namenorm.resolve.features import PageFacts, features, named_feature
from namenorm.resolve.group import Group
from namenorm.resolve.holders import Holders, Resemblance, is_part
from namenorm.resolve.limits import Limits
from namenorm.resolve.model import Models, shares
from namenorm.resolve.profile import BULK, Profiles
from namenorm.resolve.respelt import Respelt
from namenorm.resolve.speakers import Person, introduced_foreigners, link_speaker
from namenorm.resolve.unlisted import (
    ABROAD,
    CHINESE_ABROAD,
    Beside,
    may_be_unlisted,
    spelt_otherwise,
    tell_unlisted,
    unlisted_features,
    whose_name,
)
from namenorm.resolve.verdict import Verdict, right_name
from namenorm.rules import BOOK_LANGUAGE, Rules
from namenorm.values import Candidate, Evidence, Outcome

_MOST_CONTEXTS = 6  # mentions of one name whose surroundings are read; the first ones say who it is
_MOST_CANDIDATES = 5
_ROUNDS = 3  # in which the people of a page are judged in one another's company; a fourth changes next to nothing
# How surely a name is misspelt for which no other can be offered: an editor has nothing to do with a wrong one but to
# stop looking. At 0.8 three times as many right names of newstest2021 are flagged, and seven more of 247 broken names.
_UNNAMED_AT = 0.95
_TOO_CLOSE = 0.4  # a rival with this share of the best one's probability makes the case ambiguous


class _Weighed(NamedTuple):
    """A case with its features and the odds that they make, and with the company that its candidate has."""

    case: Case
    values: Mapping[str, float]
    odds: float
    company: float = 0.0
    compatriots: int = 0


class Decider:
    """Decides the groups of a page."""

    def __init__(self, index: Stack, profiles: Profiles, models: Models, config: Config, composer: Composer) -> None:
        """Decide from a book, by models, under the thresholds of a configuration."""
        self._index = index
        self.proposer = Proposer(index)
        self.composer = composer
        self._resembling = Resemblance(index)
        self._holders = Holders(index, Rules(BOOK_LANGUAGE), self._resembling)
        self.profiles = profiles
        self._models = models
        self._model = models.candidate
        self._limits = Limits(models.candidate)
        self._config = config
        self._respelt = Respelt(config.suspect_at)

    def decide(self, groups: Sequence[Group], context: Context, words: Words, source: str | None) -> list[Verdict]:
        """Return a verdict for each group.

        Args:
            groups: The names of a page.
            context: Reader of surroundings on that page.
            words: Its words.
            source: The original in simplified characters, if it is at hand.
        """
        around = [self._around(group, context) for group in groups]
        weighed, beside = self._weigh(groups, around, context, words, source)
        verdicts = [self._verdict(one, _MOST_CANDIDATES) for one in weighed]
        people = [
            Person(group, near, verdict.outcome != "unknown" or _listed(group))
            for group, near, verdict in zip(groups, around, verdicts, strict=True)
            if group.is_person
        ]
        introduced = introduced_foreigners(people)
        by_number = {person.group.number: person for person in people}
        thought = [
            self._second_thought(verdict, by_number[number], introduced, beside) if number in by_number else verdict
            for number, verdict in enumerate(verdicts)
        ]
        return self._respelt.joined(thought, people, words)

    def _second_thought(
        self, verdict: Verdict, person: Person, introduced: Sequence[Person], beside: Beside
    ) -> Verdict:
        """Ask of a name that fits nothing whether it is somebody else on the page, or spelt as nobody spells it."""
        if person.settled or together(person.around).names_thing:
            return verdict
        link = link_speaker(person, introduced, self._models.speaker)
        if link is not None and link.confidence >= self._config.suspect_at:
            return replace(verdict, confidence=link.confidence, evidence=link.evidence, link=link)
        if not may_be_unlisted(person.group):
            return verdict
        values = unlisted_features(person.group, person.around, beside)
        confidence = self._models.unlisted.probability(values)
        if confidence < max(_UNNAMED_AT, self._config.suspect_at):
            return verdict
        weights = self._models.unlisted.contributions(values)
        bearer = spelt_otherwise(verdict.candidates[0], confidence) if _lives_abroad(verdict.best) else 0.0
        if bearer >= self._config.suspect_at:
            return _raised(verdict, bearer, tell_unlisted(weights))
        if whose_name(weights) == "unlisted-chinese":
            return verdict  # many spell themselves so that it reads as pinyin: of 18 on pages, 6 were misspelt
        return replace(verdict, confidence=confidence, evidence=tell_unlisted(weights), unlisted="unlisted-foreigner")

    def cases(self, groups: Sequence[Group], context: Context, words: Words, source: str | None) -> list[list[Case]]:
        """Return, for each group, one case a proposal: what the model judges and what it is trained on."""
        around = [self._around(group, context) for group in groups]
        weighed, _ = self._weigh(groups, around, context, words, source)
        return [[one.case for one in some] for some in weighed]

    def beside(self, groups: Sequence[Group], context: Context, words: Words) -> Beside:
        """Return who and which countries are on a page."""
        return self._weigh(groups, [self._around(group, context) for group in groups], context, words, None)[1]

    def _weigh(
        self,
        groups: Sequence[Group],
        around: Sequence[tuple[Surroundings, ...]],
        context: Context,
        words: Words,
        source: str | None,
    ) -> tuple[list[list[_Weighed]], Beside]:
        """Return the cases of each group with their features, and who is on the page.

        Each is first judged without the others. What that says of all of them is the company in which each is judged
        anew, a few times over: fifteen people of one party, of whom none is named in full, tell of one another.
        """
        people = frozenset(group.key for group in groups if group.is_person)
        facts = PageFacts(words, source, context.countries, _named(groups), context.country_names, people)
        alone = [self._alone(group, near, facts) for group, near in zip(groups, around, strict=True)]
        found, before = alone, None
        for _ in range(_ROUNDS):
            page = company(_likely(found))
            if page == before:
                break  # nothing would change any more
            found, before = [[self._in_company(one, page) for one in some] for some in alone], page
        found = [[_with_company(one) for one in some] for some in found]
        return self._named_otherwise(found, groups, around, facts), Beside(context.countries, page, _bodies(groups))

    def _named_otherwise(
        self,
        found: list[list[_Weighed]],
        groups: Sequence[Group],
        around: Sequence[tuple[Surroundings, ...]],
        facts: PageFacts,
    ) -> list[list[_Weighed]]:
        """Let a person who is surely meant by one name of a page be likelier to be meant by another, too.

        Who is named rightly has been so before. A machine that misspells somebody once does so twice, in two ways; what
        it prints may then be too unlike the right name to be found by its letters in a whole book.
        """
        sure: dict[str, Case] = {}
        for some in found:
            for one, likely in zip(some, shares([one.odds for one in some]), strict=True):
                if likely >= self._config.suspect_at and one.case.proposal.found.entity.kind == "person":
                    sure.setdefault(one.case.proposal.found.entity.id, one.case)
        if not sure:
            return found
        people = [one.proposal.found.entity for one in sure.values()]
        more = (
            [self._weighed(self._case(group, near, one, facts)) for one in self._of_page(group, some, people)]
            for group, near, some in zip(groups, around, found, strict=True)
        )
        return [[self._again(one, sure) for one in (*some, *new)] for some, new in zip(found, more, strict=True)]

    def _of_page(self, group: Group, some: Sequence[_Weighed], people: Sequence[Entity]) -> Iterator[Proposal]:
        """Yield those of a page's people whom a name resembles that the book does not have, and who are not proposed.

        A part of somebody's name is no other spelling of it.
        """
        if not group.is_person or _is_spelling(group):
            return
        proposed = {one.case.proposal.found.entity.id for one in some}
        for entity in people:
            if entity.id not in proposed and not is_part(group.surface, entity):
                yield from best_of_each(self._resembling.of(group.surface, entity))

    def _again(self, one: _Weighed, sure: Mapping[str, Case]) -> _Weighed:
        entity = one.case.proposal.found.entity.id
        other = sure.get(entity)
        if other is None or other.group is one.case.group or entity in one.case.page.named:
            return one
        facts = replace(one.case.page, named={entity: other.group.surface})
        case = replace(one.case, page=facts)
        values = {**one.values, named_feature(case.proposal): 1.0}
        return _Weighed(case, values, self._odds(case, values))

    def _alone(self, group: Group, around: tuple[Surroundings, ...], facts: PageFacts) -> list[_Weighed]:
        return [self._weighed(self._case(group, around, one, facts)) for one in self._proposals(group, around, facts)]

    def _weighed(self, case: Case) -> _Weighed:
        values = case_features(case)
        return _Weighed(case, values, self._odds(case, values))

    def _in_company(self, one: _Weighed, page: Company) -> _Weighed:
        """Return a case with the odds that the company of its candidate on the page makes."""
        entity = one.case.proposal.found.entity
        if entity.kind != "person":
            return one
        much, count = page.counted(one.case.profile.countries, but=entity.id)
        if not much:
            return one
        adds = self.weight("company") * much
        odds = self._limits.without_fame(one.values, one.odds * math.exp(adds), adds)
        return _Weighed(one.case, one.values, odds, much, count)

    def _around(self, group: Group, context: Context) -> tuple[Surroundings, ...]:
        """Return what the first mentions stand among; of a thing under its own name nothing but the page is asked."""
        if not group.is_person and not any(one.derived for one in group.found):
            return ()
        return tuple(context.around(spot) for spot in group.spots[:_MOST_CONTEXTS])

    def _case(self, group: Group, around: tuple[Surroundings, ...], one: Proposal, facts: PageFacts) -> Case:
        return Case(group, around, one, self.profiles.of(one.found.entity), facts)

    def _proposals(self, group: Group, around: tuple[Surroundings, ...], facts: PageFacts) -> list[Proposal]:
        if not group.found and not group.is_person:
            return []  # what is near it are persons
        proposed = self._spoken_of(group, self.proposer.beside(group.found, group.key, group.reading), facts)
        if any(not one.found.derived for one in proposed if one.nearness == 1):
            return proposed
        said = together(around)
        if said.offices:
            in_office = self._holders.propose(group.surface, said.offices, said.own or facts.countries)
            proposed = best_of_each([*proposed, *in_office]) if in_office else proposed
        longer_names = longer(group.surface, self._index) if group.reading is None else ()
        return best_of_each([*longer_names, *as_called(proposed, group.surface)])

    def _spoken_of(self, group: Group, proposed: Sequence[Proposal], facts: PageFacts) -> list[Proposal]:
        """Leave out what is no person and is meant by its sound alone, where nothing of the page speaks for it."""
        return [
            one for one in proposed if not _by_sound_alone(one) or self._is_spoken_of(one.found.entity, group, facts)
        ]

    def _is_spoken_of(self, thing: Entity, group: Group, facts: PageFacts) -> bool:
        """Tell whether a page speaks of a thing's country, or its original of the thing; a person's name is none."""
        profile = self.profiles.of(thing)
        if facts.source is not None and any(name in facts.source for name in profile.han):
            return True
        if group.reading is not None and _is_in_two_words(group):
            return False
        return not profile.countries or not profile.countries.isdisjoint(facts.countries)

    def verdict(self, cases: Sequence[Case], most: int = _MOST_CANDIDATES) -> Verdict:
        """Weigh the candidates of one group against each other and against none of them; keep the ``most`` likely."""
        return self._verdict(list(map(self._weighed, cases)), most)

    def _verdict(self, weighed: Sequence[_Weighed], most: int) -> Verdict:
        if not weighed:
            return Verdict("unknown", None, 0.0, (), ())
        probabilities = shares([one.odds for one in weighed])
        ranked = sorted(zip(probabilities, weighed, strict=True), key=lambda row: -row[0])[:most]
        candidates = tuple(self._candidate(*row) for row in ranked)
        confidence, best = ranked[0]
        rival = ranked[1][0] if len(ranked) > 1 else 0.0
        return Verdict(
            self._outcome(confidence, rival), best.case.proposal, confidence, candidates, candidates[0].evidence
        )

    def odds(self, case: Case) -> float:
        """Return the odds that a candidate is meant, apart from the others."""
        return self._weighed(case).odds

    def weight(self, feature: str) -> float:
        """Return what a feature that is 1 adds to the log-odds of a candidate."""
        return self._model.weights.get(feature, 0.0)

    def _odds(self, case: Case, values: Mapping[str, float]) -> float:
        odds = self._model.odds(values) * math.exp(sum(one.weight for one in case.told))
        return self._limits.limited(case, values, odds)

    def _candidate(self, probability: float, one: _Weighed) -> Candidate:
        entity = one.case.proposal.found.entity
        why = evidence(one.case, self._model.contributions(one.values))
        return Candidate(entity.id, entity.name, probability, why)

    def _outcome(self, confidence: float, rival: float) -> Outcome:
        if confidence >= self._config.match_at:
            return "matched"
        if rival > _TOO_CLOSE * confidence and confidence + rival >= self._config.suspect_at:
            return "ambiguous"
        return "suspected" if confidence >= self._config.suspect_at else "unknown"


def _is_in_two_words(group: Group) -> bool:
    return group.spots[0].last - group.spots[0].first > 1


def _by_sound_alone(one: Proposal) -> bool:
    return one.found.derived and one.found.entity.kind != "person"


def _lives_abroad(best: Proposal | None) -> bool:
    """Tell whether a name is exactly the pinyin of somebody from where names are spelt otherwise."""
    if best is None or best.nearness < 1 or best.found.system not in PINYIN:
        return False
    return bool((ABROAD | CHINESE_ABROAD) & set(best.found.entity.countries))


def _raised(verdict: Verdict, confidence: float, why: tuple[Evidence, ...]) -> Verdict:
    """Return a verdict whose best candidate is likelier than it was by itself, with the further reasons."""
    best = verdict.candidates[0]
    best = replace(best, score=confidence, evidence=(*best.evidence, *why))
    candidates = (best, *verdict.candidates[1:])
    return replace(verdict, outcome="suspected", confidence=confidence, candidates=candidates, evidence=best.evidence)


def case_features(case: Case) -> dict[str, float]:
    """Return the features of a case."""
    values = features(case.group, case.around, case.proposal, case.profile, case.page)
    return {**values, **case.in_company}


def _with_company(one: _Weighed) -> _Weighed:
    """Return a case that knows its company, with the feature that this makes."""
    if not one.company:
        return one
    case = replace(one.case, company=one.company, compatriots=one.compatriots)
    return one._replace(case=case, values={**one.values, **case.in_company})


def _likely(judged: Sequence[Sequence[_Weighed]]) -> Iterator[tuple[Found, float]]:
    """Yield every candidate of every group with how likely it is."""
    for some in judged:
        for one, likely in zip(some, shares([one.odds for one in some]), strict=True):
            yield one.case.proposal.found, likely


def _bodies(groups: Sequence[Group]) -> frozenset[str]:
    """Return the countries of the organisations and places of the book that a page names."""
    things = (one.entity for group in groups for one in group.found if len(group.found) == 1 and not one.derived)
    return frozenset(code for one in things if one.kind != "person" for code in one.countries)


def _listed(group: Group) -> bool:
    """Tell whether the book has somebody who is rightly spelt so."""
    return any(right_name(Proposal(one, 1.0, group.key)) for one in group.found)


def _is_spelling(group: Group) -> bool:
    """Tell whether the book has somebody who is rightly or wrongly spelt so, and not only in a work of reference."""
    people = (one.entity for one in group.found if one.entity.kind == "person" and not one.derived)
    return _listed(group) or any(one.source not in BULK for one in people)


def _named(groups: Sequence[Group]) -> dict[str, str]:
    """Return the entities that a page names under a right and unshared name, with the surface first used."""
    named: dict[str, str] = {}
    for group in groups:
        right = [one for one in group.found if right_name(Proposal(one, 1.0, group.key))]
        if len(right) == 1:
            named.setdefault(right[0].entity.id, group.surface)
    return named
