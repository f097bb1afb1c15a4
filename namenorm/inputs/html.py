"""The main text of a web page, and where it stands in the markup.

The library that finds the main text does not say where it stood. So each stretch of text in the markup is given a mark,
one character of a private-use plane, and the marks are read off the main text of the marked page. The marks make the
library keep some short stretches that it drops without them; so the main text of the page itself is made up of the
stretches that were kept, in order. What can be told in two ways counts as not known, and nothing is written there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from namenorm.inputs.files import BOM, decode, encoding_of
from namenorm.inputs.pieces import Held, Piece, TextFile
from namenorm.inputs.values import About, Fault

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree


# Finding the main part takes time that grows with the square of the depth (48 s at 40,000 levels). Real pages have
# fewer than a hundred.
_DEEPEST = 500


def html_text(data: bytes, path: str) -> str | Fault:
    """Return the main text of an HTML page, one line a block and a blank line between paragraphs.

    The encoding is that of the byte order mark, else of the page's own declaration, else detected. Where the page has
    no recognisable main part, or is nested beyond reason, all of its visible text is returned. Offsets into the text
    are not offsets into the page; ``open_html`` knows those.
    """
    if encoding_of(data) is None and b"\x00" in data:
        return decode(data, path)
    text = main_text(_markup(data))
    return text or Fault(path, None, "an HTML page without visible text", "give the saved page as the browser shows it")


def encoding_of_html(data: bytes) -> str:
    """Return the encoding of a page: that of its byte order mark, else the declared one, else what it looks like."""
    from resiliparse.parse.encoding import detect_encoding

    return "utf-8" if data.startswith(BOM) else detect_encoding(data, from_html_meta=True) or "utf-8"


def _markup(data: bytes) -> str:
    from resiliparse.parse.encoding import bytes_to_str

    return bytes_to_str(data, encoding_of_html(data), errors="replace")


def main_text(markup: str) -> str:
    """Return the main text of a page, or all of its visible text where none of it is recognised as such."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(markup)
    for main in (True, False) if _depth(tree) <= _DEEPEST else (False,):
        text = extract_plain_text(
            tree, preserve_formatting=True, main_content=main, list_bullets=False, alt_texts=False
        )
        if text.strip():
            return text
    return ""


def _depth(tree: HTMLTree) -> int:
    """Return how deep a page's elements are nested."""
    from resiliparse.parse.html import DOMContext, DOMNode, traverse_dom

    deepest = 0

    def note(context: DOMContext) -> None:
        nonlocal deepest
        deepest = max(deepest, context.depth)

    root: DOMNode | None = tree.body
    if root is not None:
        traverse_dom(root, note, elements_only=True)
    return deepest


# Places that are followed at once. More than a few need strings that are left out and repeat what follows them.
_MOST = 32


def made_of(text: str, parts: Sequence[str]) -> dict[int, int] | None:
    """Return where parts stand in a text that is some of them, in order, one behind the other.

    A part counts where it stands in every way of making the text that was followed; where two ways differ, it is left
    out. None where there is no way.

    Args:
        text: What is made up.
        parts: None of them empty.
    """
    before: list[set[int]] = [{0}]
    for part in parts:
        places = before[-1] | {place + len(part) for place in before[-1] if text.startswith(part, place)}
        before.append(set(sorted(places)[-_MOST:]) if len(places) > _MOST else places)
    if len(text) not in before[-1]:
        return None
    uses: list[tuple[int, int, int]] = []
    after = {len(text)}
    for number in range(len(parts) - 1, -1, -1):
        length = len(parts[number])
        starts = {end - length for end in after} & before[number]
        starts = {start for start in starts if text.startswith(parts[number], start)}
        uses += ((start, start + length, number) for start in starts)
        after = (after & before[number]) | starts
    return _certain(sorted(uses))


