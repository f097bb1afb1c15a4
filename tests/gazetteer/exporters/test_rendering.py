"""What stands in a target language for a name."""

from __future__ import annotations

from typing import Any

import pytest

from namenorm.gazetteer.exporters.names import rendering
from namenorm.gazetteer.model import Entity, Name
from tests.books import cases


@pytest.mark.parametrize(("given", "expect"), cases("gazetteer/renderings"))
def test_what_stands_for_a_name(given: dict[str, Any], expect: str | None) -> None:
    names = (Name(given["name"], "en", "canonical"), *(Name(*one) for one in given["names"]))
    entity = Entity("mine:x", given["kind"], given["name"], given["surname"], names=names)
    source = next(one for one in names if one.text == given["source"])
    found = rendering(entity, source, given["from"], given["to"])
    assert (None if found is None else found.text) == expect


def test_an_unconfirmed_name_is_the_last_choice() -> None:
    names = (
        Name("Anna Berg", "en", "canonical"),
        Name("安娜", "zh", "native", verified=False),
        Name("安纳", "zh", "alias"),
    )
    entity = Entity("mine:x", "person", "Anna Berg", "Berg", names=names)
    found = rendering(entity, names[0], "en", "zh")
    assert found is not None
    assert found.text == "安纳"
