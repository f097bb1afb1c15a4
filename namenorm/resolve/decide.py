"""The decision for a whole page: which entity each name stands for, how surely, and what should be printed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from namenorm.config import Config
from namenorm.gazetteer.model import RIGHT_KINDS
from namenorm.index.stack import Found, Stack
from namenorm.mentions.words import Words
from namenorm.resolve.candidates import Proposal, Proposer
from namenorm.resolve.composed import Composer
from namenorm.resolve.context import Context, Surroundings
from namenorm.resolve.explain import Case, evidence
from namenorm.resolve.features import PageFacts, features
from namenorm.resolve.group import Group
from namenorm.resolve.model import Models, shares
from namenorm.resolve.profile import BULK, Profiles
from namenorm.resolve.speakers import Link, Person, introduced_foreigners, link_speaker
from namenorm.resolve.unlisted import (
    SURELY_PINYIN,
    Unlisted,
    may_be_unlisted,
    tell_composed,
    tell_unlisted,
    unlisted_features,
    whose_name,
)
from namenorm.values import Candidate, Evidence, Outcome

_MOST_CONTEXTS = 6  # mentions of one name whose surroundings are read; the first ones say who it is
_MOST_CANDIDATES = 5
_TOO_CLOSE = 0.4  # a rival with this share of the best one's probability makes the case ambiguous


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of a group.

    Attributes:
        outcome: As in Resolution.
        best: The likeliest candidate, if any was proposed.
        confidence: Probability of the best candidate.
        candidates: All, likeliest first.
        evidence: The reasoning about the best one, or about what was found out instead.
        link: The person of the page whom an unknown speaker is suspected to be.
        unlisted: Of whom the name seems to be, where it is spelt as its bearer does not spell it; ``confidence`` is how
            surely it is misspelt.
        rendering: What its parts add up to, where that is likely; ``confidence`` is then how likely.
    """

    outcome: Outcome
    best: Proposal | None
    confidence: float
    candidates: tuple[Candidate, ...]
    evidence: tuple[Evidence, ...]
    link: Link | None = None
    unlisted: Unlisted | None = None
    rendering: str | None = None


