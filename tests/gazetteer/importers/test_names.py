"""Scripts, surnames and Chinese names of one's own: what names say where the source does not."""

from __future__ import annotations

import pytest

from namenorm.gazetteer.importers.names import fits, is_latin, is_own_name, language_of, surname_in, surname_of
from namenorm.gazetteer.model import Name


@pytest.mark.parametrize(
    ("text", "lang", "expect"),
    [
        ("郭素沁", "zh", True),
        ("Robert", "zh", False),
        ("大S", "zh", True),
        ("プーチン", "zh", False),
        ("Путин", "ru", True),
        ("Путин", "uk", True),
        ("Putin", "ru", False),
        ("AKB48", "ja", True),
        ("", "en", False),
        ("123", "en", False),
        ("whatever", "tlh", True),
        ("", "tlh", False),
    ],
)
def test_how_a_language_is_written(text: str, lang: str, expect: bool) -> None:
    assert fits(text, lang) is expect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Anna", "und-Latn"),
        ("Ánna", "und-Latn"),
        ("Анна", "und-Cyrl"),
        ("安娜", "und-Hani"),
        ("大S", "und-Hani"),
        ("プーチン", "ja"),
        ("이재명", "ko"),
        ("أحمد", "und-Arab"),
        ("123", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_script(text: str, lang: str) -> None:
    assert language_of(text) == lang
    assert is_latin(text) is (lang == "und-Latn")


@pytest.mark.parametrize(
    ("name", "english", "countries", "expect"),
    [
        ("庄嘉颖", "Ja Ian Chong", (), True),
        ("莊嘉穎", "Chong Ja Ian", ("US",), True),
        ("郭素沁", "Teresa Kok", ("MY",), True),
        ("戴博", "Robert Daly", ("US",), False),
        ("骆家辉", "Gary Locke", ("US",), False),
        ("奥巴马", "Barack Obama", ("US",), False),
        ("李在明", "Lee Jae-myung", ("KR",), False),
        ("李小龙", "Bruce Lee", ("HK", "US"), True),
        ("努尔·白克力", "Nur Bekri", ("CN",), False),
        ("王", "Wang", (), False),
        ("", "", (), False),
    ],
)
def test_whose_chinese_name_is_their_own(name: str, english: str, countries: tuple[str, ...], expect: bool) -> None:
    assert is_own_name(name, english, countries) is expect


@pytest.mark.parametrize(
    ("name", "english", "expect"),
    [
        ("庄嘉颖", "Ja Ian Chong", "Chong"),
        ("欧阳修", "Ouyang Xiu", "Ouyang"),
        ("戴博", "Robert Daly", ""),
        ("王", "", ""),
    ],
)
def test_the_word_that_spells_the_surname(name: str, english: str, expect: str) -> None:
    assert surname_in(name, english) == expect


@pytest.mark.parametrize(
    ("english", "countries", "native", "expect"),
    [
        ("Xi Jinping", ("CN",), "", "Xi"),
        ("Bruce Lee", ("HK",), "李小龙", "Lee"),
        ("Lee Jae-yong", ("KR",), "", "Lee"),
        ("Nguyen Phu Trong", ("VN",), "", "Nguyen"),
        ("Robert Daly", ("US",), "", "Daly"),
        ("Ursula von der Leyen", ("DE",), "", "von der Leyen"),
        ("Martin Luther King, Jr.", ("US",), "", "King"),
        ("Mahathir Mohamad", ("MY",), "", ""),
        ("Anthony Loke", ("MY",), "陆兆福", "Loke"),
        ("Madonna", ("US",), "", "Madonna"),
        ("", (), "", ""),
    ],
)
def test_surnames(english: str, countries: tuple[str, ...], native: str, expect: str) -> None:
    names = (Name(native, "zh", "native"),) if native else ()
    assert surname_of(english, countries, names) == expect
