"""Glosses, on cases that are data, and what many documents together suggest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from namenorm.errors import InputError
from namenorm.pipeline import Normaliser
from namenorm.values import Document
from tests.books import cases

_PAGES = [
    Document(
        "a",
        "Zheng Yonggang spoke.",
        source="郑永刚讲话。杜如松（Rush Doshi）说好。",
        outlet="One",
        published="2024-01-02",
    ),
    Document("b", "Yang Yonggang spoke.", source="郑永刚讲话。", outlet="Two", published="2024-01-03"),
    Document("c", "Rush Doshi (杜如松) and Xi Jinping met.", outlet="Two", published="2024-01-01"),
]


@pytest.mark.parametrize(("text", "expect"), cases("source/glosses"))
def test_case(nn: Normaliser, text: str, expect: list[list[str]]) -> None:
    found = nn.mine(Document("x", text)).glosses
    assert [[one.native, one.latin, one.kind] for one in found] == expect
    assert all(one.native in text[one.span.start : one.span.end] for one in found)
    assert all(one.latin in text[one.span.start : one.span.end] for one in found)


def test_suggestions_count_documents_outlets_and_days(nn: Normaliser) -> None:
    rows = list(nn.mine_many(_PAGES))
    [gloss] = [one for one in rows if one["suggestion"] == "gloss"]
    assert (gloss["name"], gloss["rendering"], gloss["documents"], gloss["count"]) == ("杜如松", "Rush Doshi", 2, 2)
    assert (gloss["first"], gloss["last"], gloss["outlets"]) == ("2024-01-01", "2024-01-02", {"Two": 1, "One": 1})
    assert gloss["entry"]["names"][1] == {"text": "杜如松", "lang": "zh", "kind": "native"}
    assert {one["document"] for one in gloss["evidence"]} == {"a", "c"}
    [drift] = [one for one in rows if one["suggestion"] == "drift"]
    assert (drift["name"], drift["known"]) == ("郑永刚", False)
    assert drift["renderings"] == {"Zheng Yonggang": 1, "Yang Yonggang": 1}


def test_the_same_article_twice_counts_once(nn: Normaliser) -> None:
    assert list(nn.mine_many([*_PAGES, *_PAGES])) == list(nn.mine_many(_PAGES))


def test_what_the_book_lacks_comes_first(nn: Normaliser) -> None:
    page = Document("d", "Fu Gaoyi wrote.", source="傅高义（Ezra Vogel）写作。")
    assert [one["known"] for one in nn.mine_many([page, *_PAGES])] == [False, False, True]


def test_interrupted_work_goes_on_and_ends_the_same(nn: Normaliser, tmp_path: Path) -> None:
    ledger = tmp_path / "out.part"
    whole = list(nn.mine_many(_PAGES, tmp_path / "whole.part"))

    def broken() -> Iterator[Document]:
        yield from _PAGES[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(nn.mine_many(broken(), ledger))
    with ledger.open("a", encoding="utf-8") as stream:
        stream.write('{"key": "half a li')
    assert list(nn.mine_many(_PAGES, ledger)) == whole
    lines = ledger.read_text("utf-8").splitlines()
    assert len(lines) == 1 + len(_PAGES), "nothing is kept twice"
    assert len({json.loads(line)["key"] for line in lines[1:]}) == len(_PAGES)


def test_a_ledger_of_another_book_is_refused(nn: Normaliser, tmp_path: Path) -> None:
    ledger = tmp_path / "out.part"
    ledger.write_text('{"signature": "another"}\n', "utf-8")
    with pytest.raises(InputError, match="another book"):
        list(nn.mine_many(_PAGES, ledger))


@pytest.mark.parametrize("line", ["{}", "[1]", '{"key": "x"', '{"key": "a", "glosses": 5}'])
def test_a_damaged_ledger_is_told(nn: Normaliser, tmp_path: Path, line: str) -> None:
    ledger = tmp_path / "ledger.part"
    list(nn.mine_many(_PAGES[:1], ledger))
    with ledger.open("a") as file:
        file.write(f"{line}\n")
    with pytest.raises(InputError, match=r"ledger\.part:\d+ is damaged: remove the file"):
        list(nn.mine_many(_PAGES, ledger))
