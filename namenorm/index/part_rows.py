"""Parts of names as sections of an index."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator

import marisa_trie
from pypinyin import Style, lazy_pinyin

from namenorm.gazetteer.parts import NamePart
from namenorm.text.han import simplified
from namenorm.text.key import squash

_UMLAUT = ("u", "v", "yu")  # what typists, input methods and passports make of ü


class PartsWriter:
    """The sections of an index that hold parts of names; only parts with both Han and Latin forms enter."""

    def __init__(self, parts: Iterable[NamePart]) -> None:
        """Take parts in any order."""
        entering = sorted((one for one in parts if _forms(one, "han") and _forms(one, "latin")), key=_order)
        by_key: dict[str, list[int]] = {}
        for number, part in enumerate(entering):
            for key in dict.fromkeys(_keys(part)):
                by_key.setdefault(key, []).append(number)
        self.trie = marisa_trie.Trie(sorted(by_key))
        self.starts, self.rows = array("I", [0]), array("I")
        for key in sorted(by_key, key=lambda one: int(self.trie[one])):
            self.rows.extend(by_key[key])
            self.starts.append(len(self.rows))
        texts = [_text(part) for part in entering]
        self.places = array("Q", [0])
        for text in texts:
            self.places.append(self.places[-1] + len(text))
        self.texts = b"".join(texts)


def _order(part: NamePart) -> tuple[str, str]:
    return part.id, repr(part)


def _keys(part: NamePart) -> Iterator[str]:
    for form in _forms(part, "han"):
        han = squash(simplified(form))
        yield f"han/{han}"
        pinyin = "".join(lazy_pinyin(han, style=Style.NORMAL, v_to_u=True))
        yield from (f"pinyin/{squash(pinyin.replace('ü', vowel))}" for vowel in _UMLAUT)


def _text(part: NamePart) -> bytes:
    told = [part.id, part.role, part.frequency, _forms(part, "latin")]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _forms(part: NamePart, script: str) -> list[str]:
    return [text for one, text in part.forms if one == script]
