"""Entities in a target language: what is printed, what is found, and that no other language knows of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.gazetteer.model import Entity, Name, localised
from namenorm.index.stack import Stack
from namenorm.pipeline import Normaliser
from namenorm.values import Document
from tests import books

ZELENSKYY = Entity(
    "test:zelenskyy",
    "person",
    "Volodymyr Zelenskyy",
    surname="Zelenskyy",
    about="President of Ukraine",
    countries=("UA",),
    names=(
        Name("Volodymyr Zelenskyy", "en", "canonical"),
        Name("泽连斯基", "zh", "alias"),
        Name("Wolodymyr Selenskyj", "de", "canonical"),
        Name("Selenskyj", "de", "short"),
    ),
)


def _asked(folder: Path, lang: str) -> Stack:
    return Stack(books.stack([ZELENSKYY], folder=folder).indexes, lang)


@pytest.mark.parametrize(
    ("lang", "name", "surname"),
    [
        ("de", "Wolodymyr Selenskyj", "Selenskyj"),
        ("en", "Volodymyr Zelenskyy", "Zelenskyy"),
        ("fr", "Volodymyr Zelenskyy", "Zelenskyy"),
    ],
)
def test_a_language_has_its_own_name_or_the_english_one(lang: str, name: str, surname: str) -> None:
    found = localised(ZELENSKYY, lang)
    assert (found.name, found.surname, found.names) == (name, surname, ZELENSKYY.names)


def test_a_surname_in_front_stays_in_front() -> None:
    names = (Name("Yi Jung-jae", "en", "canonical"), Name("Lee Jung Jae", "de", "canonical"))
    assert localised(Entity("test:yi", "person", "Yi Jung-jae", surname="Yi", names=names), "de").surname == "Lee"


def test_the_names_of_a_language_are_found_in_it_alone(tmp_path: Path) -> None:
    german, english = _asked(tmp_path, "de"), _asked(tmp_path, "en")
    key = "wolodymyrselenskyj"
    assert [one.entity.name for one in german.find(key)] == ["Wolodymyr Selenskyj"]
    assert key in german.keys("wolo")
    assert german.prefixes(f"{key}sprach") == [key]
    assert german.near("wolodymirselenskij") == [(key, 2)]
    assert not english.find(key)
    assert not english.keys("wolo")
    assert not english.prefixes(f"{key}sprach")
    assert not english.near("wolodymirselenskij")
    assert not [one for one in english.keys("") if not one.isalnum()]


def test_a_document_is_read_and_rewritten_in_its_own_language(tmp_path: Path) -> None:
    books.stack([ZELENSKYY], folder=tmp_path)
    nn = Normaliser(gazetteer=tmp_path / "0.index")
    german = nn.check(Document("a", "Der ukrainische Präsident Zeliansiji sprach in Kiew.", lang="de-AT"))
    english = nn.check(Document("b", "Ukraine's President Zeliansiji spoke in Kyiv.", lang="en"))
    assert [one.suggestion for one in german.findings] == ["Wolodymyr Selenskyj"]
    assert [one.suggestion for one in english.findings] == ["Volodymyr Zelenskyy"]
