from __future__ import annotations

import html
import re
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

DOCS = Path(__file__).parent.parent.parent / "docs"
STORED = {shade: (DOCS / f"images/review-recording-{shade}.svg").read_text("utf-8") for shade in ("light", "dark")}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(DOCS))
    return import_module("recording")


def _texts(picture: str) -> list[str]:
    return [html.unescape(text) for text in re.findall(r"<text [^>]*>([^<]*)<", picture)]


def _seen(picture: str, share: float) -> list[str]:
    """Return the texts that can be seen when so much of the recording has been played."""
    seen = []
    for name, body in re.findall(r'^<g class="(t\d+)">(.*)</g>$', picture, re.MULTILINE):
        steps = re.search(rf"@keyframes {name}{{(.*?)}}\.", picture)
        states = re.findall(r"([\d.]+)%{visibility:(\w+)}", steps[1]) if steps else [("0", "visible")]
        if [state for at, state in states if float(at) <= share * 100][-1] == "visible":
            seen += _texts(body)
    return seen


def _screen(*lines: str) -> str:
    console = Console(width=20, record=True, file=StringIO())
    console.print(*lines, sep="\n")
    return console.export_svg(title="")


def test_the_recording_shows_what_the_program_does_today(made: Any) -> None:
    assert _texts(made.recording("light")) == _texts(STORED["light"]), "stale: run python docs/generate_screenshots.py"


def test_both_themes_show_the_same() -> None:
    assert _texts(STORED["dark"]) == _texts(STORED["light"])
    assert STORED["dark"] != STORED["light"]


@pytest.mark.parametrize("shade", STORED)
def test_a_recording_is_small_and_fetches_nothing(shade: str) -> None:
    assert len(STORED[shade].encode()) < 500_000
    assert re.findall(r"url\(|href|<script|https?://(?!www\.w3\.org/2000/svg)", STORED[shade]) == []


def test_what_was_decided_is_not_open_at_the_end() -> None:
    seen = _seen(STORED["light"], 0.99)
    asked = {
        text for text in seen[seen.index("$ namenorm review list") :] if text in ("Lai Qingde", "Dai Bo", "Fu Gaoyi")
    }
    assert asked == {"Lai Qingde"}


def test_each_frame_shows_its_rows_and_its_key_and_no_other(made: Any) -> None:
    frame = import_module("recording_svg").Frame
    paint = import_module("recording_svg").Paint("#fff", "#eee", "#000", "#ccc")
    frames = [frame(_screen("a", "b"), 1), frame(_screen("a", "c & 戴"), 2, "y", "accept"), frame(_screen("b"), 1)]
    picture = import_module("recording_svg").film(frames, (20, 3), paint, "<title>")
    assert [_seen(picture, share) for share in (0.1, 0.5, 0.9)] == [
        ["a", "b", ""],
        ["a", "c & 戴", "y", "accept"],
        ["", "b"],
    ]
    assert "<title>&lt;title&gt;</title>" in picture
