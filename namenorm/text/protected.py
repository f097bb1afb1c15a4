"""What of a text is no prose: addresses, names of files and accounts, code and markup. It is never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["code", "markup", "link", "e-mail", "handle", "hashtag", "file"]

# Without one of these there is nothing of the kind: what may go over several lines, and what stands in one. A period
# between a word and two small letters is one of an address or of a file's name. Each alternative opens with a sign of
# its own, so that all others are passed at once.
_OVER_LINES = re.compile(r"[`<]|~~~|\n(?: {4}|\t)")
_IN_LINE = re.compile(r"[@#_\\]|\{(?<=[{$]\{)|\.(?<=\w\.)[a-z][a-z0-9]|:(?=//|[a-z])|/(?<=[\s~.]/)\w|\](?=[(:\[])|www")
_FRONT = r"\A---[ \t]*\n(?:(?!---|\.\.\.)[^\n]*\n){1,60}(?:---|\.\.\.)[ \t]*$"  # what a page says of itself, as YAML
_FENCED = r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*\n)*?(?:[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
_INDENTED = r"(?:\A|(?<=\n\n))(?:(?:[ ]{4}|\t)[^\n]*\n?)+"
_SPAN = r"(?P<ticks>`+)(?!`)(?:[^`\n]|\n(?!\n))+?(?P=ticks)(?!`)"
_HOLDER = r"\{\{[^{}\n]{0,200}\}\}|\$\{[^{}\n]{0,200}\}"  # of a template, to be filled in
_LINK = (
    r"(?<=\])\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
    r"|(?<=\])\[[^\[\]\n]*\]|^[ ]{0,3}\[[^\[\]\n]+\]:[^\n]*"
    r"|(?<![\w+.-])[a-zA-Z][a-zA-Z0-9+.-]*://[^\s<>\"“”«»]+|\bwww\.[^\s<>\"“”«»]+|\b(?:mailto|tel|doi|urn):[^\s<>\"“”«»]+"
    r"|(?<![\w.@/-])(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}/[^\s<>\"“”«»]*"
)
_ENDING = "|".join(rf"(?<=\.[a-z][a-z0-9]{{{count}}})" for count in range(1, 5))  # of a file's name: .md, .xhtml
_PARTS: dict[Kind, str] = {
    "code": f"{_FRONT}|{_FENCED}|{_INDENTED}|{_SPAN}|{_HOLDER}",
    "markup": r"<!--(?:[^-<]|-(?!->)|<(?!!--)){0,2000}-->|</?[a-zA-Z][^<>]{0,2000}>",
    "link": _LINK,
    "e-mail": r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "handle": r"(?<![\w.])@\w[\w.@-]*",
    "hashtag": r"(?<![\w&])#\w*[^\W\d]\w*(?:-\w+)*",
    "file": (
        r"(?<![\w/\\])(?:~|\.{1,2}|[A-Za-z]:)?[/\\][^\s/\\<>]+(?:[/\\][^\s/\\<>]*)*"
        rf"|(?<![\w.@-])\w[\w-]*+(?:\.[\w-]++)++(?:{_ENDING})"
        r"|(?<!\w)[^\W_]+(?:_[^\W_]+)+(?!\w)"
    ),
}
_PROTECTED = re.compile("|".join(f"(?P<k{place}>{one})" for place, one in enumerate(_PARTS.values())), re.MULTILINE)
_KINDS = tuple(_PARTS)


@dataclass(frozen=True, slots=True)
class Protected:
    """A stretch that is no prose.

    Attributes:
        start: First code point.
        end: One past the last.
        kind: What it is: ``link`` is an address or the target of a link, ``markup`` a tag with its attributes.
    """

    start: int
    end: int
    kind: Kind


def protected(text: str) -> Iterator[Protected]:
    """Yield the stretches of a text that are no prose, in order and without overlaps."""
    for start, end in _suspicious(text):
        for match in _PROTECTED.finditer(text, start, end):
            kind = next(kind for place, kind in enumerate(_KINDS) if match[f"k{place}"] is not None)
            yield Protected(match.start(), match.end(), kind)


def _suspicious(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines in which anything of the kind may stand, or all of the text where it may go over lines."""
    if _OVER_LINES.search(text) is not None or text.startswith(("    ", "\t", "---")):
        yield 0, len(text)
        return
    done = 0
    while (found := _IN_LINE.search(text, done)) is not None:
        start = text.rfind("\n", 0, found.start()) + 1
        done = text.find("\n", found.end())
        done = len(text) if done < 0 else done
        yield start, done
