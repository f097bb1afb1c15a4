"""The main text of a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from namenorm.inputs.decode import BOM, decode, encoding_of
from namenorm.inputs.values import Fault

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
