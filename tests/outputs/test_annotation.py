from __future__ import annotations

import json

import pytest
from hypothesis import given

from namenorm.outputs.annotation import CONTEXT, annotation_page
from namenorm.outputs.marks import iri
from namenorm.values import Report
from tests.outputs.reports import reports, seen


def test_a_page_of_annotations() -> None:
    page = annotation_page(seen())
    assert (page["@context"], page["type"], page["id"]) == (CONTEXT, "AnnotationPage", "a%20page.txt#annotations")
    wrong, lost = page["items"]
    assert lost["target"] == "a%20page.txt"
    assert {one["purpose"]: one["value"] for one in wrong["body"]}["editing"] == "Robert Daly"
    assert {"NN101", "mqm:entity", "its:mistranslation", "severity:major"} <= {one["value"] for one in wrong["body"]}
    position, quoted = wrong["target"]["selector"]
    assert (position["start"], position["end"], quoted["exact"]) == (55, 61, "Dai Bo")
    assert quoted["prefix"].endswith("2019.\n\n")


@given(reports())
def test_selectors_agree_with_the_text(made: Report) -> None:
    page = json.loads(json.dumps(annotation_page(made)))
    names = [one["id"] for one in page["items"]]
    assert len(set(names)) == len(names) == len(made.findings)
    text = made.document.text
    for one in page["items"]:
        position, quoted = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quoted["exact"]
        assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text


@pytest.mark.parametrize(
    ("identifier", "wanted"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("wikidata:Q1", "wikidata:Q1"),
        ("news/a b.txt", "news/a%20b.txt"),
        ("a.jsonl:17", "a.jsonl%3A17"),
        ("戴博", "%E6%88%B4%E5%8D%9A"),
        ("", "document"),
    ],
)
def test_identifiers_as_iris(identifier: str, wanted: str) -> None:
    assert iri(identifier) == wanted
