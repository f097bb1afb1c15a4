"""The commonest names of China: who is meant by one has to be said by the page."""

from __future__ import annotations

from heapq import nlargest
from itertools import product

import pytest

from namenorm.pipeline import Normaliser
from namenorm.resolve.common_names import common_names, rarity
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules

# Surnames of most bearers and given names that go with each of them, of common knowledge.
_SURNAMES = "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo"
_GIVEN = "Wei Fang Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xia Ping Gang Hui Jian Bo Hong Yi Yu"
_SAY_NOTHING = (
    "{} said that the shop would open again in spring.",
    "In China, {}, a nurse, waited for the bus.",
    "In Taipei, {} opened a shop.",
    "The Japanese and the Koreans were beaten. {} scored twice.",
)

_SURNAMES_TRIED, _GIVEN_TRIED = 100, 2000  # those after them make no name of the first thousand
_HALF_TRANSLATED, _RARER = "Sun Jing", "Lin Qiang"


@pytest.mark.parametrize(
    ("name", "common"), [("Wang Fang", True), ("Zhang Wei", True), ("Xi Jinping", False), ("Dai Bo", False)]
)
def test_what_is_common(name: str, common: bool) -> None:
    reading = PinyinReader(Rules("zh")).reading(tuple(name.split()))
    assert reading is not None
    assert common_names().has(reading) is common


def test_the_fewer_bear_a_name_the_rarer_it_is() -> None:
    reader = PinyinReader(Rules("zh"))
    readings = [
        reader.reading(tuple(name.split())) for name in ("Zhang Wei", "Lin Qiang", "Zhuang Jiaying", "Rui Cuan")
    ]
    rare = [rarity(one) for one in readings if one is not None]
    assert len(rare) == len(readings)
    assert rare == sorted(rare)
    assert rare[0] < 0 < rare[2]
    assert rare[-1] == 3.0, "a syllable that hardly any given name has"


@pytest.mark.parametrize("page", _SAY_NOTHING)
def test_no_other_name_is_surely_meant_by_a_common_one(bundled: Normaliser, page: str) -> None:
    names = [f"{surname} {given}" for surname, given in product(_SURNAMES.split(), _GIVEN.split())]
    found = [(name, one) for name in names for one in bundled.check(page.format(name)).findings]
    sure = [
        (name, one.code, one.suggestion)
        for name, one in found
        if one.code < "NN3" and one.suggestion and one.confidence >= 0.9
    ]
    assert sure == []
    assert {name for name, one in found if one.code.startswith("NN2")} <= {_HALF_TRANSLATED}


def _commonest(most: int) -> list[str]:
    """Return the names that most people of China bear, the commonest first, reckoned from the package's own tables.

    No list of full names is free. A name's share is taken to be that of its surname times those of the syllables of its
    given name; of given names three in four have two syllables.
    """
    surnames = sorted(((share, name) for name, share in Rules("zh").topic("surname_shares").items()), reverse=True)
    printed = Rules("und").topic("backward")["pinyin"]["given"].split()
    shares = {name: float(share) / 1000 for name, share in zip(printed[::2], printed[1::2], strict=True)}
    given = [(share / 4, name) for name, share in shares.items()]
    given += [(3 * shares[one] * shares[two] / 4, one + two) for one, two in product(shares, repeat=2)]
    pairs = product(surnames[:_SURNAMES_TRIED], nlargest(_GIVEN_TRIED, given))
    return [
        f"{surname} {name}".title()
        for _, surname, name in nlargest(most, ((one * two, surname, name) for (one, surname), (two, name) in pairs))
    ]


def test_the_thousand_commonest_names_are_nobodys_on_a_bare_page(bundled: Normaliser) -> None:
    names = _commonest(1000)
    assert {"Wang Fang", "Zhang Wei", "Li Na", "Liu Yang"} <= set(names)
    for page in _SAY_NOTHING[:2]:
        reports = [bundled.check(page.format(name)) for name in names]
        sure = [one.surface for report in reports for one in report.findings if one.confidence >= 0.9]
        sure += [
            one.mention.text
            for report in reports
            for one in report.resolutions
            if one.mention.type == "person" and one.confidence >= 0.9 and one.rendering != one.mention.text
        ]
        assert sure == []


@pytest.mark.xfail(strict=True, reason="“Sun” is 日 as well, and a page on Japan speaks of its papers")
def test_a_surname_that_is_a_word_is_a_surname(bundled: Normaliser) -> None:
    found = bundled.check(_SAY_NOTHING[-1].format(_HALF_TRANSLATED)).findings
    assert not [one for one in found if one.code.startswith("NN2")]


def test_a_name_that_is_a_little_rarer_is_anybodys_too(bundled: Normaliser) -> None:
    assert not [one for one in bundled.check(_SAY_NOTHING[2].format(_RARER)).findings if one.confidence >= 0.9]


def test_an_office_says_who_is_meant(bundled: Normaliser) -> None:
    found = bundled.check("In Beijing, Foreign Minister Wang Yi met the ambassadors.").resolutions
    assert [(one.mention.text, one.confidence >= 0.9) for one in found if one.mention.type == "person"] == [
        ("Wang Yi", True)
    ]


@pytest.mark.parametrize(
    "page", ["{} told the newspaper that winter had come.", "{} waited for the bus; the United States is far."]
)
def test_a_rare_name_alone_is_never_rewritten(bundled: Normaliser, page: str) -> None:
    """Hardly anybody of China is called Mai Kangnuo; whether Mitch McConnell is meant, the page does not say."""
    report = bundled.check(page.format("Mai Kangnuo"))
    (finding,) = report.findings
    assert finding.suggestion == "Mitch McConnell"
    assert finding.confidence < 0.98
    assert report.edits == ()


def test_a_rare_name_is_rewritten_where_the_page_says_who_it_is(bundled: Normaliser) -> None:
    report = bundled.check("Mai Kangnuo, the leader of the Senate Republicans in the United States, said no.")
    assert [one.new for one in report.edits] == ["Mitch McConnell"]
