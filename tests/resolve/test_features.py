"""Features: what is said of any name and candidate, and what one change of the text changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.index.stack import Stack
from namenorm.pipeline import Normaliser
from namenorm.resolve.decide import case_features
from namenorm.resolve.features import FEATURES, RELATIONS
from tests.pages import cases_of, resolver

TEXTS = st.lists(
    st.sampled_from(
        [
            "Fu Gaoyi ",
            "Fu Gaoyi said ",
            "American sociologist Fu Gaoyi ",
            "Zhang Wei ",
            "Lai Ching te ",
            "likeqiang ",
            "Yoon Seok-yuel ",
            "in Seoul. ",
            "Ezra Vogel, a professor, ",
            "(傅高义) ",
            "WHO ",
            "Kiev ",
            "“",
            "”",
            ". ",
            "\n",
        ]
    ),
    max_size=12,
).map("".join)


@given(text=TEXTS)
@settings(max_examples=40)
def test_every_feature_is_known_finite_and_told_only_if_it_is_not_zero(small: Stack, text: str) -> None:
    for case in cases_of(text, resolver(small)):
        values = case_features(case)
        assert set(values) <= set(FEATURES)
        assert all(value and -10 < value < 10 for value in values.values())
        if "thing" not in values:
            assert [name for name in RELATIONS if name in values] != []
            assert sum(values.get(name, 0.0) for name in RELATIONS) == 1, "one relation, and one only"


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("Fu Gaoyi spoke.", {"pinyin"}, {"country-of-mention", "named-in-text", "gloss", "attested"}),
        ("American scholar Fu Gaoyi spoke.", {"pinyin", "country-of-mention"}, {"rival-country", "third-country"}),
        ("Fu Gaoyi spoke in America.", {"country-near"}, {"country-of-mention", "country-in-text"}),
        ("America lost. Fu Gaoyi spoke.", {"country-in-text"}, {"country-of-mention", "country-near"}),
        ("Fu Gaoyi spoke in Japan.", {"third-country"}, {"rival-country", "country-near", "country-in-text"}),
        ("Fu Gaoyi spoke in Taiwan.", {"rival-country"}, {"third-country"}),
        ("The Japanese farmer Fu Gaoyi spoke.", {"introduced-elsewhere"}, {"country-of-mention"}),
        ("Fu Gaoyi of Harvard University spoke.", {"role-words"}, {"introduced-otherwise"}),
        ("Fu Gaoyi, a florist, spoke.", {"introduced-otherwise"}, {"country-of-mention"}),
        ("Fu Gaoyi, the sixth, spoke.", {"pinyin"}, {"introduced-otherwise"}),
        ("Ezra Vogel came. Fu Gaoyi spoke.", {"named-in-text"}, {"gloss"}),
        ("Fu Gaoyi (傅高义) spoke.", {"gloss"}, set()),
        ("Gaoyi Fu spoke.", {"pinyin-rare"}, {"pinyin"}),
        ("Fugaoyi spoke.", {"joined"}, set()),
        ("Fu Gaoyi spoke of Yi Ming.", {"pinyin"}, {"unverified"}),
    ],
)
def test_what_the_text_says_of_a_person(small: Stack, text: str, has: set[str], lacks: set[str]) -> None:
    [case] = [one for one in cases_of(text, resolver(small)) if "gaoyi" in one.group.key]
    names = set(case_features(case))
    assert has <= names
    assert not lacks & names


@pytest.mark.parametrize(("text", "fits"), [("President Yoon Seok-yuel spoke.", 1.0), ("Yoon Seok-yuel spoke.", 0.0)])
def test_a_similar_name_in_the_office_of_a_candidate(bundled: Normaliser, text: str, fits: float) -> None:
    every = cases_of(text, bundled._road("en").resolver)
    [case] = [one for one in every if one.proposal.found.entity.name == "Yoon Suk Yeol"]
    assert case.proposal.nearness < 1
    assert case_features(case).get("near-office", 0.0) == fits


@pytest.mark.parametrize(
    ("printed", "name", "strange"),
    [
        ("Christine Lagard", "Christine Lagarde", 1.0),
        ("Paul Krugmann", "Paul Krugman", 1.0),
        ("Janet Allen", "Janet Yellen", 0.0),  # so are others called
        ("Elon Mask", "Elon Musk", 0.0),  # a word
        ("Yoon Seok-yuel", "Yoon Suk Yeol", 0.0),  # of names of Korea no list is full
    ],
)
def test_a_word_that_is_nobodys_name(bundled: Normaliser, printed: str, name: str, strange: float) -> None:
    every = cases_of(f"{printed} spoke.", bundled._road("en").resolver)
    [case] = [one for one in every if one.proposal.found.entity.name == name]
    assert case_features(case).get("near-strange", 0.0) == strange


def test_a_name_that_no_second_source_confirms_is_marked(small: Stack) -> None:
    [case] = cases_of("Yi Ming spoke.", resolver(small))
    assert case_features(case)["unverified"] == 1
