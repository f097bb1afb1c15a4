"""NN101: a foreigner under the pinyin of the Chinese name.

Dai Bo for Robert Daly, Lin Fangzheng for Yoshimasa Hayashi.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.names import name_finding, unlisted, wrong
from namenorm.detectors.page import Page
from namenorm.values import Finding, Resolution


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each mention that reads as the pinyin of a name that is not the bearer's own."""
    for one in wrong(page, "pinyin-of-exonym"):
        whom = one.entity.name if one.entity else one.rendering
        yield name_finding(page, "NN101", one, f"“{one.mention.text}” reads as the pinyin of a Chinese name of {whom}")
    for one in unlisted(page, "unlisted-foreigner"):
        yield name_finding(
            page, "NN101", one, f"“{one.mention.text}” may be the pinyin of a foreign name; {_whose(one)}"
        )


def _whose(one: Resolution) -> str:
    if one.rendering is not None:
        return f"it may stand for {one.rendering}, whom the book does not know"
    parts = [line.detail for line in one.evidence if line.kind == "name-parts"]
    return "; ".join(("the book does not know whose", *parts))