def _certain(uses: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """Return the uses that share no place with another."""
    found: dict[int, int] = {}
    reach = 0
    for place, (start, end, number) in enumerate(uses):
        following = uses[place + 1][0] if place + 1 < len(uses) else end
        if start >= reach and following >= end:
            found[number] = start
        reach = max(reach, end)
    return found


_FIRST, _LAST = 0xF0000, 0x10FFFD
_MARKS = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
# What HTML takes for a comment, a tag and text (Living Standard, 13.2.5); what does not end goes on to the end.
_TOKEN = re.compile(
    r"<!--(?:>|->|.*?(?:-->|--!>|\Z))"
    r"|<(?:[!?]|/(?![a-zA-Z]))[^>]*(?:>|\Z)"
    r"""|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?:=\s*"[^"]*(?:"|\Z)|=\s*'[^']*(?:'|\Z)|[^>])*+(?:>|\Z)"""
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
# Their content is no markup, and no text that a reader sees.
_RAW = {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"}
# Their content is code, or somebody else's words: never rewritten.
_GUARDED = {"code", "pre", "kbd", "samp", "var", "tt", "q", "blockquote"}
_RUN = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)?|[^\s&]+")
_BROKEN = "its markup is too broken to say where its text stands"
_REMEDY = "fix its text instead: save the page as text, and give that"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text between two tags, and whether it is within an element whose text is never rewritten."""

    at: int
    until: int
    guarded: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of the text and the stretch of markup that stands for them."""

    text: str
    at: int
    until: int
    literal: bool


def open_html(data: bytes, path: str, about: About) -> TextFile | Fault:
    """Return the main text of a web page and the way back into its markup."""
    text = html_text(data, path)
    if isinstance(text, Fault):
        return text
    codec, mark = encoding_of_html(data), BOM if data.startswith(BOM) else b""
    markup = _kept(data[len(mark) :], codec)
    if markup is None:
        problem = f"some of its bytes are not valid {codec.upper()}, and would be lost"
        return Fault(path, None, problem, "save the page again as UTF-8")
    pieces = _pieces(markup, text)
    if pieces is None:
        return Fault(path, None, _BROKEN, _REMEDY)
    return TextFile(markup, (Held(about.document(path, text), tuple(pieces)),), codec, mark, references=True)


def _kept(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
        return text if text.encode(codec) == data else None
    except (UnicodeError, LookupError):
        return None


def _pieces(markup: str, text: str) -> list[Piece] | None:
    stretches = [one for one in _stretches(markup) if not markup[one.at : one.until].isspace()]
    if len(stretches) > _LAST - _FIRST or _MARKS.search(markup):
        return None
    marked = main_text(_marked(markup, stretches))
    shown = zip(_MARKS.findall(marked), ("".join(one.split()) for one in _MARKS.split(marked)[1:]), strict=True)
    kept = [(ord(mark) - _FIRST, dense) for mark, dense in shown if dense]
    places = made_of("".join(text.split()), [dense for _, dense in kept])
    if places is None:
        return None
    offsets = [offset for offset, char in enumerate(text) if not char.isspace()]
    found: list[Piece] = []
    for number in sorted(places):
        stretch, dense = stretches[kept[number][0]], kept[number][1]
        if stretch.guarded:
            continue
        first, last = offsets[places[number]], offsets[places[number] + len(dense) - 1]
        found += _aligned(text[first : last + 1], first, markup, stretch.at, stretch.until)
    return found


def _stretches(markup: str) -> Iterator[_Stretch]:
    """Yield where text stands between tags."""
    at, raw = 0, ""
    guards: list[str] = []
    while at < len(markup):
        if raw:
            end = re.compile(rf"</{re.escape(raw)}(?=[\s/>])", re.IGNORECASE).search(markup, at)
            at, raw = (end.start() if end else len(markup)), ""
        token = _TOKEN.match(markup, at)
        if token is None:
            return
        at = token.end()
        if token["text"]:
            while (more := _TOKEN.match(markup, at)) and more["text"]:
                at = more.end()
            yield _Stretch(token.start(), at, bool(guards))
        elif token["name"] and (name := token["name"].lower()) in _GUARDED:
            if not token["close"]:
                guards.append(name)
            elif name in guards:
                del guards[guards.index(name) :]
        elif token["name"] and not token["close"] and name in _RAW:
            raw = name


def _marked(markup: str, stretches: list[_Stretch]) -> str:
    parts: list[str] = []
    done = 0
    for number, one in enumerate(stretches):
        text = markup[one.at : one.until]
        place = one.at + len(text) - len(text.lstrip())
        parts += (markup[done:place], chr(_FIRST + number))
        done = place
    return "".join((*parts, markup[done:]))


def _runs(markup: str, start: int, end: int) -> Iterator[_Run]:
    """Yield what of a stretch of markup is no white space, in its order."""
    for match in _RUN.finditer(markup, start, end):
        text = html.unescape(match[0])
        literal = text == match[0]
        shown = text if literal else "".join(text.split())
        if shown:
            yield _Run(shown, match.start(), match.end(), literal)


def _aligned(visible: str, offset: int, markup: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a stretch of text, or none where it is not what its markup says."""
    written = markup[start:end]
    if "&" not in written and written.strip() == visible:
        at = start + len(written) - len(written.lstrip())
        return [Piece(offset, offset + len(visible), at, at + len(visible), True, "markup")]
    runs = list(_runs(markup, start, end))
    if "".join(visible.split()) != "".join(one.text for one in runs):
        return []
    found: list[Piece] = []
    waiting = runs[::-1]
    for word in re.finditer(r"\S+", visible):
        at = word.start()
        while at < word.end():
            run = waiting.pop()
            taken = min(word.end() - at, len(run.text))
            if taken < len(run.text):
                waiting.append(_Run(run.text[taken:], run.at + taken * run.literal, run.until, run.literal))
            until = run.at + taken if run.literal else run.until
            piece = Piece(offset + at, offset + at + taken, run.at, until, run.literal, "markup")
            if found and found[-1].end < piece.start:
                found += _space(visible[found[-1].end - offset : at], found[-1], piece, markup)
            found.append(piece)
            at += taken
    return _merged(found)


def _space(visible: str, last: Piece, following: Piece, markup: str) -> Iterator[Piece]:
    between = markup[last.until : following.at]
    if between:
        literal = between == visible
        yield Piece(last.end, last.end + len(visible), last.until, following.at, literal, "markup")


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with those that follow each other, and stand for themselves, in one."""
    found: list[Piece] = []
    for one in pieces:
        before = found[-1] if found else None
        if before and before.literal and one.literal and (before.end, before.until) == (one.start, one.at):
            found[-1] = replace(before, end=one.end, until=one.until)
        else:
            found.append(one)
    return found
