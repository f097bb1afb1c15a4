"""What the languages of a document have to have, code by code, and what is not looked for where they lack it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from namenorm.rules import Rules
from namenorm.source.language import BY_SOUND
from namenorm.source.meanings import TABLE
from namenorm.values import Side, Unchecked

_READER = "reader"


@dataclass(frozen=True, slots=True)
class Needs:
    """The topics of rules without which a code is not looked for, beside those that every language has.

    Attributes:
        translation: Topics of the translation's language.
        original: Topics of the original's language.
        meanings: Whether a table is needed of what the original's words mean in the translation's language.
        partly: Topics of the translation's language without which some forms of a fault are not looked for.
        source: Whether the code compares with the original.
        heard: Whether an original whose names are read by sound needs no such table.
    """

    translation: tuple[str, ...] = ()
    original: tuple[str, ...] = ()
    meanings: bool = False
    partly: tuple[str, ...] = ()
    source: bool = False
    heard: bool = False


_THINGS = ("thing_words",)
_COUNTED = Needs(("quantities",), ("quantities",), source=True)
NEEDS: Mapping[str, Needs] = {
    "NN105": Needs(partly=("name_words",)),
    "NN107": Needs(partly=("literal_words", "pinyin_offices")),
    "NN108": Needs(("offices", "territories")),
    "NN110": Needs(("pronouns",)),
    "NN111": Needs(("fused_names",)),
    "NN112": Needs(("second_generation",), partly=("offices",)),
    "NN113": Needs(_THINGS),
    **dict.fromkeys(("NN201", "NN203"), Needs(_THINGS, partly=("exchanged_organisations",))),
    **dict.fromkeys(("NN202", "NN211", "NN212", "NN221"), Needs(_THINGS)),
    "NN301": Needs(partly=("near_copies",)),
    "NN303": Needs(partly=("truncated",)),
    "NN305": Needs(("page_furniture",)),
    "NN306": Needs(("untranslated_script",)),
    "NN309": Needs(("outlet_self_reference",)),
    "NN310": Needs(("calques",)),
    "NN311": Needs(("dates",)),
    "NN312": Needs(("arithmetic", "quantities")),
    "NN313": Needs(("regions", "territories")),
    "NN314": Needs(("term_capitals",), partly=("event_terms",)),
    **dict.fromkeys(("NN401", "NN402", "NN403"), _COUNTED),
    "NN404": Needs(meanings=True, source=True, heard=True),
    **dict.fromkeys(("NN406", "NN407"), Needs(source=True)),
    "NN405": Needs(original=("person_words",), source=True),
    "NN408": Needs(("negation",), ("negation",), source=True),
    "NN409": Needs(original=("speech",), meanings=True, source=True),
    "NN410": Needs(("native_speakers",), source=True),
}
"""By code; the others need nothing that a language may lack."""


def can_be_checked(code: str, translation: Rules, original: Rules | None) -> bool:
    """Tell whether the languages of a document have what a code needs; what lacks an original only is for the code."""
    return not any(_lacked(NEEDS.get(code, Needs()), translation, original))


def unchecked(
    codes: Collection[str], translation: Rules, original: Rules | None, unread: str | None
) -> tuple[Unchecked, ...]:
    """Return which of some codes are not looked for in a document, or only partly, for what its languages lack.

    Args:
        codes: The codes, in order.
        translation: The rules of its language.
        original: The rules of the original's language; None if there is no original, or it was not used.
        unread: The language of an original that could not be read, empty if that is not known; None if there is none.
    """
    return tuple(one for code in codes for one in _unchecked(code, translation, original, unread))


def _unchecked(code: str, translation: Rules, original: Rules | None, unread: str | None) -> Iterator[Unchecked]:
    needs = NEEDS.get(code, Needs())
    lacked = tuple(_lacked(needs, translation, original))
    sides: tuple[tuple[Side, Rules | None], ...] = (("translation", translation), ("original", original))
    for side, rules in sides:
        topics = tuple(topic for where, topic in lacked if where == side)
        if topics and rules:
            yield Unchecked(code, side, rules.lang, topics)
    if needs.source and unread is not None and not lacked:
        yield Unchecked(code, "original", unread, (_READER,))
    partly = tuple(topic for topic in needs.partly if not translation.has(topic))
    if partly and not lacked:
        yield Unchecked(code, "translation", translation.lang, partly, partly=True)


def _lacked(needs: Needs, translation: Rules, original: Rules | None) -> Iterator[tuple[Side, str]]:
    """Yield what is lacked, and by whose language."""
    yield from (("translation", topic) for topic in needs.translation if not translation.has(topic))
    if original is not None:
        yield from (("original", topic) for topic in needs.original if not original.has(topic))
        by_sound = needs.heard and original.lang in BY_SOUND
        if needs.meanings and not by_sound and not original.table(TABLE.format(lang=translation.lang)):
            yield "original", TABLE.format(lang=translation.lang)
