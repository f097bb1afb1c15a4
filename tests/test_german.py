"""German, the second target language, on cases that are data: tests/cases/german/*.jsonl.

Only rule files make it one, so that what holds here says that another language can be added from the outside.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from namenorm.detectors.needs import NEEDS
from namenorm.pipeline import Normaliser
from namenorm.rules import Rules
from namenorm.text.quotations import quotations
from namenorm.text.segments import sentences
from namenorm.text.typography import typography
from namenorm.values import Document
from tests.books import CASES, cases

GERMAN = Rules("de")
SILENT = {"NN110": "pronouns", "NN310": "calques", "NN312": "arithmetic", "NN314": "term_capitals"}
"""The detectors that German has no rules for: "sie" is she, they and you, and every noun has a capital; calques and the
constructions of arithmetic are yet to be written."""
TOPICS = sorted({topic for needs in NEEDS.values() for topic in needs.translation} - set(SILENT.values()))


@pytest.fixture(scope="module")
def german(index_file: Path) -> Normaliser:
    return Normaliser(gazetteer=index_file, lang="de")


@pytest.mark.parametrize(("given", "expect"), cases("german/articles"))
def test_article(given: dict[str, str], expect: list[list[str]], german: Normaliser) -> None:
    report = german.check(Document("article", lang="de", **given))
    assert [[one.code, one.surface, one.suggestion] for one in report.findings] == expect
    assert all(report.document.text[one.start : one.end] == one.surface for one in report.findings)


@pytest.mark.parametrize(("text", "expect"), cases("german/persons"))
def test_persons(text: str, expect: list[str], german: Normaliser) -> None:
    report = german.check(Document("page", text, lang="de"))
    assert [one.mention.text for one in report.resolutions if one.mention.type == "person"] == expect


@pytest.mark.parametrize("topic", ["articles", "persons"])
def test_a_quarter_is_silent(topic: str) -> None:
    lines = (CASES / "german" / f"{topic}.jsonl").read_text("utf-8").splitlines()
    assert sum(not json.loads(line)["expect"] for line in lines) * 4 >= len(lines)


def test_a_rewrite_leaves_the_ending_of_the_case(german: Normaliser) -> None:
    text = "Taiwans Präsident Lai Qingde sprach in Taipeh. Lai Qingdes Rede war kurz."
    assert german.check(Document("page", text, lang="de")).fixed_text().endswith("Lai Ching-tes Rede war kurz.")


def test_the_topics_that_are_missing_are_those_that_the_documentation_names() -> None:
    needed = ((code, topic) for code, needs in NEEDS.items() for topic in needs.translation)
    assert {code: topic for code, topic in needed if not GERMAN.has(topic)} == SILENT
    assert not GERMAN.has("literal_words"), "NN107 tells of offices in pinyin alone"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_rule_file_has_the_keys_of_the_english_one(topic: str) -> None:
    assert set(GERMAN.topic(topic)) == set(Rules("en").topic(topic))


def test_an_ordinal_and_an_abbreviation_end_no_sentence() -> None:
    text = "Er kam am 3. Oktober, u. a. Dr. Wang zuliebe. Sie blieb bis 2024. Danach ging sie."
    found = [text[one.start : one.end] for one in sentences(text, typography(GERMAN))]
    assert found == [
        "Er kam am 3. Oktober, u. a. Dr. Wang zuliebe.",
        "Sie blieb bis 2024.",
        "Danach ging sie.",
    ]


def test_german_marks_open_below_or_with_the_points_inwards() -> None:
    text = "„Ja“, sagte er, »und nein«, und ging."
    found = [text[one.start : one.end] for one in quotations(text, typography(GERMAN))]
    assert found == ["„Ja“", "»und nein«"]
