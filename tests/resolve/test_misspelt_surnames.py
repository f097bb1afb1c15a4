"""Second references with letters wrong are whom the page introduced; other names and words are not."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Analyst Gordon Thornbury came. Thornbery added that it would rain.", {"Thornbery": "Thornbury"}),
        ("Gordon Thornbury, an analyst, came. According to Thornbary it would rain.", {"Thornbary": "Thornbury"}),
        ("Minister Jens Stoltenfeld came. Minister Stoltinfelt left.", {"Stoltinfelt": "Stoltenfeld"}),
        ("Analyst Gordon Thornbury came. Thornbury added that it would rain.", {}),
        ("Analyst Gordon Thornbury came. The road to Thornbery is long.", {}),  # no person, perhaps a village
        ("Thornbery added that it would rain. Analyst Gordon Thornbury came.", {}),  # not introduced yet
        ("Analyst Mark Johnson came. Johnston disagreed.", {}),  # a common name of somebody else
        ("Analyst Gordon Thornbury came. The Thornburys said nothing.", {}),
        ("Analyst Gordon Thornbury came. Hornbury disagreed.", {}),  # another first letter
        ("Analyst Gordon Thornbury came. Thorn-bery disagreed.", {}),
        ("Analyst Gordon Thornbury came. Thornbery Limited said that it would rain.", {}),
        ("Gordon Thornbury met Alice Thornbiry. Thornbery said that it would rain.", {}),  # two are as close
        ("Scholar Wang Xiaoming came. Xiaomung said so.", {}),  # of a given name
        ("Minister Yoon Sang-hyeon came. Hyeong said so.", {}),
        ("Analyst Ann Lorn came. Lern said so.", {}),  # too short
    ],
)
def test_who_is_meant(nn: Normaliser, text: str, found: dict[str, str]) -> None:
    report = nn.check(text)
    assert {one.mention.text: one.rendering for one in report.resolutions if one.relation == "near"} == found
    assert [one.surface for one in report.findings if one.code == "NN105"] == list(found)
    assert report.edits == ()


def test_the_reference_joins_the_person(nn: Normaliser) -> None:
    first, second = nn.check("Analyst Gordon Thornbury came. Thornbery said so.").resolutions
    assert (first.cluster, second.outcome, second.entity) == (second.cluster, "suspected", first.entity)


@pytest.mark.parametrize(
    ("again", "named"),
    [("Albanyese", True), ("Albanezzi", True), ("Albanians", False), ("Albury", False), ("Melbourne", False)],
)
def test_whoever_is_misnamed_in_full_is_looked_for_again(bundled: Normaliser, again: str, named: bool) -> None:
    page = f"Australian Prime Minister Anthony Albanise landed in Beijing. On Tuesday {again} met the press."
    found = {one.surface: one.suggestion for one in bundled.check(page).findings}
    assert found.get("Anthony Albanise") == "Anthony Albanese"
    assert (found.get(again) == "Albanese") is named
