"""The most dangerous step: what is rewritten, decided on resolutions made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from namenorm.config import Config
from namenorm.resolve.rewrite import edits
from namenorm.values import Edit, EntityRef, Evidence, Mention, Resolution, Span

SURE = Resolution(
    mention=Mention(10, 16, "Dai Bo", "person", "index"),
    outcome="matched",
    entity=EntityRef("x:daly", "Robert Daly"),
    rendering="Robert Daly",
    confidence=0.99,
    candidates=(),
    cluster=0,
    evidence=(Evidence("derived-spelling", "", 2.0),),
    relation="pinyin-of-exonym",
)
CONFIG = Config(rewrite_at=0.95)
ALSO = Config(rewrite_at=0.95, rewrite=("matched", "suspected"))
NEAR = replace(SURE, relation="near")
SOURCE = (Evidence("source", "the original has 戴博", 3.0),)


@pytest.mark.parametrize("relation", ["pinyin-of-exonym", "pinyin-of-native", "spacing", "misspelling"])
def test_what_a_spelling_proves_is_rewritten(relation: str) -> None:
    one = replace(SURE, relation=relation)  # type: ignore[arg-type]
    assert edits([one], [], CONFIG) == (Edit(10, 16, "Dai Bo", "Robert Daly"),)


@pytest.mark.parametrize(
    "one",
    [
        replace(SURE, confidence=0.94),
        replace(SURE, outcome="suspected"),
        replace(SURE, outcome="ambiguous"),
        replace(SURE, outcome="unknown"),
        replace(SURE, rendering=None),
        replace(SURE, rendering="Dai Bo"),
        replace(SURE, relation="order"),
        replace(SURE, relation="attested"),
        replace(SURE, relation="speaker"),
        replace(SURE, relation="unlisted-foreigner"),
        replace(SURE, relation="unlisted-chinese"),
        replace(SURE, relation=None),
        NEAR,
        replace(NEAR, evidence=(Evidence("source", "the original lacks it", -3.0),)),
        replace(SURE, evidence=(*SURE.evidence, Evidence("unverified", "", 0.0))),
        replace(SURE, relation="pinyin-of-native", evidence=(Evidence("attested-spelling", "Dai-Bo", 3.0),)),
        replace(SURE, mention=replace(SURE.mention, type="org")),
        replace(SURE, mention=replace(SURE.mention, type="place")),
    ],
    ids=lambda one: f"{one.outcome} {one.relation} {one.rendering} {one.mention.type}",
)
def test_what_is_less_than_certain_is_left(one: Resolution) -> None:
    assert edits([one], [], CONFIG) == ()


def test_similar_letters_need_the_original() -> None:
    assert len(edits([replace(NEAR, evidence=SOURCE)], [], CONFIG)) == 1


@pytest.mark.parametrize(
    ("quotation", "count"), [(Span(5, 20), 0), (Span(10, 16), 0), (Span(0, 10), 1), (Span(16, 30), 1)]
)
def test_quotations_are_left_whatever_the_user_asks_for(quotation: Span, count: int) -> None:
    assert len(edits([SURE], [quotation], ALSO)) == count


def test_suspected_names_are_the_users_own_risk_and_links_stay_out() -> None:
    suspected = replace(SURE, outcome="suspected", confidence=0.6)
    assert len(edits([suspected], [], ALSO)) == 1
    assert edits([replace(suspected, relation="speaker")], [], ALSO) == ()


def test_the_threshold_is_reached_by_equality() -> None:
    assert len(edits([replace(SURE, confidence=0.95)], [], CONFIG)) == 1
    assert edits([SURE], [], Config(rewrite_at=1.0)) == ()
