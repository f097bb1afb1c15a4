from __future__ import annotations

from typing import Any

import pytest
import yaml

from namenorm.rules import Rules

CONTAINMENT: dict[str, Any] = {
    "001": {"_contains": ["142", "150"]},
    "001-status-grouping": {"_contains": ["EU"]},
    "142": {"_contains": ["143", "030"]},
    "143": {"_contains": ["KZ"]},
    "030": {"_contains": ["JP"]},
    "150": {"_contains": ["BA", "NO"]},
    "EU": {"_contains": ["BA"], "_grouping": "true"},
}


def _imported() -> Any:
    pytest.importorskip("babel")
    from genscripts.cldr import territories_yaml

    return yaml.safe_load(territories_yaml(CONTAINMENT, "en"))


def test_regions_hold_the_territories_of_their_parts() -> None:
    assert _imported()["regions"]["142"] == ["JP", "KZ"]


def test_groupings_of_states_are_no_regions() -> None:
    assert set(_imported()["regions"]) == {"001", "030", "142", "143", "150"}


def test_norway_is_no_truth_value_and_an_ampersand_is_a_word() -> None:
    names = _imported()["names"]
    assert names["NO"] == ["Norway"]
    assert names["BA"] == ["Bosnia and Herzegovina"]


def test_the_bundled_table_is_of_the_form_that_is_made() -> None:
    topic = Rules("en").topic("territories")
    assert topic["names"]["MM"] == ["Myanmar", "Burma"]
    assert "AU" not in topic["regions"]["142"]
    assert {"KZ", "JP", "TR"} <= set(topic["regions"]["142"])
