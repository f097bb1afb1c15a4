from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from namenorm.errors import GazetteerError
from namenorm.gazetteer.house_style import GivenForm, Preference, Style, given_name_in, read_style, surname_first

WHOLE = {
    "style": "news",
    "prefer": ["Kyiv", {"name": "Georgia", "of": "curated:georgia", "allow": ["Gruziya"]}],
    "given_names": {"KR": "spaces", "KP": "hyphen"},
    "surname_first": ["JP"],
    "contested": "report",
}


def _written(folder: Path, said: Any) -> Path:
    path = folder / "style.yaml"
    path.write_text(said if isinstance(said, str) else yaml.safe_dump(said, allow_unicode=True), "utf-8")
    return path


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    assert read_style(_written(tmp_path, WHOLE)) == Style(
        "news",
        "en",
        (Preference("Kyiv"), Preference("Georgia", "curated:georgia", ("Gruziya",))),
        (("KP", "hyphen"), ("KR", "spaces")),
        ("JP",),
        "report",
    )


def test_a_word_is_a_mark_and_a_style_is_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_style("example-news") == Style("example-news")
    assert read_style(Style("news", contested="report")) == Style("news", contested="report")


def test_a_file_goes_before_a_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house").write_text("{style: other, surname_first: [HU]}", "utf-8")
    assert read_style("house") == Style("other", surname_first=("HU",))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("- Kyiv", "a style is a mapping"),
        ("style: [a", "is not valid YAML"),
        ({"prefer": ["Kyiv"]}, "style is None; write its name"),
        ({"style": "The Herald"}, "small letters"),
        ({"style": "a", "names": []}, "unknown field names; the fields are style, lang, prefer"),
        ({"style": "a", "lang": 7}, "write a language of BCP 47"),
        ({"style": "a", "contested": "flag"}, "write one of leave, report"),
        ({"style": "a", "prefer": "Kyiv"}, "prefer is a list of names"),
        ({"style": "a", "prefer": [True]}, "neither a name nor a mapping"),
        ({"style": "a", "prefer": [{"name": "Kyiv", "off": "x"}]}, "unknown field off of Kyiv"),
        ({"style": "a", "prefer": [{"name": "Kyiv", "of": 7}]}, "the identifier of the entry"),
        ({"style": "a", "prefer": [{"name": "Kyiv", "allow": "Kiev"}]}, "allow is 'Kiev'; write a list"),
        ({"style": "a", "given_names": {"CN": "spaces"}}, "from one or more of KP, KR, TW"),
        ({"style": "a", "given_names": {"KR": "dash"}}, "write one of spaces, hyphen, hyphen-capital"),
        ({"style": "a", "surname_first": ["CN"]}, "one or more of HU, JP"),
    ],
)
def test_every_fault_says_what_to_write(said: Any, told: str, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="style") as raised:
        read_style(_written(tmp_path, said))
    assert told in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no such file"):
        read_style(tmp_path / "house.yaml")


def test_the_hash_is_of_what_a_style_says_not_of_how_it_is_written(tmp_path: Path) -> None:
    first = read_style(_written(tmp_path, WHOLE))
    again = read_style(_written(tmp_path, "# a comment\n" + yaml.safe_dump(WHOLE, default_flow_style=True)))
    assert first.hash == again.hash
    assert first.hash != read_style(_written(tmp_path, {**WHOLE, "contested": "leave"})).hash


@pytest.mark.parametrize(
    ("form", "name", "surname", "written"),
    [
        ("spaces", "Moon Jae-in", "Moon", "Moon Jae In"),
        ("hyphen", "Kim Jong Un", "Kim", "Kim Jong-un"),
        ("hyphen-capital", "Kim Jong Un", "Kim", "Kim Jong-Un"),
        ("spaces", "Lai Ching-te", "Lai", "Lai Ching Te"),
        ("hyphen", "Kim Ku", "Kim", None),
        ("hyphen", "Syngman Rhee", "Rhee", None),
        ("hyphen", "Hwang Sun-won Jr.", "Hwang", None),
        ("hyphen", "Ma Ying-jeou", "Ying", None),
    ],
)
def test_given_names(form: GivenForm, name: str, surname: str, written: str | None) -> None:
    assert given_name_in(form, name, surname) == written


@pytest.mark.parametrize(
    ("name", "surname", "written"),
    [
        ("Fumio Kishida", "Kishida", "Kishida Fumio"),
        ("Viktor Orbán", "Orbán", "Orbán Viktor"),
        ("Oda Nobunaga", "Oda", None),
        ("Renho", "Renho", None),
        ("Carlos Ray Kishida", "Kishida", None),
    ],
)
def test_surname_first(name: str, surname: str, written: str | None) -> None:
    assert surname_first(name, surname) == written
