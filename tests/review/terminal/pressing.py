"""Pressing keys in the application, and reading its screen."""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path

from namenorm.review.terminal.app import ReviewApp
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.resume import Resume
from namenorm.review.terminal.state import Review

SIZE = (80, 24)
_TEXT = re.compile(r"<text [^>]*>([^<]*)</text>")
_NOWHERE = Path("/nonexistent/namenorm/review.json")


def press(review: Review, book: Book, *keys: str, size: tuple[int, int] = SIZE, resume: Resume | None = None) -> str:
    """Run the application, press keys, and return what stands on the screen then."""

    async def run() -> str:
        app = ReviewApp(review, book, resume or Resume(_NOWHERE), "dark")
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            return _screen(app)

    return asyncio.run(run())


def watch(review: Review, book: Book, *keys: str) -> list[str]:
    """Run the application, press keys, and return what stands on the screen after each."""

    async def run() -> list[str]:
        app, seen = ReviewApp(review, book, Resume(_NOWHERE), "dark"), []
        async with app.run_test(size=SIZE) as pilot:
            for key in keys:
                await pilot.press(key)
                seen.append(_screen(app))
        return seen

    return asyncio.run(run())


def typed(text: str) -> list[str]:
    """Return the keys of a text."""
    return ["space" if char == " " else char for char in text]


def _screen(app: ReviewApp) -> str:
    return html.unescape("\n".join(_TEXT.findall(app.export_screenshot()))).replace("\xa0", " ")
