"""Two spellings of one unknown person on a page are one; two people who are named together stay two."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kwak Seong-hwi, a secretary, offered to go. What Kwak Sung-hwa had said drew fire.",
            {"Kwak Sung-hwa": "Kwak Seong-hwi"},
        ),
        (
            "What Kwak Sung-hwa had said drew fire. Kwak Seong-hwi, a secretary, offered to go.",
            {"Kwak Sung-hwa": "Kwak Seong-hwi"},  # the one who is introduced is right
        ),
        (
            "Secretary Kwak Seong-hwi offered to go. In the evening Secretary Kwak Seong-hun went.",
            {"Kwak Seong-hun": "Kwak Seong-hwi"},  # both are called so by the same office
        ),
        ("Secretary Kwak Seong-hwi offered to go. In the evening Singer Kwak Seong-hun went.", {}),
        ("Kwak Seong-hwi, a secretary, and his brother Kwak Seong-hun offered to go.", {}),
        ("Kwak Seong-hwi, a secretary, offered to go. What Kwak Min-a had said drew fire.", {}),
        (
            "Kwak Seong-hwi, a secretary, offered to go. What Kwon Seong-hwi had said drew fire.",
            {"Kwon Seong-hwi": "Kwak Seong-hwi"},
        ),
        ("Kwak Seong-hwi, a secretary, offered to go. What Kwon Hwi had said drew fire.", {}),
        ("Kwak Seong-hwi, a secretary, offered to go. What Kwak Seong had said drew fire.", {}),
        ("Gordon Thornbury, an analyst, came. What Gordon Thornton had said drew fire.", {}),
    ],
)
def test_who_is_meant(nn: Normaliser, text: str, found: dict[str, str]) -> None:
    report = nn.check(text)
    assert {one.mention.text: one.rendering for one in report.resolutions if one.rendering} == found
    notes = [one for one in report.findings if one.code == "NN103"]
    assert {one.surface for one in notes} == set(found)
    assert all(one.severity == "info" and one.suggestion is None for one in notes), (
        "nobody knows which spelling is right"
    )
    assert all(f"as “{found[one.surface]}”" in one.message for one in notes)
    assert report.edits == ()


def test_both_are_one_cluster(nn: Normaliser) -> None:
    report = nn.check("Kwak Seong-hwi, a secretary, offered to go. What Kwak Sung-hwa had said drew fire.")
    first, second = (one for one in report.resolutions if one.mention.type == "person")
    assert first.cluster == second.cluster
