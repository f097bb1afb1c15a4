"""Microsoft Translator's dynamic dictionary: a glossary as markup in the text that is sent to be translated.

https://learn.microsoft.com/azure/ai-services/translator/dynamic-dictionary
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr


def marked(text: str, glossary: Mapping[str, str]) -> str:
    """Return a text as HTML in which each phrase of a glossary carries its translation; send it with textType=html.

    The longest phrase at a place counts. A phrase of letters that are written in words is one only between other
    characters: "Reading" is not found in "Readings".

    Args:
        text: Plain text.
        glossary: Translations by phrase; an empty phrase is passed over.
    """
    phrases = sorted(filter(None, glossary), key=len, reverse=True)
    if not phrases:
        return escape(text)
    found = re.compile("|".join(map(_bounded, phrases)))
    parts, end = [], 0
    for one in found.finditer(text):
        translation = quoteattr(glossary[one[0]], {'"': "&quot;"})
        parts.append(escape(text[end : one.start()]))
        parts.append(f"<mstrans:dictionary translation={translation}>{escape(one[0])}</mstrans:dictionary>")
        end = one.end()
    return "".join((*parts, escape(text[end:])))


def _bounded(phrase: str) -> str:
    before = r"(?<!\w)" if _is_worded(phrase[0]) else ""
    after = r"(?!\w)" if _is_worded(phrase[-1]) else ""
    return f"{before}{re.escape(phrase)}{after}"


def _is_worded(char: str) -> bool:
    """Tell whether a character is of a script that puts spaces between words: one with capitals, by and large."""
    return char.lower() != char.upper()
