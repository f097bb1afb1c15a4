"""Decisions, on cases that are data: tests/cases/resolve/decision.jsonl. Outcomes, never exact confidences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Report, Resolution
from tests.books import cases


def _seen(report: Report, surface: str) -> dict[str, Any]:
    one = [one for one in report.resolutions if one.mention.text == surface][-1]
    return {
        "outcome": one.outcome,
        "entity": one.entity.id if one.entity else None,
        "rendering": one.rendering,
        "rewritten": any(edit.start == one.mention.start for edit in report.edits),
    }


@pytest.mark.parametrize(("given", "expect"), cases("resolve/decision"))
def test_case(nn: Normaliser, given: dict[str, str], expect: dict[str, Any]) -> None:
    about = {name: value for name, value in given.items() if name != "surface"}
    seen = _seen(nn.check(Document("case", **about)), given["surface"])
    wanted = {name: value for name, value in expect.items() if name != "outcome"}
    assert seen["outcome"] in expect.get("outcome", [seen["outcome"]])
    assert {name: seen[name] for name in wanted} == wanted


def _resolutions(nn: Normaliser, text: str) -> list[Resolution]:
    return list(nn.check(text).resolutions)


def test_mentions_of_one_person_share_a_cluster_and_others_do_not(nn: Normaliser) -> None:
    text = (
        "Taiwan's President Lai Ching-te spoke. Taiwan's President Lai Qingde left Taipei. Lai and Chen Xiaoming ate."
    )
    clusters = {one.mention.text: one.cluster for one in _resolutions(nn, text)}
    assert clusters["Lai Ching-te"] == clusters["Lai Qingde"] == clusters["Lai"]
    assert clusters["Chen Xiaoming"] != clusters["Lai"]


def test_candidates_are_ranked_and_the_first_is_the_entity(nn: Normaliser) -> None:
    [one] = _resolutions(nn, "The economist Zhang Wei of Fudan University warned of debts.")
    scores = [candidate.score for candidate in one.candidates]
    assert len(scores) == 2
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) < 1, "there is room for neither of them"
    assert one.entity is not None
    assert (one.entity.id, one.confidence) == (one.candidates[0].entity_id, scores[0])


def test_each_piece_of_context_speaks_for_the_person_it_describes(nn: Normaliser) -> None:
    texts = [
        "Fu Gaoyi spoke.",
        "Fu Gaoyi spoke in America.",
        "American sociologist Fu Gaoyi of Harvard University spoke.",
    ]
    scores = [_resolutions(nn, text)[0].confidence for text in texts]
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


def test_the_reasoning_is_told_by_weight(nn: Normaliser) -> None:
    [one] = _resolutions(nn, "American sociologist Fu Gaoyi of Harvard University spoke.")
    weights = [abs(line.weight) for line in one.evidence]
    assert weights == sorted(weights, reverse=True)
    assert {"derived-spelling", "country", "affiliation"} <= {line.kind for line in one.evidence}
    assert "傅高义" in next(line.detail for line in one.evidence if line.kind == "derived-spelling")


def test_thresholds_are_the_callers(index_file: Path) -> None:
    """The same page under a threshold that nothing reaches, and under one that everything does."""
    text = "American sociologist Fu Gaoyi of Harvard University spoke."
    strict = Normaliser(index_file, config=Config(suspect_at=1.0, match_at=1.0, rewrite_at=1.0)).check(text)
    loose = Normaliser(index_file, config=Config(suspect_at=0.0, match_at=0.0, rewrite_at=0.0)).check(text)
    assert [one.outcome for one in strict.resolutions] == ["unknown"]
    assert [one.outcome for one in loose.resolutions] == ["matched"]
    assert (len(strict.edits), len(loose.edits)) == (0, 1)
    assert strict.signature != loose.signature
