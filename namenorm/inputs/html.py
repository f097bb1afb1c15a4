"""The main text of a web page."""

from __future__ import annotations

from namenorm.inputs.decode import BOM, decode, encoding_of
from namenorm.inputs.values import Fault


def html_text(data: bytes, path: str) -> str | Fault:
    """Return the main text of an HTML page, one line a block and a blank line between paragraphs.

    The encoding is that of the byte order mark, else of the page's own declaration, else detected. Where the page has
    no recognisable main part, all of its visible text is returned. Offsets into the text are not offsets into the page.
    """
    if encoding_of(data) is None and b"\x00" in data:
        return decode(data, path)
    text = _main_text(_markup(data))
    return text or Fault(path, None, "an HTML page without visible text", "give the saved page as the browser shows it")


def _markup(data: bytes) -> str:
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    encoding = "utf-8" if data.startswith(BOM) else detect_encoding(data, from_html_meta=True) or "utf-8"
    return bytes_to_str(data, encoding, errors="replace")


def _main_text(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    for main in (True, False):
        text = extract_plain_text(
            markup, preserve_formatting=True, main_content=main, list_bullets=False, alt_texts=False
        )
        if text.strip():
            return text
    return ""
