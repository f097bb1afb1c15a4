"""The books of the index benchmark: the same by seed, and of the make that the benchmark tells."""

from __future__ import annotations

import pytest

pytest.importorskip("rigour")
pytest.importorskip("zstandard")

from eval.bench.made_book import Maker
from namenorm.text.key import has_han


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(seed=1)


def test_each_entity_has_five_names_two_of_them_in_han_characters(maker: Maker) -> None:
    for entity in maker.entities(300):
        assert len(entity.names) == 5
        assert sum(has_han(name.text) for name in entity.names) == 2
        assert entity.surname in entity.name.split()


def test_a_larger_book_of_a_seed_begins_with_the_smaller_and_another_seed_makes_another(maker: Maker) -> None:
    small, large, other = list(maker.entities(50)), list(Maker(1).entities(80)), list(Maker(2).entities(50))
    assert small == large[:50]
    assert not {one.name for one in small} >= {one.name for one in other}
    assert len({one.id for one in large}) == 80


def test_identifiers_do_not_come_in_their_order(maker: Maker) -> None:
    ids = [one.id for one in maker.entities(50)]
    assert ids != sorted(ids)