class Decider:
    """Decides the groups of a page."""

    def __init__(self, index: Stack, profiles: Profiles, models: Models, config: Config, composer: Composer) -> None:
        """Decide from a book, by models, under the thresholds of a configuration."""
        self.proposer = Proposer(index)
        self.composer = composer
        self.profiles = profiles
        self._models = models
        self._model = models.candidate
        self._config = config

    def decide(self, groups: Sequence[Group], context: Context, words: Words, source: str | None) -> list[Verdict]:
        """Return a verdict for each group.

        Args:
            groups: The names of a page.
            context: Reader of surroundings on that page.
            words: Its words.
            source: The original in simplified characters, if it is at hand.
        """
        facts, proposed = self.facts(groups, context, words, source)
        around = [self._around(group, context) for group in groups]
        verdicts = [
            self.verdict([self._case(group, near, one, facts) for one in proposals])
            for group, near, proposals in zip(groups, around, proposed, strict=True)
        ]
        people = [
            Person(group, near, verdict.outcome != "unknown" or _listed(group))
            for group, near, verdict in zip(groups, around, verdicts, strict=True)
            if group.is_person
        ]
        introduced = introduced_foreigners(people)
        by_number = {person.group.number: person for person in people}
        return [
            self._second_thought(verdict, by_number[number], introduced, facts) if number in by_number else verdict
            for number, verdict in enumerate(verdicts)
        ]

    def _second_thought(
        self, verdict: Verdict, person: Person, introduced: Sequence[Person], facts: PageFacts
    ) -> Verdict:
        """Ask of a name that fits nothing whether it is somebody else on the page, or spelt as nobody spells it."""
        if person.settled:
            return verdict
        link = link_speaker(person, introduced, self._models.speaker)
        if link is not None and link.confidence >= self._config.suspect_at:
            return replace(verdict, confidence=link.confidence, evidence=link.evidence, link=link)
        if not may_be_unlisted(person.group):
            return self._put_together(verdict, person.group)
        values = unlisted_features(person.group, person.around, facts)
        confidence = self._models.unlisted.probability(values)
        if confidence < self._config.suspect_at:
            return verdict
        weights = self._models.unlisted.contributions(values)
        return replace(verdict, confidence=confidence, evidence=tell_unlisted(weights), unlisted=whose_name(weights))

    def _put_together(self, verdict: Verdict, group: Group) -> Verdict:
        """Ask of a name that fits nothing and is no Chinese one what its parts add up to."""
        found = self.composer.on_page(group.surface) if group.reading is None and not group.found else ()
        if not found:
            return verdict
        told = replace(verdict, evidence=tell_composed(found), unlisted="unlisted-foreigner")
        if found[0].score < self._config.suspect_at:
            return replace(told, confidence=SURELY_PINYIN)
        return replace(told, outcome="suspected", confidence=found[0].score, best=None, rendering=found[0].name)

    def cases(self, groups: Sequence[Group], context: Context, words: Words, source: str | None) -> list[list[Case]]:
        """Return, for each group, one case a proposal: what the model judges and what it is trained on."""
        facts, proposed = self.facts(groups, context, words, source)
        every: list[list[Case]] = []
        for group, proposals in zip(groups, proposed, strict=True):
            around = self._around(group, context)
            every.append([self._case(group, around, one, facts) for one in proposals])
        return every

    def facts(
        self, groups: Sequence[Group], context: Context, words: Words, source: str | None
    ) -> tuple[PageFacts, list[list[Proposal]]]:
        """Return what the whole page says, and the candidates of each group."""
        proposed = [self._proposals(group) for group in groups]
        named, people = _named(groups), self._people(proposed)
        return PageFacts(words, source, context.countries, named, people, context.country_names), proposed

    def _around(self, group: Group, context: Context) -> tuple[Surroundings, ...]:
        return tuple(context.around(spot) for spot in group.spots[:_MOST_CONTEXTS])

    def _case(self, group: Group, around: tuple[Surroundings, ...], one: Proposal, facts: PageFacts) -> Case:
        return Case(group, around, one, self.profiles.of(one.found.entity), facts)

    def _proposals(self, group: Group) -> list[Proposal]:
        return self.proposer.beside(group.found, group.key, group.reading)

    def _people(self, proposed: Sequence[Sequence[Proposal]]) -> dict[str, frozenset[str]]:
        """Return, by country, the persons whose very spelling stands on the page."""
        people: dict[str, set[str]] = {}
        for proposals in proposed:
            for one in proposals:
                if one.nearness == 1 and _of_the_news(one.found):
                    for code in one.found.entity.countries:
                        people.setdefault(code, set()).add(one.found.entity.id)
        return {code: frozenset(ids) for code, ids in people.items()}

    def verdict(self, cases: Sequence[Case], most: int = _MOST_CANDIDATES) -> Verdict:
        """Weigh the candidates of one group against each other and against none of them; keep the ``most`` likely."""
        if not cases:
            return Verdict("unknown", None, 0.0, (), ())
        values = [case_features(case) for case in cases]
        probabilities = shares([self._odds(*row) for row in zip(cases, values, strict=True)])
        ranked = sorted(zip(probabilities, cases, values, strict=True), key=lambda row: -row[0])[:most]
        candidates = tuple(self._candidate(*row) for row in ranked)
        confidence = ranked[0][0]
        rival = ranked[1][0] if len(ranked) > 1 else 0.0
        return Verdict(
            self._outcome(confidence, rival), ranked[0][1].proposal, confidence, candidates, candidates[0].evidence
        )

    def odds(self, case: Case) -> float:
        """Return the odds that a candidate is meant, apart from the others."""
        return self._odds(case, case_features(case))

    def weight(self, feature: str) -> float:
        """Return what a feature that is 1 adds to the log-odds of a candidate."""
        return self._model.weights.get(feature, 0.0)

    def _odds(self, case: Case, values: Mapping[str, float]) -> float:
        return self._model.odds(values) * math.exp(sum(one.weight for one in case.told))

    def _candidate(self, probability: float, case: Case, values: Mapping[str, float]) -> Candidate:
        entity = case.proposal.found.entity
        why = evidence(case, self._model.contributions(values))
        return Candidate(entity.id, entity.name, probability, why)

    def _outcome(self, confidence: float, rival: float) -> Outcome:
        if confidence >= self._config.match_at:
            return "matched"
        if rival > _TOO_CLOSE * confidence and confidence + rival >= self._config.suspect_at:
            return "ambiguous"
        return "suspected" if confidence >= self._config.suspect_at else "unknown"


def case_features(case: Case) -> dict[str, float]:
    """Return the features of a case."""
    return features(case.group, case.around, case.proposal, case.profile, case.page)


def right_name(proposal: Proposal) -> bool:
    """Tell whether the very spelling is a right name of the candidate."""
    found = proposal.found
    return proposal.nearness == 1 and not found.derived and found.system in RIGHT_KINDS


def _of_the_news(found: Found) -> bool:
    """Tell whether a spelling is that of a person of whom news writes, and not only a surname."""
    return found.entity.kind == "person" and found.system != "short" and found.entity.source not in BULK


def _listed(group: Group) -> bool:
    """Tell whether the book has somebody who is rightly spelt so."""
    return any(right_name(Proposal(one, 1.0, group.key)) for one in group.found)


def _named(groups: Sequence[Group]) -> dict[str, str]:
    """Return the entities that a page names under a right and unshared name, with the surface first used."""
    named: dict[str, str] = {}
    for group in groups:
        right = [one for one in group.found if right_name(Proposal(one, 1.0, group.key))]
        if len(right) == 1:
            named.setdefault(right[0].entity.id, group.surface)
    return named
