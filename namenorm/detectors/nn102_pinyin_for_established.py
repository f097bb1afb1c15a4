"""NN102: somebody of Chinese name in mainland pinyin who is known under another spelling.

Zhuang Jiaying for Ja Ian Chong, Lai Qingde for Lai Ching-te.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.names import name_finding, unlisted, wrong
from namenorm.detectors.page import Page
from namenorm.values import Finding


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each mention that is the pinyin of the bearer's own name, but not how it is spelt."""
    for one in wrong(page, "pinyin-of-native"):
        whom = one.entity.name if one.entity else one.rendering
        yield name_finding(page, "NN102", one, f"“{one.mention.text}” is the pinyin of a name established as {whom}")
    for one in unlisted(page, "unlisted-chinese"):
        whose = f"; it may stand for {one.rendering}" if one.rendering else ", and its bearer may spell it otherwise"
        said = f"“{one.mention.text}” is in mainland pinyin{whose}; the book has no entry"
        yield name_finding(page, "NN102", one, said)
