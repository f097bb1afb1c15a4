"""The limits of the engines, as their pages give them, and that the documentation names those pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.gazetteer.exporters.engines import NAMES, engine
from namenorm.rules import Rules

PAGE = Path(__file__).parent.parent.parent.parent / "docs" / "termbases.md"


def test_the_limits() -> None:
    limits = {name: (engine(name).file_bytes, engine(name).phrase_bytes, engine(name).targets) for name in NAMES}
    assert limits == {
        "deepl": (10 * 1024 * 1024, 1024, 1),
        "google": (10_485_760, 1023, 1),
        "amazon": (10_000_000, 200, 10),
        "microsoft": (10_000_000, 0, 1),
        "modernmt": (0, 0, 1),
    }


def test_every_engine_of_the_rules_is_offered() -> None:
    assert tuple(Rules("und").topic("glossary_engines")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_documentation_names_the_pages_from_which_the_limits_are(name: str) -> None:
    text = PAGE.read_text("utf-8")
    assert [one for one in Rules("und").topic("glossary_engines")[name]["pages"] if one not in text] == []


@pytest.mark.parametrize(
    ("name", "lang", "code"),
    [
        ("deepl", "zh", "zh"),
        ("google", "zh-Hant", "zh-TW"),
        ("amazon", "zh-Hans", "zh"),
        ("microsoft", "zh", "zh-Hans"),
        ("modernmt", "zh", "zh-CN"),
        ("google", "ja", "ja"),
    ],
)
def test_what_an_engine_calls_a_language(name: str, lang: str, code: str) -> None:
    assert engine(name).code(lang) == code
