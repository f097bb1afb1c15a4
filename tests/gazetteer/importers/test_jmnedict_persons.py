"""Which entries of JMnedict are Japanese persons, and what English prints for them."""

from __future__ import annotations

import pytest

from namenorm.gazetteer.importers.held import Held
from namenorm.gazetteer.importers.jmnedict_persons import entities, entity, person
from namenorm.gazetteer.model import Entity, Name
from namenorm.romanise.hepburn import Hepburn
from namenorm.rules import Rules
from tests.books import cases

HEPBURN = Rules("ja").built("hepburn", Hepburn)
SURNAMES = frozenset(
    {
        ("林", "hayashi"),
        ("大谷", "ootani"),
        ("大浦", "ooura"),
        ("河内", "kawauchi"),
        ("上杉", "uesugi"),
        ("王", "ou"),
        ("後", "go"),
        ("境川", "sakaigawa"),
    }
)


@pytest.mark.parametrize(("row", "expect"), cases("importers/jmnedict_persons"))
def test_a_person(row: list[str], expect: list[str] | None) -> None:
    found = person(1, (row[0],), row[1], row[2], SURNAMES)
    made = entity(found, HEPBURN) if found else None
    assert ([made.name, made.surname, made.about] if made else None) == expect


def test_names_in_kanji_and_kana_are_native() -> None:
    found = person(7, ("林芳正", "林芳政"), "はやしよしまさ", "Hayashi Yoshimasa", SURNAMES)
    assert found is not None
    made = entity(found, HEPBURN)
    assert (made.id, made.countries) == ("jmnedict:7", ("JP",))
    assert [(name.text, name.lang, name.kind) for name in made.names] == [
        ("Yoshimasa Hayashi", "en", "canonical"),
        ("林芳正", "ja", "native"),
        ("林芳政", "ja", "native"),
        ("はやしよしまさ", "ja-Hira", "native"),
    ]


def test_each_person_once_and_nobody_whom_the_book_has() -> None:
    rows = [
        (1, "Hayashi Yoshimasa (1961.1.19-)", "林芳正", "はやしよしまさ"),
        (2, "Ootani Shouhei", "大谷翔平", "おおたにしょうへい"),
        (3, "Ootani Shouhei", "大谷翔平", "おおたにしょうへい"),
        (4, "Ootani Shouhei (1950-)", "大谷翔平", "おおたにしょうへい"),
        (4, "Ootani Kakehira", "大谷翔平", "おおたにしょうへい"),
    ]
    held = Held([Entity("c:1", "person", "Yoshimasa Hayashi", names=(Name("林芳正", "ja", "native"),))], "person")
    assert [one.id for one in entities(rows, SURNAMES, HEPBURN, held)] == ["jmnedict:2", "jmnedict:4"]
