"""The most dangerous step: what is rewritten, decided on resolutions made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from namenorm.config import Config
from namenorm.resolve.blocked import edits, with_reasons
from namenorm.rules import Rules
from namenorm.text.page_text import page_text
from namenorm.text.typography import usual
from namenorm.values import Edit, EntityRef, Evidence, Mention, Resolution

ENGLISH = Rules("en")
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
PLAIN = "On Sunday Dai Bo spoke."


def decided(one: Resolution, text: str = PLAIN, config: Config = CONFIG) -> Resolution:
    """Return a resolution of the words that stand at its offsets with the reasons against its rewriting."""
    (found,) = with_reasons([one], page_text(text, usual(), lambda name: False), ENGLISH, config)
    return found


def made(one: Resolution, text: str = PLAIN, config: Config = CONFIG) -> tuple[Edit, ...]:
    return edits([decided(one, text, config)])


@pytest.mark.parametrize("relation", ["pinyin-of-exonym", "pinyin-of-native", "spacing", "misspelling"])
def test_what_a_spelling_proves_is_rewritten(relation: str) -> None:
    one = replace(SURE, relation=relation)  # type: ignore[arg-type]
    assert made(one) == (Edit(10, 16, "Dai Bo", "Robert Daly"),)


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (replace(SURE, confidence=0.94), "confidence"),
        (replace(SURE, outcome="suspected"), "outcome"),
        (replace(SURE, outcome="ambiguous"), "outcome"),
        (replace(SURE, outcome="unknown"), "outcome"),
        (replace(SURE, rendering=None), "nothing-to-write"),
        (replace(SURE, relation="order"), "unproven-order"),
        (replace(SURE, relation="attested"), "unproven-attested"),
        (replace(SURE, relation="speaker"), "unproven-speaker"),
        (replace(SURE, relation="unlisted-foreigner"), "unproven-unlisted-foreigner"),
        (replace(SURE, relation="unlisted-chinese"), "unproven-unlisted-chinese"),
        (replace(SURE, relation=None), "unproven-link"),
        (NEAR, "unproven-near"),
        (replace(NEAR, evidence=(Evidence("source", "the original lacks it", -3.0),)), "unproven-near"),
        (replace(SURE, evidence=(*SURE.evidence, Evidence("unverified", "", 0.0))), "unverified"),
        (
            replace(SURE, relation="pinyin-of-native", evidence=(Evidence("attested-spelling", "Dai-Bo", 3.0),)),
            "hyphen",
        ),
        (replace(SURE, mention=replace(SURE.mention, type="org")), "no-person"),
        (replace(SURE, mention=replace(SURE.mention, type="place")), "no-person"),
    ],
    ids=lambda one: one if isinstance(one, str) else f"{one.outcome} {one.relation} {one.mention.type}",
)
def test_what_is_less_than_certain_is_left_and_says_why(one: Resolution, reason: str) -> None:
    assert made(one) == ()
    assert decided(one).blocked_by == (reason,)


def test_what_is_right_needs_no_reason() -> None:
    assert made(replace(SURE, rendering="Dai Bo")) == ()
    assert decided(replace(SURE, rendering="Dai Bo")).blocked_by == ()


def test_similar_letters_need_the_original() -> None:
    assert len(made(replace(NEAR, evidence=SOURCE))) == 1


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("She said “Dai Bo spoke.”", ("quotation",)),
        ("She said ‘Dai Bo spoke.’", ("quotation",)),
        ("> It was Dai Bo who spoke.", ("quotation",)),
        ("See also `Dai Bo` there.", ("code",)),
        ("“She”  is Dai Bo “or not”.", ()),
    ],
)
@pytest.mark.parametrize("config", [CONFIG, ALSO])
def test_its_place_may_forbid_it_whatever_the_user_asks_for(
    text: str, reasons: tuple[str, ...], config: Config
) -> None:
    at = text.index("Dai Bo")
    one = replace(SURE, mention=Mention(at, at + 6, "Dai Bo", "person", "index"))
    assert decided(one, text, config).blocked_by == reasons
    assert len(made(one, text, config)) == (not reasons)


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("On Monday Dai spoke.", True),
        ("On Monday\nDai spoke.", True),
        ("So said Dr Dai here.", True),
        ("It was Bei Dai\nBoxiong spoke.", False),
        ("It is Dai\n\nBoxiong spoke.", True),
        ("Then Quixwell Dai spoke.", False),
        ("He asked Dai‐Boxiong to go.", False),
    ],
)
def test_a_surname_is_left_beside_a_word_that_may_belong_to_the_name(text: str, free: bool) -> None:
    at = text.index("Dai")
    one = replace(SURE, mention=Mention(at, at + 3, "Dai", "person", "shape"), rendering="Daly")
    assert decided(one, text).blocked_by == (() if free else ("part-of-a-name",))


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("They met on Dai Bo Road.", False),
        ("They met in the Dai Bo Memorial Hall.", False),
        ("The Dai Bo\nFoundation paid.", False),
        ("The Dai Bo administration fell.", True),
        ("Dai Bo Says Road Is Open", True),
        ("So said Dai Bo. Road works began.", True),
    ],
)
def test_a_person_is_left_in_the_name_of_a_thing(text: str, free: bool) -> None:
    at = text.index("Dai Bo")
    one = replace(SURE, mention=Mention(at, at + 6, "Dai Bo", "person", "index"))
    assert decided(one, text).blocked_by == (() if free else ("part-of-a-thing",))


def test_suspected_names_are_the_users_own_risk_and_links_stay_out() -> None:
    suspected = replace(SURE, outcome="suspected", confidence=0.6)
    assert len(made(suspected, config=ALSO)) == 1
    assert made(replace(suspected, relation="speaker"), config=ALSO) == ()


def test_the_threshold_is_reached_by_equality() -> None:
    assert len(made(replace(SURE, confidence=0.95))) == 1
    assert made(SURE, config=Config(rewrite_at=1.0)) == ()
