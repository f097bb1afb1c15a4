"""Chinese words that name no person: ``python -m genscripts.chinese_words > FILE``.

A word counts where CC-CEDICT has it, no person is meant by it, and wordfreq has seen it: it has no capital in pinyin,
or one at its beginning alone, as places and peoples have ("Ou1 zhou1"; a person has two, "Yue4 Fei1"), and no gloss
gives a surname or the years of a life. Both are CC BY-SA 4.0, and so is the resulting file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from genscripts.cedict import packaged_lines

_LEAST_ZIPF = 1.5
_WORD = re.compile(r"\S+ ([\u3400-\u9fff]+) \[\S+(?: [a-z:]+\d)*\] /(.*)/")
_OF_A_PERSON = re.compile(r"surname|\(name\)|given name|\((?:c\. ?|born )?\d{3,4}(?: BC)?\s?[-–]|-\d{3,4}\)")
_HEAD = """\
# Chinese words that name no person, in simplified characters, and 100 times their Zipf frequency (10 to that power:
# uses in a thousand million words). Made: python -m genscripts.chinese_words > THIS FILE
# From the words of CC-CEDICT (MDBG) and wordfreq 3 (Robyn Speer), both CC BY-SA 4.0, as is this file."""


def rows(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each ordinary word and 100 times its Zipf frequency, in order of code points.

    Args:
        lines: Of the dictionary: "高峰 高峰 [gao1 feng1] /peak/"; a name has a capital: "[Gao1 Feng1]".
    """
    from wordfreq import freq_to_zipf, get_frequency_dict

    seen = get_frequency_dict("zh", "large")
    for word in sorted(set(_words(lines))):
        zipf = freq_to_zipf(seen[word]) if word in seen else 0.0
        if zipf >= _LEAST_ZIPF:
            yield word, round(100 * zipf)


def _words(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        match = _WORD.match(line)
        if match and not (len(match[1]) > 1 and _OF_A_PERSON.search(match[2])):
            yield match[1]


def main() -> None:
    """Print the file."""
    print(_HEAD)
    for word, zipf in rows(packaged_lines()):
        print(word, zipf)


if __name__ == "__main__":
    main()
