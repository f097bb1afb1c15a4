"""Names in pinyin that the page itself explains: "Fang Shuqiang (Mike Fong)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from namenorm.mentions.words import Words
from namenorm.resolve.group import Group
from namenorm.resolve.sound import sound_features
from namenorm.romanise.pinyin_reader import Reading
from namenorm.values import Evidence

GLOSSED = 0.9
"""How surely the name in brackets is the bearer's own. Brackets hold roles of actors and spouses, too; that the two
surnames open alike leaves few of them."""
_OPENS, _CLOSES = ("(", "（"), (")", "）")


def by_first_word(groups: Iterable[Group]) -> dict[int, Group]:
    """Return the persons of a page by the place of the first word of each full mention."""
    return {spot.first: group for group in groups if group.is_person for spot in group.spots}


def own_name(group: Group, others: Mapping[int, Group], words: Words) -> str | None:
    """Return the Western name that stands alone in brackets right after a Chinese one, None if there is none.

    Args:
        group: A name in pinyin.
        others: As ``by_first_word`` gives them.
        words: The words of the page.
    """
    if group.reading is None:
        return None
    for spot in group.spots:
        other = others.get(spot.last)
        if other is None or other.reading is not None or words.gap_before(spot.last).strip() not in _OPENS:
            continue
        inside = next(one for one in other.spots if one.first == spot.last)
        name = inside.mention.text
        alone = words.text[inside.mention.end : inside.mention.end + 1] in _CLOSES
        if alone and " " in name and _sounds_alike(group.reading, name):
            return name
    return None


def _sounds_alike(reading: Reading, name: str) -> bool:
    """Tell whether the surnames open alike, or the foreign one is another spelling of the Chinese one."""
    heard = sound_features(reading, name.split())
    return heard.get("surname-onset", 0.0) > 0 or "surname-romanised" in heard


def tell_glossed(name: str) -> tuple[Evidence, ...]:
    """Return the reasoning as evidence."""
    return (Evidence("gloss", f"{name} stands in brackets after it, with a surname that opens alike"),)
