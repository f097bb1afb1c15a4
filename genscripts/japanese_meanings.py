"""What common Japanese words mean in English: ``python -m genscripts.japanese_meanings > FILE``.

Of each word that wordfreq has seen often enough, the content words of JMdict's glosses, as ``chinese_meanings`` has
them for Chinese. A word that ends in kana is held without them, since they change with its form. JMdict, which the
package jamdict-data (1.5) carries, is property of the Electronic Dictionary Research and Development Group and is used
in conformance with its licence, CC BY-SA 4.0 (https://www.edrdg.org/edrdg/licence.html); what this script writes is
under the same licence.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module

from genscripts.chinese_meanings import LEAST_ZIPF, MOST, stems_of
from namenorm.text.han import simplified

_QUERY = """select {0}.text, SenseGloss.text from {0} join Sense on Sense.idseq = {0}.idseq
join SenseGloss on SenseGloss.sid = Sense.id where SenseGloss.lang = 'eng' order by {0}.idseq, Sense.id"""
_HAN, _HIRAGANA, _KATAKANA = "\u4e00-\u9fff\u3005", "\u3041-\u3096", "\u30a1-\u30fa\u30fc"
_WORD = re.compile(f"([{_HAN}][{_HAN}{_HIRAGANA}{_KATAKANA}]*?)[{_HIRAGANA}]*|([{_KATAKANA}]{{3,}})")
_HEAD = """\
# Common Japanese words, their characters as text.han simplifies them, without the kana at their ends, and the stems of
# the English words that gloss them.
# Made: python -m genscripts.japanese_meanings > THIS FILE
# From the words of JMdict (© Electronic Dictionary Research and Development Group) and wordfreq 3 (Robyn Speer), both
# CC BY-SA 4.0, as is this file."""


def rows(glossed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield each common word with the stems of its glosses, those of its commonest forms first.

    Args:
        glossed: Words with a gloss: ("話す", "to speak").
    """
    from wordfreq import freq_to_zipf, get_frequency_dict

    seen = get_frequency_dict("ja", "large")
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for word, gloss in glossed:
        match = _WORD.fullmatch(word)
        if match and freq_to_zipf(seen.get(word, 1e-9)) >= LEAST_ZIPF:
            found[simplified(match[1] or match[2])][word].update(dict.fromkeys(stems_of(gloss)))
    for key, words in sorted(found.items()):
        common = sorted(words, key=lambda word: (-seen[word], word))
        stems = list(dict.fromkeys(stem for word in common for stem in words[word]))[:MOST]
        if stems:
            yield key, stems


def main() -> None:
    """Print the file."""
    database = sqlite3.connect(f"file:{import_module('jamdict_data').JAMDICT_DB_PATH}?mode=ro", uri=True)
    print(_HEAD)
    for word, stems in rows(one for table in ("Kanji", "Kana") for one in database.execute(_QUERY.format(table))):
        print(word, *stems)


if __name__ == "__main__":
    main()
