from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml

from namenorm.errors import GazetteerError
from namenorm.rules import Rules, rules_folder, targets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "colours.yaml").write_text("red: 1\n", "utf-8")
    (tmp_path / "xx" / "words.txt").write_text("# word, Zipf frequency times 100\nthe 773\nof 740\n", "utf-8")
    (tmp_path / "xx" / "broken.yaml").write_text("red: [1\n", "utf-8")
    return tmp_path


def test_a_topic_is_built_once(folder: Path) -> None:
    rules, calls = Rules("xx", folder), []

    def build(parsed: Any) -> int:
        calls.append(parsed)
        return 7

    assert [rules.built("colours", build), rules.built("colours", build)] == [7, 7]
    assert calls == [{"red": 1}]
    assert rules.topic("colours") == {"red": 1}, "another builder of the same topic gets its own value"


def test_words_have_frequencies(folder: Path) -> None:
    assert Rules("xx", folder).words() == {"the": 7.73, "of": 7.4}


def test_a_pickle_carries_the_place_alone(folder: Path) -> None:
    rules = Rules("xx", folder)
    rules.topic("colours")
    again = pickle.loads(pickle.dumps(rules))
    (folder / "xx" / "colours.yaml").write_text("red: 2\n", "utf-8")
    assert (again.lang, again.topic("colours")) == ("xx", {"red": 2})


def test_a_topic_that_is_missing_can_be_asked_for(folder: Path) -> None:
    rules = Rules("xx", folder)
    assert (rules.has("colours"), rules.has("shapes")) == (True, False)


def test_the_rules_of_another_language_come_from_the_same_place(folder: Path) -> None:
    (folder / "yy").mkdir()
    (folder / "yy" / "colours.yaml").write_text("rot: 1\n", "utf-8")
    rules = Rules("xx", folder)
    assert rules.beside("yy").topic("colours") == {"rot": 1}
    assert rules.beside("yy") is rules.beside("yy")
    assert rules.beside("xx") is rules


@pytest.mark.parametrize(
    ("topic", "says"), [("shapes", "no rules at"), ("broken", "is not valid YAML")], ids=["missing", "malformed"]
)
def test_a_fault_names_its_file(folder: Path, topic: str, says: str) -> None:
    with pytest.raises(GazetteerError, match=says) as raised:
        Rules("xx", folder).topic(topic)
    assert f"{topic}.yaml" in str(raised.value)


def test_a_language_without_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"words\.txt"):
        Rules("zz", tmp_path).words()


@pytest.mark.parametrize(
    "path", sorted(rules_folder().rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_each_file_of_rules_says_why(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("#"), "the reason, or the source, stands at its head"
    assert yaml.safe_load(text)


def test_the_words_about_persons_are_small_and_given_once(english: Rules) -> None:
    for topic, words in english.topic("persons").items():
        assert words == words.lower(), topic


def test_the_target_languages_are_those_with_words_about_persons() -> None:
    assert {"de", "en"} <= set(targets())
    assert "zh" not in targets()
