"""Many screens of a terminal as one picture that plays itself: SVG with CSS animations, which fetches nothing.

A screen is what Rich and Textual export as SVG. What a row shows is drawn once for the whole recording and made visible
while a screen has it, so that a screen costs the rows by which it differs from those before.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from rich.cells import cell_len

CELL, LINE = 12.2, 24.4  # a column and a row, in the pixels of Rich's picture
_STYLE = re.compile(r"\.terminal-\d+-(r\d+) \{ ?(.*?) ?\}")
_RECT = re.compile(r'<rect fill="([^"]+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="24.65" shape')
_TEXT = re.compile(
    r'<text class="terminal-\d+-(r\d+)" x="([\d.]+)"[^>]*clip-path="url\(#terminal-\d+-line-(\d+)\)">([^<]*)<'
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A screen, for how many seconds it stands, and what is said below it: a key and what the key does.

    ``still`` marks the one that is shown to readers who want nothing to move.
    """

    screen: str
    seconds: float
    key: str = ""
    says: str = ""
    still: bool = False


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours beside those of the screens: of the terminal, of the strip below it, of what that says, and of a rule."""

    background: str
    panel: str
    text: str
    rule: str


def film(frames: list[Frame], size: tuple[int, int], paint: Paint, title: str) -> str:
    """Return the picture of frames of terminals that have ``size`` columns and rows; ``title`` is read to the blind."""
    width, height = round(size[0] * CELL, 1), round(size[1] * LINE, 1)
    shown: dict[str, list[int]] = {}
    for number, frame in enumerate(frames):
        rows = _rows(frame.screen)
        for drawn in (
            *(f'<g transform="translate(0 {y * LINE:g})">{row}</g>' for y, row in rows),
            _strip(frame, height),
        ):
            shown.setdefault(drawn, []).append(number)
    styles = sorted(set(re.findall(r'style="[^"]*"', "".join(shown))))
    times = sorted({tuple(numbers) for numbers in shown.values()})
    drawn_once = (f'<g class="t{times.index(tuple(at))}">{drawn}</g>' for drawn, at in shown.items())
    body = "\n".join(drawn_once)
    for number, style in enumerate(styles):
        body = body.replace(style, f'class="s{number}"')
    rules = [f".s{number}{{{style[7:-1]}}}" for number, style in enumerate(styles)]
    rules += (_playing(f"t{number}", at, frames) for number, at in enumerate(times))
    still = next((number for number, frame in enumerate(frames) if frame.still), 0)
    seen = ",".join(f"g.t{number}" for number, at in enumerate(times) if still in at)
    return _DOCUMENT.format(
        width=width + 24, height=height + 76, title=html.escape(title), rules="\n".join(rules), seen=seen, body=body,
        paint=paint, inner=height + 12, below=height + 24, across=width + 22,
    )  # fmt: skip


_DOCUMENT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">
<title>{title}</title>
<style>
text{{font:20px monospace;white-space:pre;fill:{paint.text}}}
.k{{font-weight:bold}}
.c{{fill:{paint.background};stroke:{paint.rule}}}
g[class]{{visibility:hidden}}
{rules}
@media (prefers-reduced-motion:reduce){{g[class]{{animation:none}}{seen}{{visibility:visible}}}}
</style>
<rect x="1" y="1" width="{across:g}" height="{height:g}" rx="8" fill="{paint.panel}"/>
<path d="M1 {inner:g}V9a8 8 0 0 1 8 -8H{across:g}a8 8 0 0 1 0 0V{inner:g}z" fill="{paint.background}"/>
<g transform="translate(12 8)">
{body}
</g>
</svg>
"""


def _playing(name: str, at: tuple[int, ...], frames: list[Frame]) -> str:
    """Return the rule that makes something visible in these frames, over and over."""
    whole = sum(frame.seconds for frame in frames)
    if len(at) == len(frames):
        return f"g.{name}{{visibility:visible}}"
    starts = [sum(frame.seconds for frame in frames[:number]) / whole * 100 for number in range(len(frames))]
    states = [("visible" if number in at else "hidden", start) for number, start in enumerate(starts)]
    changes = [next(group) for _, group in groupby(states, key=lambda state: state[0])]
    steps = "".join(f"{start:.4g}%{{visibility:{state}}}" for state, start in (*changes, (changes[-1][0], 100.0)))
    return f"@keyframes {name}{{{steps}}}.{name}{{animation:{name} {whole:g}s step-end infinite}}"


def _strip(frame: Frame, height: float) -> str:
    y = height + 36
    if not frame.key:
        return f'<text x="12" y="{y:g}">{html.escape(frame.says)}</text>'
    end = 24 + cell_len(frame.key) * CELL
    cap = f'<rect x="0" y="{y - 23:g}" width="{end:g}" height="32" rx="6" class="c"/>'
    key = f'<text class="k" x="12" y="{y:g}">{html.escape(frame.key)}</text>'
    return f'{cap}{key}<text x="{end + 14:g}" y="{y:g}">{html.escape(frame.says)}</text>'


def _rows(screen: str) -> list[tuple[int, str]]:
    """Return the rows of a screen that show anything, by their number."""
    styles = {name: style.strip().rstrip(";") for name, style in _STYLE.findall(screen)}
    rows: dict[int, str] = {}
    for y, rects in groupby(_RECT.findall(screen), key=lambda rect: round((float(rect[2]) - 1.5) / LINE)):
        rows[y] = "".join(_joined([(fill, float(x), float(width)) for fill, x, _, width in rects]))
    for name, x, line, escaped in _TEXT.findall(screen):
        text = html.unescape(escaped).replace("\N{NO-BREAK SPACE}", " ")
        if text.strip() or "underline" in styles[name]:
            length = f"{cell_len(text) * CELL:g}"
            start = f'<text style="{styles[name]}" x="{x}" y="20" textLength="{length}">'
            rows[int(line)] = f"{rows.get(int(line), '')}{start}{html.escape(text, quote=False)}</text>"
    return sorted(rows.items())


def _joined(rects: list[tuple[str, float, float]]) -> list[str]:
    """Return the backgrounds of a row, neighbours of one colour as one."""
    rects = [one for one in rects if one[2]]
    cuts = [0, *(at for at, (a, b) in enumerate(pairwise(rects), 1) if a[0] != b[0]), len(rects)]
    runs = [rects[start:end] for start, end in pairwise(cuts) if start < end]
    return [
        f'<rect fill="{run[0][0]}" x="{run[0][1]:g}" y="1.5" width="{sum(one[2] for one in run):g}" height="24.65"/>'
        for run in runs
    ]
