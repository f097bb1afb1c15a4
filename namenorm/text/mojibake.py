"""Characters that are bytes of other characters, read in a wrong code page: where they stand, and what they were.

What looks broken is ftfy's knowledge (``ftfy.badness``), and so is the repair of text read in one wrong code page.
Added here: several code pages mixed in one run, as a chain of fallback decoders leaves them, and the promise that a
repair loses nothing.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import utf_8_decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ftfy
from ftfy.badness import BADNESS_RE, is_bad

from namenorm.values import Span

# Broken characters come in twos and more, since a character beyond ASCII has two bytes and more in UTF-8; alone stand
# those whose partner became a plain space, and the mark of a byte that was lost.
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_ALONE = "ÂÃ\ufffd"
_LOST = "\ufffd"
_CONTEXT = 3  # characters of context that ftfy's patterns look at
_JOIN = re.compile(r"[ !-/:-@]{1,2}")  # what may stand between two broken words of one broken phrase
_LONGEST_MIXED = 200  # characters; the longest run in which mixed code pages are looked for
# The Windows family agrees on most of 0x80-0x9F, so that decoders fall back within it; Latin-1 supplies the control
# characters that those pages leave undefined.
_PAGES = (*(f"cp{number}" for number in range(1250, 1259)), "latin-1")
# Code pages of two bytes a character swallow the ASCII letter behind a quotation mark ("It鈥檚", for "It’s").
_DOUBLE = ("gb18030", "big5hkscs", "cp932", "cp949")
_EAST_ASIAN = "\u2e80"
_LONGEST_DOUBLE = 12  # characters
_PROSE = re.compile(r"[ -~\u2010-\u2027\u2030-\u203a]+")
_QUOTES = "“”‘’«»…–—"
_IMPLAUSIBLE = ("Cc", "Cn", "Co", "Cs")


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken stretch of a text.

    Attributes:
        span: Where.
        original: What it was, where that is certain: written in UTF-8 and read again in the wrong way, it gives the
            stretch as it stands. None where bytes were lost or several readings are possible.
    """

    span: Span
    original: str | None


def broken(text: str, beyond: Iterable[Span] | None = None) -> Iterator[Broken]:
    """Yield the broken stretches of a text, in order, in time linear in its length.

    Args:
        text: The text.
        beyond: Its stretches of characters beyond ASCII, if they are known already.
    """
    if text.isascii():
        return
    stretches = (Span(*match.span()) for match in _BEYOND.finditer(text)) if beyond is None else beyond
    phrase: list[Broken] = []
    for one in _runs(text, stretches):
        if phrase and not _JOIN.fullmatch(text, phrase[-1].span.end, one.span.start):
            yield _joined(text, phrase)
            phrase = []
        phrase.append(one)
    if phrase:
        yield _joined(text, phrase)


def _joined(text: str, phrase: list[Broken]) -> Broken:
    """Make one of broken words that only a space or a sign keeps apart; mended if all of them are."""
    whole = Span(phrase[0].span.start, phrase[-1].span.end)
    pieces: list[str] = []
    at = whole.start
    for one in phrase:
        if one.original is None:
            return Broken(whole, None)
        pieces += (text[at : one.span.start], one.original)
        at = one.span.end
    return Broken(whole, "".join(pieces))


def _runs(text: str, stretches: Iterable[Span]) -> Iterator[Broken]:
    for span in stretches:
        run = text[span.start : span.end]
        if len(run) == 1 and run not in _ALONE:
            continue
        if _LOST in run:
            yield Broken(span, None)
        elif run[0] >= _EAST_ASIAN and (original := _from_double_bytes(run)):
            yield Broken(span, original)
        elif _is_bad_at(text, span):
            yield _mended(text, span)


def _is_bad_at(text: str, span: Span) -> bool:
    """Tell whether ftfy finds the run broken, seen together with its neighbours."""
    window = BADNESS_RE.finditer(text, max(span.start - _CONTEXT, 0), span.end + _CONTEXT)
    return any(match.start() < span.end and span.start < match.end() for match in window)


def _mended(text: str, span: Span) -> Broken:
    """Mend a run, or what is left of it without sound quotation marks that touch it."""
    for piece in _pieces(text, span):
        original = mend(text[piece.start : piece.end])
        if original is not None:
            return Broken(piece, original)
    return Broken(span, None)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    yield span
    if text[span.start] in _QUOTES:
        yield Span(span.start + 1, span.end)
    if text[span.end - 1] in _QUOTES:
        yield Span(span.start, span.end - 1)
        if text[span.start] in _QUOTES:
            yield Span(span.start + 1, span.end - 1)


def mend(run: str) -> str | None:
    """Return what a broken run was, or None where that is not certain.

    Text read in one wrong code page, once or several times over, is ftfy's work, and one page is always the better
    explanation. Otherwise each character is taken for a byte in any of the Windows code pages, and the run is
    mended if that makes UTF-8, and sense, in exactly one way.
    """
    fixed, plan = ftfy.fix_encoding_and_explain(run)
    if plan and _undone(fixed, plan) == run:
        return fixed if _is_plausible(fixed) else None
    readings = [one for one in _mixed_readings(run) if _is_plausible(one)]
    return readings[0] if len(readings) == 1 else None


def _from_double_bytes(run: str) -> str | None:
    """Return what a run of East Asian characters was if its bytes are marks of prose in UTF-8, and letters beside.

    No letters with accents: words such as 末路 are such by their bytes, and would be mended into another text.
    """
    for page in _DOUBLE if len(run) <= _LONGEST_DOUBLE else ():
        try:
            text = run.encode(page).decode("utf-8")
        except UnicodeError:
            continue
        if not text.isascii() and _PROSE.fullmatch(text) and text.encode("utf-8").decode(page, "replace") == run:
            return text
    return None


def _undone(fixed: str, plan: list[ftfy.ExplanationStep]) -> str | None:
    """Replay ftfy's plan backwards; None where a step of it lost something."""
    text, data = fixed, b""
    try:
        for step in reversed(plan):
            if step.action == "decode":
                data = text.encode("utf-8")
            elif step.action == "encode":
                text = data.decode(step.parameter)
            else:
                return None
    except UnicodeError:
        return None
    return text


def _is_plausible(text: str) -> bool:
    return bool(text) and not is_bad(text) and not any(unicodedata.category(char) in _IMPLAUSIBLE for char in text)


def _mixed_readings(run: str) -> set[str]:
    """Return all texts whose bytes in UTF-8, each read in some code page, give the run."""
    if len(run) > _LONGEST_MIXED:
        return set()
    states = {("", b"")}
    for char in run:
        bytes_of_char = _bytes(char)
        states = {state for done, pending in states for byte in bytes_of_char for state in _step(done, pending + byte)}
        if len(states) > 8:  # so many readings never come down to one
            return set()
    return {done for done, pending in states if not pending and done != run}


def _bytes(char: str) -> set[bytes]:
    """Return the bytes that the code pages know a character by."""
    found = set()
    for page in _PAGES:
        try:
            found.add(char.encode(page))
        except UnicodeEncodeError:
            continue
    return found


def _step(done: str, pending: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the reading as far as it has come, unless the bytes can no longer be UTF-8."""
    try:
        text, used = utf_8_decode(pending, "strict", False)
    except UnicodeDecodeError:
        return
    yield done + text, pending[used:]
