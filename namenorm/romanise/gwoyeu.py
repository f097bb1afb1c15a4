"""Gwoyeu Romatzyh, the Republic's official system from 1928 to 1986, which spells tones: "Ma Ying-jeou", "Wu Jieh-min".

It lives on in names of people of Taiwan. Source: pypinyin's style of that name, mended where it writes yi for y before
n.
"""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

_EXTRA_VOWEL = re.compile(r"(?<=[bcdghjkpst])yi(?=ng?$)")


def gwoyeu(characters: str) -> tuple[str, ...]:
    """Return each Han character in Gwoyeu Romatzyh, read as one phrase, in lower case."""
    return tuple(_EXTRA_VOWEL.sub("y", one) for one in lazy_pinyin(characters, style=Style.GWOYEU))
