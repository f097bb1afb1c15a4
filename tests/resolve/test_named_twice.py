"""Who is surely meant by one broken name of a page is likelier to be meant by another."""

from __future__ import annotations

from namenorm.pipeline import Normaliser
from namenorm.values import Resolution

_BOTH = "Two ministers of the Yin Xiyue government left. In the evening Yoon Seok-yue spoke in the hall."
_ALONE = "Two ministers of the old government left. In the evening Yoon Seok-yue spoke in the hall."


def _last(bundled: Normaliser, text: str) -> Resolution:
    return [one for one in bundled.check(text).resolutions if one.mention.type == "person"][-1]


def test_another_name_of_the_page_tells_who_is_meant(bundled: Normaliser) -> None:
    both, alone = _last(bundled, _BOTH), _last(bundled, _ALONE)
    assert both.rendering == "Yoon Suk Yeol"
    assert both.confidence > alone.confidence
    assert any(one.detail == "Yin Xiyue is introduced in the same text" for one in both.evidence)
