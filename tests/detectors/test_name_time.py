"""What pages full of names cost the detectors that read around them."""

from __future__ import annotations

import time

import pytest

from namenorm.detectors import DETECTORS
from namenorm.detectors.page import Page
from namenorm.pipeline import Normaliser
from namenorm.text.page_text import as_it_stands
from namenorm.values import Document

FIND = dict(DETECTORS)
PAGES = {
    "NN107": "Japan's Zhang Benzhi and won the game. Cai Zongtong said so to Tsai Ing-wen. ",
    "NN108": "South Korean President Moon Jae-in received the guests in the hall. ",
    "NN110": "Angela Merkel, the former chancellor, spoke.\nHe said that he was late.\n",
    "NN111": "Joe Biden and Xi Jinping met. The Bai Xihui ended. ",
    "NN112": "Philippine President Marcos came. Little Marcos left. ",
}


@pytest.mark.parametrize("code", PAGES)
def test_time_grows_with_length_and_no_faster(code: str, nn: Normaliser) -> None:
    """Ten times the names may take thirty times as long on a busy machine; a quadratic detector takes a hundred."""
    short, long = (_page(nn, PAGES[code] * times) for times in (20, 200))
    assert list(FIND[code](short))
    assert _seconds(code, long) < 30 * _seconds(code, short) + 0.05


def _page(nn: Normaliser, text: str) -> Page:
    report = nn.check(Document("page", text, published="2023-05-10"))
    road = nn._road("en")
    return Page(report.document, as_it_stands(text), report.resolutions, road.rules, road.index)


def _seconds(code: str, page: Page) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        list(FIND[code](page))
        best = min(best, time.process_time() - start)
    return best
