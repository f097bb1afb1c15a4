"""Write the pictures and the recording of the program from the program: ``python docs/generate_screenshots.py``.

With ``--browser``, those of the server's pages, for which it takes the extras [test] and [eval], and Debian's chromium;
with ``--browser FOLDER``, every page into a folder, narrow and wide, light and dark, to be looked at.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from rich.cells import cell_len

from namenorm.index.locate import open_index
from namenorm.inputs.read import read_documents
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.app import ReviewApp
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.resume import Resume
from namenorm.review.terminal.state import Review
from namenorm.review.terminal.themes import Shade
from namenorm.values import Document

DOCS = Path(__file__).parent
EXAMPLE = DOCS / "examples" / "orchard-weekly.jsonl"
SIZE = (80, 24)
_FONTS = re.compile(r"\s*@font-face \{.*?\}(?=\s)", re.DOTALL)
_TEXT = re.compile(r'textLength="([\d.]+)"([^>]*)>([^<]*)<')


def pictures() -> Iterator[tuple[Shade, str]]:
    """Yield the screen in both themes, on the first question about a page of which the original is known."""
    with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder) / "ledger.db") as ledger:
        normaliser = Normaliser()
        for one in read_documents([str(EXAMPLE)]):
            assert isinstance(one, Document)
            ledger.record(normaliser.check(one), normaliser.entity)
        review = Review(ledger, "ann")
        while review.state.item is not None and not review.state.item.lead.source_sentence:
            review.skip()
        for shade in get_args(Shade):
            app = ReviewApp(review, Book(ledger.store, open_index()), Resume(Path(os.devnull)), shade)
            yield shade, _of_a_page(asyncio.run(_picture(app)))


async def _picture(app: ReviewApp) -> str:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return app.export_screenshot()


def _of_a_page(svg: str) -> str:
    """Return a picture that fetches no font, and in which wide characters take two columns, as on a terminal."""
    named = svg.replace("font-variant-east-asian: full-width;", "").replace("Fira Code, monospace", "monospace")
    return _TEXT.sub(_measured, _FONTS.sub("", named)) + "\n"


def _measured(found: re.Match[str]) -> str:
    text = html.unescape(found[3])
    length = float(found[1]) / len(text) * cell_len(text)
    return f'textLength="{length:g}"{found[2]}>{found[3]}<'


def _pages(folder: str | None) -> None:
    from browser_pictures import IN_DOCS, every_page, take  # here: the terminal's pictures need no browser

    take(tuple(every_page()) if folder else IN_DOCS, Path(folder) if folder else DOCS / "images")


if __name__ == "__main__":
    if "--browser" in sys.argv[1:2]:
        _pages(sys.argv[2] if len(sys.argv) > 2 else None)
        sys.exit()
    from recording import recording  # here: it lies beside this file, which is also run from elsewhere

    for shade, svg in pictures():
        (DOCS / "images" / f"review-{shade}.svg").write_text(svg, "utf-8")
        (DOCS / "images" / f"review-recording-{shade}.svg").write_text(recording(shade), "utf-8")
