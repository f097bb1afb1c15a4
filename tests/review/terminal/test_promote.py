from __future__ import annotations

import pytest

from namenorm.gazetteer.store.promotion import AddEntity
from namenorm.review.terminal.asking import entered
from namenorm.review.terminal.state import Review


@pytest.mark.parametrize(
    ("name", "original", "lang", "countries", "kind", "tag"),
    [
        ("Robert Daly", "戴博", "zh-Hans", "US", "alias", "zh-Hans"),
        ("Ja Ian Chong", "庄嘉颖", "zh-Hans", "SG", "native", "zh-Hans"),
        ("Yoon Suk-yeol", "윤석열", "", "KR", "native", "ko"),
        ("Yoon Suk-yeol", "尹锡悦", "zh", "KR", "alias", "zh"),
    ],
)
def test_a_name_in_the_original_is_somebodys_own_or_how_the_press_calls_them(
    review: Review, name: str, original: str, lang: str, countries: str, kind: str, tag: str
) -> None:
    said = {"name": name, "surname": "", "original": original, "lang": lang, "about": "", "kind": "person"}
    assert review.state.item is not None
    one = entered(review.state.item, {**said, "countries": countries.lower()}, "en")
    assert isinstance(one.promote, AddEntity)
    found = one.promote.entity.names[1]
    assert (found.text, found.kind, found.lang) == (original, kind, tag)
    assert (one.verdict, one.rendering) == ("edit", name)
