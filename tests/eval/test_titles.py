"""Leaders in the ways in which news prints them."""

from __future__ import annotations

from eval.titles.documents import documents
from eval.titles.leaders import leaders
from eval.titles.report import Checked, checked, table
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.model import Entity
from namenorm.pipeline import Normaliser
from tests.eval.made import flag

_ABE = Entity("t:abe", "person", "Shinzo Abe", "Abe", "former prime minister of Japan", ("JP",), "m")
_CHINH = Entity("t:chinh", "person", "Pham Minh Chinh", "Pham", "Prime Minister of Vietnam", ("VN",), "m")
_POET = Entity("t:poet", "person", "Bei Dao", "Bei", "Chinese poet", ("CN",), "m")


def test_a_leader_is_who_is_introduced_by_an_office() -> None:
    found = list(leaders((_ABE, _CHINH, _POET)))
    assert [(one.entity.id, one.office, one.country, one.demonym) for one in found] == [
        ("t:abe", "prime minister", "Japan", "Japanese"),
        ("t:chinh", "prime minister", "Vietnam", "Vietnamese"),
    ]


def test_each_way_prints_the_name_as_the_country_has_it() -> None:
    texts = {(one.leader, one.way): one.text for one in documents(list(leaders((_ABE, _CHINH))))}
    assert texts["t:abe", "order of the country"] == "Prime Minister Abe Shinzo will attend the meeting."
    assert ("t:chinh", "order of the country") not in texts
    assert (
        texts["t:chinh", "government of the name"] == "Officials of the Chinh administration called the plan premature."
    )
    assert (
        texts["t:abe", "list of leaders"] == "Prime Minister Abe, Pham Minh Chinh and Shinzo Abe sat in the same row."
    )
    assert not any("{" in text for text in texts.values())


def test_the_table_counts_pages_flags_and_notes() -> None:
    pages = [one for one in documents(list(leaders((_ABE,)))) if one.way == "order of the country"]
    finding = flag(pages[0].text, "Abe", None)
    lines = list(table([Checked(pages[0], (finding, finding), ()), Checked(pages[0], (), (finding,))]))
    assert lines[1].split()[-4:] == ["2", "1", "500.00", "1"]
    assert lines[-1].split() == ["all", "2", "1", "500.00", "1"]


def test_hardly_a_right_name_of_a_leader_is_flagged(bundled: Normaliser) -> None:
    people = list(leaders(load_book(None).entities.values()))[::60]
    rows = list(checked(documents(people), bundled))
    assert len(rows) > 1500
    assert 1000 * sum(bool(one.flags) for one in rows) <= 2 * len(rows)
