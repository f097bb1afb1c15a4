"""What the tests share that judge the page with which the project began."""

from __future__ import annotations

import pytest

from namenorm.gazetteer.files import Book
from namenorm.pipeline import Normaliser

DALY = "Robert Daly"


@pytest.fixture(scope="module")
def meant(bundled: Normaliser, text: str) -> Book:
    """Of the published book, everybody and everything that may be meant on the page, but for one.

    What the page gives with all of the book is for ``test_seed``: to load and compile it would take half a minute.
    """
    report = bundled.check(text)
    proposed = (one for each in report.resolutions for one in each.candidates)
    found = (bundled.entity(one.entity_id) for one in proposed if one.entity_id)
    entities = {one.id: one for one in found if one is not None and one.name != DALY}
    assert len(entities) > 20
    return Book(entities)
