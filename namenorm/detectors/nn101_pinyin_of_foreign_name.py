"""NN101: a foreigner under the pinyin of the Chinese name.

Dai Bo for Robert Daly, Lin Fangzheng for Yoshimasa Hayashi.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.names import name_finding, unlisted, wrong
from namenorm.detectors.page import Page
from namenorm.values import Finding

_NOBODYS = "the book does not know whose"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each mention that reads as the pinyin of a name that is not the bearer's own."""
    for one in wrong(page, "pinyin-of-exonym"):
        whom = one.entity.name if one.entity else one.rendering
        yield name_finding(page, "NN101", one, f"“{one.mention.text}” reads as the pinyin of a Chinese name of {whom}")
    for one in unlisted(page, "unlisted-foreigner"):
        whose = f"it may stand for {one.rendering}, whom the book does not know" if one.rendering else _NOBODYS
        yield name_finding(page, "NN101", one, f"“{one.mention.text}” may be the pinyin of a foreign name; {whose}")
