"""The finding codes: what each is called, how grave it is by default, and its name in published typologies.

``mqm`` is an identifier of the MQM 2021 typology (https://themqm.org), ``its`` a localization quality issue type of
the W3C's ITS 2.0, section 8.18. The order of the table is the order in which codes take precedence on one span.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "major", "minor", "info"]


@dataclass(frozen=True, slots=True)
class Code:
    """A finding code and its names elsewhere."""

    code: str
    name: str
    severity: Severity
    mqm: str
    its: str


_TABLE = (
    Code("NN101", "pinyin-of-foreign-name", "major", "entity", "mistranslation"),
    Code("NN102", "pinyin-for-established-spelling", "major", "transliteration", "mistranslation"),
    Code("NN107", "literal-or-mis-segmented-name", "major", "overly-literal", "mistranslation"),
    Code("NN111", "fused-name", "major", "entity", "mistranslation"),
    Code("NN108", "wrong-office-holder", "major", "entity", "mistranslation"),
    Code("NN106", "broken-syllables", "minor", "compounding", "misspelling"),
    Code("NN105", "misspelled-name", "major", "transliteration", "misspelling"),
    Code("NN104", "name-order", "minor", "transliteration", "locale-violation"),
    Code("NN112", "lost-suffix", "minor", "ambiguous-translation", "mistranslation"),
    Code("NN110", "pronoun-mismatch", "minor", "entity", "grammar"),
    Code("NN109", "unintroduced-speaker", "minor", "entity", "inconsistent-entities"),
    Code("NN103", "inconsistent-rendering", "minor", "multiple-translations-of-term", "inconsistent-entities"),
    Code("NN203", "wrong-acronym", "major", "entity", "mistranslation"),
    Code("NN201", "literal-organisation", "major", "overly-literal", "mistranslation"),
    Code("NN202", "organisation-names", "minor", "multiple-terms-for-concept", "inconsistent-entities"),
    Code("NN211", "pinyin-place", "major", "transliteration", "mistranslation"),
    Code("NN212", "literal-place", "major", "overly-literal", "mistranslation"),
    Code("NN221", "literal-title", "major", "overly-literal", "mistranslation"),
    Code("NN304", "mojibake", "minor", "typography", "characters"),
    Code("NN301", "duplicated-segment", "minor", "duplication", "duplication"),
    Code("NN305", "page-furniture", "info", "addition", "addition"),
    Code("NN309", "outlet-self-reference", "minor", "ambiguous-translation", "inconsistency"),
    Code("NN313", "class-and-member", "major", "mistranslation", "mistranslation"),
    Code("NN314", "term-inconsistency", "info", "capitalization", "inconsistency"),
)

CODES: dict[str, Code] = {row.code: row for row in _TABLE}
PRECEDENCE: dict[str, int] = {row.code: place for place, row in enumerate(_TABLE)}
