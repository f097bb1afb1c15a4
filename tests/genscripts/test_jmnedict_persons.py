"""Which entries of JMnedict are Japanese persons, and what English prints for them."""

from __future__ import annotations

import pytest

from genscripts.held import Held
from genscripts.jmnedict_persons import entities, entity, person
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


@pytest.mark.parametrize(("row", "expect"), cases("genscripts/jmnedict_persons"))
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


def test_the_kana_of_a_surname_in_the_middle_is_hiragana() -> None:
    found = person(8, ("上杉謙",), "うえすギけん", "Uesugi Ken", SURNAMES)
    assert found is not None
    assert entity(found, HEPBURN).names[-1].text == "うえすぎけん"


NOBODY = Held((), "person")


def test_each_person_once_and_nobody_whom_the_book_has() -> None:
    rows = [
        (1, "Hayashi Yoshimasa (1961.1.19-)", "林芳正", "はやしよしまさ"),
        (2, "Ootani Shouhei", "大谷翔平", "おおたにしょうへい"),
        (3, "Ootani Shouhei", "大谷翔平", "おおたにしょうへい"),
        (4, "Ootani Kakehira", "大谷翔平", "おおたにしょうへい"),
        (4, "Ootani Shouhei", "大谷翔平", "おおたにしょうへい"),
    ]
    held = Held([Entity("c:1", "person", "Yoshimasa Hayashi", names=(Name("林芳正", "ja", "native"),))], "person")
    found = [(one.id, one.name) for one in entities(rows, SURNAMES, HEPBURN, held)]
    assert found == [("jmnedict:2", "Shohei Otani"), ("jmnedict:4", "Kakehira Otani")]


def test_one_name_is_one_person_unless_the_years_of_birth_differ() -> None:
    rows = [
        (1, "Ootani Mayumi", "大谷真由美", "おおたにまゆみ"),
        (2, "Ootani Mayumi (1950-)", "大谷眞由美", "おおたにまゆみ"),
        (3, "Outani Mayumi (1950-)", "大谷真由美", "おうたにまゆみ"),
        (4, "Ootani Mayumi (1971-)", "大谷真由美", "おおたにまゆみ"),
        (5, "Ootani Mayumi (1971-)", "大谷真弓", "おおたにまゆみ"),
    ]
    surnames = SURNAMES | {("大谷", "outani")}
    first, second, other = entities(rows, surnames, HEPBURN, NOBODY)
    assert (first.id, first.about) == ("jmnedict:2", "Japanese, born in 1950")
    assert [name.text for name in first.names if name.lang == "ja"] == ["大谷眞由美", "大谷真由美"]
    assert (first.not_same_as, second.not_same_as) == (("jmnedict:4",), ("jmnedict:2",))
    assert (other.id, other.not_same_as) == ("jmnedict:5", ())
