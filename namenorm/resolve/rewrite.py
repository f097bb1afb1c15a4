"""What is certain enough to be rewritten."""

from __future__ import annotations

from collections.abc import Iterable

from namenorm.values import Edit, Resolution


def edits(resolutions: Iterable[Resolution]) -> tuple[Edit, ...]:
    """Return the rewrites of a page in order: all that should read otherwise and against which nothing speaks."""
    return tuple(
        Edit(one.mention.start, one.mention.end, one.mention.text, _as_written(one.mention.text, one.rendering))
        for one in resolutions
        if one.rendering is not None and one.rendering != one.mention.text and not one.blocked_by
    )


def _as_written(surface: str, rendering: str) -> str:
    """Return a rendering in capitals where the surface is: in a headline HUANG YINGXIAN becomes PENNY WONG."""
    return rendering.upper() if surface.isupper() and len(surface) > 1 else rendering
