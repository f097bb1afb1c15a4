"""The decision for a whole page: which entity each name stands for, how surely, and what should be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from namenorm.config import Config
from namenorm.gazetteer.model import RIGHT_KINDS
from namenorm.index.stack import Stack
from namenorm.mentions.words import Words
from namenorm.resolve.candidates import Proposal, Proposer
from namenorm.resolve.context import Context
from namenorm.resolve.explain import Case, evidence
from namenorm.resolve.features import PageFacts, features
from namenorm.resolve.group import Group
from namenorm.resolve.model import DecisionModel, shares
from namenorm.resolve.profile import Profiles
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
        evidence: The reasoning about the best one.
    """

    outcome: Outcome
    best: Proposal | None
    confidence: float
    candidates: tuple[Candidate, ...]
    evidence: tuple[Evidence, ...]


class Decider:
    """Decides the groups of a page."""

    def __init__(self, index: Stack, profiles: Profiles, model: DecisionModel, config: Config) -> None:
        """Decide from a book, by a model, under the thresholds of a configuration."""
        self._proposer = Proposer(index)
        self.profiles = profiles
        self._model = model
        self._config = config

    def cases(self, groups: Sequence[Group], context: Context, words: Words, source: str | None) -> list[list[Case]]:
        """Return, for each group, one case a proposal: what the model judges and what it is trained on."""
        proposed = [self._proposals(group) for group in groups]
        facts = PageFacts(words, source, context.countries, _named(groups), self._people(proposed))
        every: list[list[Case]] = []
        for group, proposals in zip(groups, proposed, strict=True):
            around = tuple(context.around(spot) for spot in group.spots[:_MOST_CONTEXTS])
            every.append([Case(group, around, one, self.profiles.of(one.found.entity), facts) for one in proposals])
        return every

    def _proposals(self, group: Group) -> list[Proposal]:
        if group.found:
            return [Proposal(one, 1.0, group.key) for one in group.found]
        return self._proposer.propose(group.key, group.reading)

    def _people(self, proposed: Sequence[Sequence[Proposal]]) -> dict[str, frozenset[str]]:
        """Return, by country, the persons whose very spelling stands on the page."""
        people: dict[str, set[str]] = {}
        for proposals in proposed:
            for one in proposals:
                if one.nearness == 1 and one.found.entity.kind == "person" and one.found.system != "short":
                    for code in one.found.entity.countries:
                        people.setdefault(code, set()).add(one.found.entity.id)
        return {code: frozenset(ids) for code, ids in people.items()}

    def verdict(self, cases: Sequence[Case], most: int = _MOST_CANDIDATES) -> Verdict:
        """Weigh the candidates of one group against each other and against none of them; keep the ``most`` likely."""
        if not cases:
            return Verdict("unknown", None, 0.0, (), ())
        values = [case_features(case) for case in cases]
        probabilities = shares([self._model.odds(one) for one in values])
        ranked = sorted(zip(probabilities, cases, values, strict=True), key=lambda row: -row[0])[:most]
        candidates = tuple(self._candidate(*row) for row in ranked)
        confidence = ranked[0][0]
        rival = ranked[1][0] if len(ranked) > 1 else 0.0
        return Verdict(
            self._outcome(confidence, rival), ranked[0][1].proposal, confidence, candidates, candidates[0].evidence
        )

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


def _named(groups: Sequence[Group]) -> dict[str, str]:
    """Return the entities that a page names under a right and unshared name, with the surface first used."""
    named: dict[str, str] = {}
    for group in groups:
        right = [one for one in group.found if right_name(Proposal(one, 1.0, group.key))]
        if len(right) == 1:
            named.setdefault(right[0].entity.id, group.surface)
    return named
