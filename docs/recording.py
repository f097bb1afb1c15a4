"""What the recording shows: articles are checked, the questions settled with keys, and what is open is listed.

The commands are run as a shell would, and the keys pressed in the application itself; only the typing is played.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from click.testing import CliRunner
from recording_svg import Frame, Paint, film
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from textual.theme import Theme

from namenorm.cli import main
from namenorm.index.locate import open_index
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.app import ReviewApp
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.keys import KEYS
from namenorm.review.terminal.resume import Resume
from namenorm.review.terminal.state import Review
from namenorm.review.terminal.themes import THEMES, Shade, name_of

ROOT = Path(__file__).parent.parent
SIZE = (80, 24)
EDITOR = "ann"
CHECK = "namenorm check docs/examples/three-papers.jsonl --record"
OPEN = "namenorm review list"
PRESSED = (
    "a", "y",  # what holds for every place with this reading; accepted
    "g", "escape", "y",  # who that is; back; accepted in this document
    "o", "y",  # for the whole outlet
    "n", "backspace", "y",  # rejected, taken back, accepted
)  # fmt: skip
TITLE = (
    "A recording of a terminal. namenorm check --record finds broken names in eight articles; namenorm review asks "
    "about them one by one, and single keys accept, reject, widen and undo; namenorm review list has what is open."
)
_BEFORE, _AFTER, _LAST = 0.8, 2.2, 4.0  # seconds: a key is named, then what it does is seen
_COLOURED = {"FORCE_COLOR": "1", "NO_COLOR": None, "TERM": "xterm-256color", "COLORTERM": ""}


def recording(shade: Shade) -> str:
    """Return the recording in one theme."""
    theme = next(one for one in THEMES if one.name == name_of(shade))
    colours = theme.variables
    paint = Paint(str(theme.background), str(theme.panel), str(theme.foreground), colours["rule"])
    return film(list(_frames(shade, theme)), SIZE, paint, TITLE)


def _frames(shade: Shade, theme: Theme) -> Iterator[Frame]:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "names.db"
        yield from _typed("", CHECK, theme)
        above = _run(CHECK, database)
        yield Frame(_shell(f"{above}$ █", theme), _AFTER, says="what was found is in the ledger now")
        yield from _typed(above, "namenorm review", theme)
        with Ledger.create(database) as ledger:
            app = ReviewApp(Review(ledger, EDITOR), Book(ledger.store, open_index()), Resume(Path(os.devnull)), shade)
            yield from asyncio.run(_pressed(app))
        above += "$ namenorm review\n"
        yield from _typed(above, OPEN, theme)
        yield Frame(_shell(f"{above}$ {OPEN}\n{_run(OPEN, database)}$ █", theme), _LAST, says="what is still open")


async def _pressed(app: ReviewApp) -> list[Frame]:
    """Return what the application shows, before and after each key."""
    does = {one.name: one for one in KEYS}
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        frames = [Frame(app.export_screenshot(), _AFTER, says="one question after the other", still=True)]
        for name in PRESSED:
            key, before = does[name], frames[-1].screen
            await pilot.press(name)
            await pilot.pause()
            says = key.does.split("; ")[-1 if name == "escape" else 0]
            frames.append(Frame(before, _BEFORE, key.label, says))
            frames.append(Frame(app.export_screenshot(), _AFTER, key.label, says))
    quits = does["q"]
    return [*frames, Frame(frames[-1].screen, _BEFORE, quits.label, quits.does.split(";")[0])]


def _run(command: str, database: Path) -> str:
    """Return what a command prints to a terminal with colours."""
    environment = {"COLUMNS": str(SIZE[0]), "NAMENORM_DATABASE": str(database), "NAMENORM_EDITOR": EDITOR, **_COLOURED}
    words = [str(ROOT / word) if word.startswith("docs/") else word for word in command.split()[1:]]
    return CliRunner().invoke(main, words, env=environment, color=True, catch_exceptions=False).stdout


def _typed(above: str, command: str, theme: Theme) -> Iterator[Frame]:
    """Yield a command as it is being typed, under what stands there."""
    for length in (0, *range(6, len(command), 6), len(command)):
        yield Frame(_shell(f"{above}$ {command[:length]}█", theme), 0.2 if length < len(command) else 0.6)


def _shell(text: str, theme: Theme) -> str:
    """Return the last lines of a terminal's text as a screen."""
    console = Console(width=SIZE[0], record=True, file=StringIO(), color_system="truecolor", force_terminal=True)
    console.print(Text("\n").join(Text.from_ansi(text).split("\n", allow_blank=True)[-SIZE[1] :]))
    return console.export_svg(theme=_ansi(theme), title="")


def _ansi(theme: Theme) -> TerminalTheme:
    """Return the colours of the theme as those of a terminal."""
    named = [_rgb(theme.variables[name]) for name in ("bad", "good", "warn", "label")]
    background, foreground, quiet = _rgb(theme.background), _rgb(theme.foreground), _rgb(theme.variables["quiet"])
    return TerminalTheme(background, foreground, [background, *named, quiet, quiet, foreground])


def _rgb(colour: str | None) -> tuple[int, int, int]:
    value = int((colour or "#000000")[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255
