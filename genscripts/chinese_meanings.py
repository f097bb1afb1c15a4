"""What common Chinese words mean in English: ``python -m genscripts.chinese_meanings > FILE``.

Of each word that wordfreq has seen often enough, the content words of CC-CEDICT's glosses, by ``text.stem``: enough to
tell whether a sentence speaks of what another speaks of, and no dictionary. Both are CC BY-SA 4.0, and so is the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from genscripts.cedict import packaged_lines
from namenorm.text.stem import stem

LEAST_ZIPF = 2.8
"""How often a word has to be seen."""
_LEAST_ZIPF_OF_ONE = 4.0  # of a single character
MOST = 12
"""Stems of a word."""
_LINE = re.compile(r"\S+ ([\u3400-\u9fff]+) \[[^\]]*\] /(.*)/")
_ASIDE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]"
    r"|\b(?:CL|variant of|old variant of|see also|see|abbr\. for|surname|also written|also pr\.)\b[^/]*"
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_NOT_TELLING = """
    about all also and any are been being can esp etc for from had has have her here his into its made make may
    more most not one our out over some somebody someone something sth than that the their then there this under
    upon used very was were which who whom with your
"""
_HEAD = """\
# Common Chinese words, in simplified characters, and the stems of the English words that gloss them.
# Made: python -m genscripts.chinese_meanings > THIS FILE
# From the words of CC-CEDICT (MDBG) and wordfreq 3 (Robyn Speer), both CC BY-SA 4.0, as is this file."""


def rows(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each common word with the stems of its glosses, in order of code points.

    Args:
        lines: Of the dictionary: "高峰 高峰 [gao1 feng1] /peak/summit/".
    """
    from wordfreq import freq_to_zipf, get_frequency_dict

    seen = get_frequency_dict("zh", "large")
    found: dict[str, dict[str, None]] = {}
    for line in lines:
        match = _LINE.match(line)
        if match and freq_to_zipf(seen.get(match[1], 1e-9)) >= (
            LEAST_ZIPF if len(match[1]) > 1 else _LEAST_ZIPF_OF_ONE
        ):
            found.setdefault(match[1], {}).update(dict.fromkeys(stems_of(match[2])))
    yield from ((word, list(stems)[:MOST]) for word, stems in sorted(found.items()) if stems)


def stems_of(glosses: str) -> Iterator[str]:
    """Yield the stems of the content words of glosses."""
    passed = frozenset(_NOT_TELLING.split())
    for word in _WORD.findall(_ASIDE.sub(" ", glosses)):
        if word.lower() not in passed:
            yield stem(word)


def main() -> None:
    """Print the file."""
    print(_HEAD)
    for word, stems in rows(packaged_lines()):
        print(word, *stems)


if __name__ == "__main__":
    main()
