"""NN408 in several languages: denials that only the translation has."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.config import Config
from namenorm.pipeline import Normaliser

AFFIRMED = {
    "zh": "大臣星期一宣布，港口的新渡轮将在春天开航。",
    "ja": "大臣は月曜日、港の新しいフェリーが春に運航を始めると発表した。",
    "ru": "В понедельник министр объявил, что новый паром начнёт ходить весной.",
}
DENIED = {
    "zh": "大臣星期一宣布，港口的新渡轮不会在春天开航。",
    "ja": "大臣は月曜日、港の新しいフェリーは春に運航を始めないと発表した。",
    "ru": "В понедельник министр объявил, что новый паром не начнёт ходить весной.",
}
REFUSED = {
    "zh": "大臣星期一拒绝让新渡轮在春天开航。",
    "ja": "大臣は月曜日、新しいフェリーの春の運航を拒否した。",
    "ru": "В понедельник министр отказался открыть новую линию весной.",
}
TEXT = "On Monday the minister announced that the new ferry will {}start to sail in the spring."


@pytest.fixture(scope="module")
def normaliser(index_file: Path) -> Normaliser:
    return Normaliser(gazetteer=index_file, config=Config(select=("NN408",)))


def _found(normaliser: Normaliser, text: str, source: str, lang: str) -> list[str]:
    return [one.surface for one in normaliser.check(text, source=source, source_lang=lang).findings]


@pytest.mark.parametrize("lang", AFFIRMED)
def test_a_denial_that_the_original_does_not_have(normaliser: Normaliser, lang: str) -> None:
    assert _found(normaliser, TEXT.format("not "), AFFIRMED[lang], lang) == ["not"]
    assert _found(normaliser, TEXT.format(""), AFFIRMED[lang], lang) == []


@pytest.mark.parametrize("lang", AFFIRMED)
@pytest.mark.parametrize("sources", [DENIED, REFUSED])
def test_whatever_may_deny_excuses(normaliser: Normaliser, lang: str, sources: dict[str, str]) -> None:
    assert _found(normaliser, TEXT.format("not "), sources[lang], lang) == []


@pytest.mark.parametrize("lang", AFFIRMED)
@pytest.mark.parametrize("added", ["not only ", "not just ", "not even "])
def test_what_denies_nothing_by_itself(normaliser: Normaliser, lang: str, added: str) -> None:
    assert _found(normaliser, TEXT.format(added), AFFIRMED[lang], lang) == []


@pytest.mark.parametrize("lang", AFFIRMED)
def test_a_denial_that_has_moved(normaliser: Normaliser, lang: str) -> None:
    source = f"{AFFIRMED[lang]}\n{DENIED[lang]}"
    text = f"{TEXT.format('not ')}\n{TEXT.format('')}"
    assert "not" not in _found(normaliser, text, source, lang)
