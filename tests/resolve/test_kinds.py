"""A name of one kind of thing is no name of another kind: companies, roads and papers are no politicians."""

from __future__ import annotations

from itertools import islice

import pytest

from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.mentions.thing_words import thing_words
from namenorm.pipeline import Normaliser
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules

# What machines print for people who are called otherwise, with a country that speaks for them.
BROKEN = {
    "Huang Yingxian": "Australia",
    "Huang Xuncai": "Singapore",
    "Lin Fangzheng": "Japan",
    "Lai Qingde": "Taiwan",
    "Cai Yingwen": "Taiwan",
    "Yin Xiyue": "South Korea",
    "Li Xing": "Taiwan",
}
BEHIND = ["The {} Bridge in {} was closed.", "In {1}, {0} Film Company made the picture.", "{} Road runs through {}."]
BEFORE = ["The film “{}” was shown in {}.", "The newspaper {} of {} wrote so.", "The company {}, of {}, grew."]
OWN = ["The {} Administration in {} said no.", "The {} government of {} said no."]
PAPERS = [
    "Ming Bao",
    "Dagong Bao",
    "Lianhe Bao",
    "Xin Bao",
    "Jing Bao",
    "Xing Dao",
    "Wen Hui",
    "Dong Fang",
    "Guang Hua",
    "Nanyang Shangbao",
]
MOST_TOWNS = 200


def _persons(normaliser: Normaliser, text: str) -> list[tuple[str, str | None]]:
    """Return the findings by which a name becomes a person's."""
    found = normaliser.check(text).findings
    kinds = {one.entity.id: entity.kind for one in found if one.entity and (entity := normaliser.entity(one.entity.id))}
    return [(one.surface, one.suggestion) for one in found if one.entity and kinds[one.entity.id] == "person"]


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("sentence", [*BEHIND, *BEFORE])
def test_what_is_called_like_somebody_is_not_he(bundled: Normaliser, name: str, sentence: str) -> None:
    assert _persons(bundled, sentence.format(name, BROKEN[name])) == []


@pytest.mark.parametrize("head", sorted(thing_words(Rules("en")).heads))
def test_every_kind_of_thing_tells(bundled: Normaliser, head: str) -> None:
    assert _persons(bundled, f"In Singapore, the Huang Xuncai {head.title()} stood empty.") == []


def test_so_it_does_in_german(bundled: Normaliser) -> None:
    german = [
        one.format("Huang Xuncai") for one in ("Das {} Krankenhaus in Singapur.", "Die Firma {} in Singapur wuchs.")
    ]
    assert [one.suggestion for text in german for one in bundled.check(text, lang="de").findings] == []


@pytest.mark.parametrize("name", list(BROKEN)[1:5])
@pytest.mark.parametrize("sentence", OWN)
def test_a_government_is_its_heads(bundled: Normaliser, name: str, sentence: str) -> None:
    found = _persons(bundled, sentence.format(name, BROKEN[name]))
    assert [one[0] for one in found] == [name]


def test_a_page_that_names_the_person_speaks_for_it(bundled: Normaliser) -> None:
    text = "Singapore's Prime Minister Lawrence Wong opened the Huang Xuncai Bridge in Singapore."
    assert _persons(bundled, text) == [("Huang Xuncai", "Lawrence Wong")]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("city", ["Hong Kong", "Taipei", "Kuala Lumpur"])
def test_a_paper_is_no_person(bundled: Normaliser, paper: str, city: str) -> None:
    assert _persons(bundled, f"According to {paper}, a paper of {city}, trade grew.") == []


def test_who_is_looked_up_is_no_town(bundled: Normaliser) -> None:
    """Every second town of the book in whose letters a name in pinyin can be read is asked for as that name."""
    pinyin = PinyinReader(Rules("zh"))
    towns = (one.name for one in load_book(bundled_folder() / "imported").entities.values() if one.kind == "place")
    asked = 0
    for town in islice((one for one in towns if one.isalpha() and one.isascii()), 0, None, 2):
        name = _divided(pinyin, town.lower())
        if name is None:
            continue
        asked += 1
        first = bundled.lookup(name, limit=1)[0]
        entity = bundled.entity(first.entity_id)
        assert entity is not None
        assert entity.kind == "person" or first.score < 0.5, (name, first.name, first.score)
        if asked == MOST_TOWNS:
            break
    assert asked == MOST_TOWNS


def _divided(pinyin: PinyinReader, letters: str) -> str | None:
    """Return letters as surname and given name, if they can be read so."""
    for place in range(2, len(letters) - 1):
        words = letters[:place].title(), letters[place:].title()
        if pinyin.reading(words) is not None:
            return " ".join(words)
    return None
