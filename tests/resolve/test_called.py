"""People under right names that the book does not list: a surname after an office, a full name with further parts."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser
from namenorm.values import Report, Resolution


def _names(report: Report) -> list[str]:
    return [one.code for one in report.findings if one.code.startswith(("NN1", "NN2"))]


def _last(report: Report) -> Resolution:
    return [one for one in report.resolutions if one.mention.type == "person"][-1]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Israeli Prime Minister Netanyahu spoke.", "Benjamin Netanyahu"),
        ("Turkish Defence Minister Guler spoke.", "Yasar Guler"),
        ("Iranian Foreign Minister Amir-Abdollahian spoke.", "Hossein Amir-Abdollahian"),
        ("Brazilian President Jair Messias Bolsonaro spoke.", "Jair Bolsonaro"),
        ("Russian President Vladimir Vladimirovich Putin spoke.", "Vladimir Putin"),
        ("US Secretary of State Blinken spoke.", "Antony Blinken"),
        ("US Secretary of Defense Hegseth spoke.", "Pete Hegseth"),
    ],
)
def test_a_right_form_that_the_book_lacks_is_its_bearers(bundled: Normaliser, text: str, who: str) -> None:
    report = bundled.check(text)
    found = _last(report)
    assert found.entity is not None
    assert (found.entity.name, found.relation, found.rendering) == (who, "attested", found.mention.text)
    assert not _names(report)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Israeli Prime Minister Netanyaho spoke.", "Benjamin Netanyahu"),
        ("Ukrainian President Zelianski spoke.", "Volodymyr Zelensky"),
        ("South Korean President Yoon Seok-yueh spoke.", "Yoon Suk Yeol"),
    ],
)
def test_a_misspelling_stays_one(bundled: Normaliser, text: str, right: str) -> None:
    found = _last(bundled.check(text))
    assert found.entity is not None
    assert (found.entity.name, found.relation) == (right, "near")


def test_a_name_that_two_share_in_one_office_is_nobodys_alone(bundled: Normaliser) -> None:
    report = bundled.check("Asked about the report, Philippine Vice President Duterte declined to comment.")
    assert _last(report).outcome == "ambiguous"
    assert not _names(report)


@pytest.mark.parametrize("name", ["Abdel Fattah el Sisi", "Abdel Fattah el-Sisi", "Hafez al Assad"])
def test_a_particle_without_its_hyphen_is_no_stray_syllable(bundled: Normaliser, name: str) -> None:
    assert not _names(bundled.check(f"President {name} spoke."))


def test_a_syllable_without_its_hyphen_is_one(bundled: Normaliser) -> None:
    assert _names(bundled.check("Taiwan's President Lai Ching te spoke.")) == ["NN106"]
