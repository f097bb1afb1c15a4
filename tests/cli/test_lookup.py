from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_text(run: Run) -> None:
    out = run("lookup", "Fu Gaoyi").stdout
    assert "97 %  Ezra Vogel  test:vogel" in out
    assert "American sociologist" in out
    assert "傅高义" in out
    assert "+2.4  pinyin of 傅高义, his Chinese name  (derived-spelling)" in out


def test_json(run: Run) -> None:
    (one,) = json.loads(run("lookup", "Fu Gaoyi", "--format", "json").stdout)
    assert one["id"] == "test:vogel"
    assert one["evidence"][1] == {"kind": "other-bearer", "detail": "two others share the spelling", "weight": -0.7}


def test_nothing_near_is_said(run: Run) -> None:
    answer = run("lookup", "Nobody")
    assert "nothing in the book is near “Nobody”" in answer.stdout
    assert answer.exit_code == 0
    assert json.loads(run("lookup", "Nobody", "--format", "json").stdout) == []


def test_explain_tells_each_place(run: Run) -> None:
    out = run("explain", "Fu Gaoyi", "--in", "-", stdin="Fu Gaoyi spoke.\nThen Fu Gaoyi left.").stdout
    assert "stands 2 times" in out
    assert "line 2  Then [[Fu Gaoyi]] left." in out
    assert out.count("verdict  rewritten") == 2


def test_explain_of_an_absent_name(run: Run) -> None:
    answer = run("explain", "Dai Bo", "--in", "-", stdin="Fu Gaoyi spoke.")
    assert "“Dai Bo” does not stand in -" in answer.stdout
    assert json.loads(run("explain", "Dai Bo", "--in", "-", "--format", "json", stdin="Fu.").stdout) == []


def test_explain_as_json(run: Run) -> None:
    answer = run("explain", "Gaoyi", "--in", "-", "--format", "json", stdin="Fu Gaoyi spoke.")
    (one,) = json.loads(answer.stdout)
    assert (one["start"], one["end"], one["surface"], one["rewritten_as"]) == (0, 8, "Fu Gaoyi", "Ezra Vogel")


def test_explain_with_the_book(run_with_book: Run) -> None:
    text = "Ezra Vogel gave a lecture at Harvard University. In the discussion, Fu Gaoyi said that it rained."
    out = run_with_book("explain", "Fu Gaoyi", "--in", "-", stdin=text).stdout
    assert "Ezra Vogel" in out
    assert "verdict" in out
