"""Which of some strings, in their order, make up a text."""

from __future__ import annotations

from collections.abc import Sequence

# Places that are followed at once. More than a few need strings that are left out and repeat what follows them.
_MOST = 32


def made_of(text: str, parts: Sequence[str]) -> dict[int, int] | None:
    """Return where parts stand in a text that is some of them, in order, one behind the other.

    A part counts where it stands in every way of making the text that was followed; where two ways differ, it is left
    out. None where there is no way.

    Args:
        text: What is made up.
        parts: None of them empty.
    """
    before: list[set[int]] = [{0}]
    for part in parts:
        places = before[-1] | {place + len(part) for place in before[-1] if text.startswith(part, place)}
        before.append(set(sorted(places)[-_MOST:]) if len(places) > _MOST else places)
    if len(text) not in before[-1]:
        return None
    uses: list[tuple[int, int, int]] = []
    after = {len(text)}
    for number in range(len(parts) - 1, -1, -1):
        length = len(parts[number])
        starts = {end - length for end in after} & before[number]
        starts = {start for start in starts if text.startswith(parts[number], start)}
        uses += ((start, start + length, number) for start in starts)
        after = (after & before[number]) | starts
    return _certain(sorted(uses))


def _certain(uses: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """Return the uses that share no place with another."""
    found: dict[int, int] = {}
    reach = 0
    for place, (start, end, number) in enumerate(uses):
        following = uses[place + 1][0] if place + 1 < len(uses) else end
        if start >= reach and following >= end:
            found[number] = start
        reach = max(reach, end)
    return found
