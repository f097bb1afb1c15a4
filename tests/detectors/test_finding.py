from __future__ import annotations

import hashlib

import pytest

from namenorm.detectors.finding import finding_key, make
from namenorm.values import EntityRef, Span
from tests.detectors.pages import page


def test_the_key_is_a_hash_of_what_is_asked() -> None:
    expected = hashlib.sha256(b"NN101\x1fdai bo\x1fcurated:robert-daly\x1f\xe6\x88\xb4\xe5\x8d\x9a").hexdigest()[:16]
    assert finding_key("NN101", "Dai Bo", "curated:robert-daly", "戴博") == expected


@pytest.mark.parametrize(("one", "other", "same"), [("Dai Bo", "DAI  bo", True), ("Dai Bo", "Dai Bao", False)])
def test_the_key_folds_the_surface(one: str, other: str, same: bool) -> None:
    assert (finding_key("NN101", one) == finding_key("NN101", other)) is same


def test_the_fields_of_a_key_do_not_run_together() -> None:
    assert finding_key("NN101", "dai", "bo") != finding_key("NN101", "dai bo", "")


def test_a_finding_cuts_its_surface_and_carries_the_severity_of_its_code() -> None:
    one = make(page("Now Dai Bo spoke."), "NN101", Span(4, 10), "why", entity=EntityRef("x:1", "Robert Daly"))
    assert (one.surface, one.severity, one.key) == ("Dai Bo", "major", finding_key("NN101", "Dai Bo", "x:1"))


def test_a_lone_surrogate_has_a_key() -> None:
    assert finding_key("NN304", "\ud800", "\ud800") != finding_key("NN304", "\ud800")
