"""Reports as one self-contained page for a browser."""

from __future__ import annotations

import base64
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from jinja2 import Environment, FileSystemLoader

from namenorm.cli.render.html_views import DocumentView, document_view
from namenorm.cli.render.stream import to_utf8
from namenorm.cli.views import count_words, sureness
from namenorm.codes import CODES
from namenorm.values import Report

_TEMPLATES = Path(__file__).parent.parent / "templates"
_IN_MEMORY = 8_000_000


def render(reports: Iterable[Report]) -> None:
    """Print one page with every report and, where there are several, an index."""
    write(reports, sys.stdout)


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write the page to a stream.

    The index stands above the documents and is known only after the last: the documents wait in a temporary file, so
    that memory holds one report and a line of the index each.
    """
    templates = _environment()
    index: list[dict[str, str | int]] = []
    signature = ""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="") as waiting:
        for number, report in enumerate(reports, 1):
            view = document_view(report, number)
            waiting.write(templates.get_template("document.html").render(document=view))
            index.append(_entry(view))
            signature = report.signature
        waiting.seek(0)
        _assemble(templates, waiting, {"index": index, "signature": signature}, out)


def _assemble(templates: Environment, waiting: Any, known: dict[str, Any], out: TextIO) -> None:
    style, script = ((_TEMPLATES / name).read_text("utf-8") for name in ("page.css", "page.js"))
    # The page allows its own style and script by their hashes, so that no hostile text can run even if it slipped
    # through the escaping.
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    to_utf8(out)  # the page declares it
    out.write(templates.get_template("head.html").render(style=style, policy=policy, **known))
    shutil.copyfileobj(waiting, out)
    out.write(templates.get_template("foot.html").render(script=script, **known))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(codes=CODES, sureness=sureness, count_words=count_words)
    return made


def _entry(view: DocumentView) -> dict[str, str | int]:
    return {"number": view.number, "name": view.name, "summary": view.summary}
