"""How well known people are: counted under their Chinese names, and not where a name is a word."""

from __future__ import annotations

from genscripts.renown import lines, renowned
from namenorm.gazetteer.model import Entity, EntityKind, Name
from namenorm.pipeline import Normaliser

ZIPF = {"周杰伦": 3.52, "黎明": 4.01, "台北": 4.4, "周杰": 2.0}
WORDS = {"黎明": 4.01}


def _entity(kind: EntityKind, *names: str) -> Entity:
    return Entity(id=names[0], kind=kind, name=names[0], names=tuple(Name(one, "zh", "native") for one in names))


def test_persons_count_under_simplified_names_that_are_no_words() -> None:
    book = (_entity("person", "周杰倫"), _entity("person", "黎明"), _entity("place", "台北"), _entity("person", "某某"))
    assert renowned(book, ZIPF, WORDS) == {"周杰伦": 3.52}


def test_the_best_known_stand_first() -> None:
    assert list(lines({"乙": 2.04, "甲": 3.5, "丙": 2.0})) == ["35: >-", "  甲", "20: >-", "  丙 乙"]


def test_a_singer_known_to_all_is_meant_where_a_namesake_of_nobody_in_the_news_is_not(bundled: Normaliser) -> None:
    page = "The concert was sold out. {} sang for three hours."
    of_star, of_other = (bundled.check(page.format(name)) for name in ("Zhou Jielun", "Li Zhehui"))
    assert [one.suggestion for one in of_star.findings] == ["Jay Chou"]
    assert not of_other.findings
