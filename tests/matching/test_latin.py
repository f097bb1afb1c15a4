from __future__ import annotations

import pytest

from namenorm.matching.known import KnownNames
from namenorm.matching.latin import parts_of, words_of


@pytest.mark.parametrize(
    ("name", "parts", "generation"),
    [
        ("Obama, Barack Jr.", ["barack", "obama"], "2"),
        ("Sheikh Hasina", ["hasina"], ""),
        ("Don McPherson", ["don", "mcpherson"], ""),
        ("Pope Benedict XVI", ["benedict"], "16"),
        ("Charles I of Austria", ["charles", "austria"], "1"),
        ("Abd al-Rahman Munif", ["abdrahman", "munif"], ""),
        ("Abdurrahman Wahid", ["abdrahman", "wahid"], ""),
        ("JC Juncker", ["j", "c", "juncker"], ""),
        ("Ig0r Sech1n", ["igor", "sechin"], ""),
        ("Ludwig van Beethoven", ["ludwig", "beethoven"], ""),
        ("Van Morrison", ["van", "morrison"], ""),
    ],
)
def test_parts(name: str, parts: list[str], generation: str) -> None:
    found = words_of(name)
    assert [one.text for one in parts_of(found, KnownNames(None))] == parts
    assert found.generation == generation


def test_fathers_and_sons() -> None:
    roles = [(one.text, one.role) for one in parts_of(words_of("Omar bin Abdullah Abu Hamza"), KnownNames(None))]
    assert roles == [("omar", ""), ("abdullah", "father"), ("hamza", "child")]
