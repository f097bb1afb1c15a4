"""The finding codes: what each is called, how grave it is by default, its name in published typologies, what runs.

``mqm`` is an identifier of the MQM 2021 typology (https://themqm.org), ``its`` a localization quality issue type of
the W3C's ITS 2.0, section 8.18; ``wmt`` is the category that raters of the shared task on machine translation mark
(https://github.com/google/wmt-mqm-human-evaluation). The severity follows the scheme in docs/findings/index.md. The
order of the table is the order in which codes take precedence on one span. The status follows what ``python -m eval
codes`` measures (``measured.Measured.is_proven``, for codes on names ``falls_short``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "major", "minor", "info"]
Status = Literal["default", "preview"]
ALL = "NN"
"""The family of all codes."""


@dataclass(frozen=True, slots=True)
class Code:
    """A finding code and its names elsewhere."""

    code: str
    name: str
    severity: Severity
    mqm: str
    its: str
    wmt: str
    status: Status = "default"


_WRONG = "Accuracy/Mistranslation"
_RAW = "Accuracy/Source language fragment"
_MORE = "Accuracy/Addition"
_LESS = "Accuracy/Omission (Translation)"
_UNLIKE = "Terminology/Inconsistent"
_TABLE = (
    Code("NN101", "pinyin-of-foreign-name", "major", "entity", "mistranslation", _WRONG),
    Code("NN102", "pinyin-for-established-spelling", "major", "transliteration", "mistranslation", _WRONG),
    Code("NN107", "literal-or-mis-segmented-name", "major", "overly-literal", "mistranslation", _WRONG),
    Code("NN111", "fused-name", "major", "entity", "mistranslation", _WRONG),
    Code("NN108", "wrong-office-holder", "major", "entity", "mistranslation", _WRONG),
    Code("NN106", "broken-syllables", "minor", "compounding", "misspelling", "Fluency/Spelling"),
    Code("NN105", "misspelled-name", "major", "transliteration", "misspelling", _WRONG),
    Code("NN104", "name-order", "minor", "transliteration", "locale-violation", "Locale convention/Name format"),
    Code("NN112", "lost-suffix", "minor", "ambiguous-translation", "mistranslation", _WRONG),
    Code("NN110", "pronoun-mismatch", "minor", "entity", "grammar", "Accuracy/Gender Mismatch"),
    Code("NN109", "unintroduced-speaker", "minor", "entity", "inconsistent-entities", "Fluency/Inconsistency"),
    Code("NN103", "inconsistent-rendering", "minor", "multiple-translations-of-term", "inconsistent-entities", _UNLIKE),
    Code("NN113", "house-style", "info", "terminology-company", "style", "Terminology/Inappropriate for context"),
    Code("NN203", "wrong-acronym", "major", "entity", "mistranslation", _WRONG),
    Code("NN201", "literal-organisation", "major", "overly-literal", "mistranslation", _WRONG),
    Code("NN202", "organisation-names", "minor", "multiple-terms-for-concept", "inconsistent-entities", _UNLIKE),
    Code("NN211", "pinyin-place", "major", "transliteration", "mistranslation", _WRONG),
    Code("NN212", "literal-place", "major", "overly-literal", "mistranslation", _WRONG),
    Code("NN221", "literal-title", "major", "overly-literal", "mistranslation", _WRONG),
    Code("NN401", "number", "major", "number", "numbers", _WRONG, "preview"),
    Code("NN402", "date", "major", "date-time", "mistranslation", _WRONG),
    Code("NN403", "unit-or-currency", "major", "unit-conversion", "mistranslation", _WRONG, "preview"),
    Code("NN404", "name-missing", "major", "omission", "omission", _LESS, "preview"),
    Code("NN405", "name-added", "major", "addition", "addition", _MORE),
    Code("NN408", "negation", "major", "mistranslation", "mistranslation", _WRONG, "preview"),
    Code("NN409", "attribution", "major", "mistranslation", "mistranslation", _WRONG, "preview"),
    Code("NN410", "back-translated-quotation", "info", "over-translation", "mistranslation", _WRONG, "preview"),
    Code("NN406", "segment-missing", "major", "omission", "omission", _LESS, "preview"),
    Code("NN407", "segment-added", "major", "addition", "addition", _MORE, "preview"),
    Code("NN304", "mojibake", "minor", "typography", "characters", "Fluency/Character encoding"),
    Code("NN306", "untranslated-script", "major", "untranslated", "untranslated", _RAW),
    Code("NN307", "other-language", "major", "untranslated", "untranslated", _RAW, "preview"),
    Code("NN302", "looping-phrase", "major", "duplication", "duplication", _MORE),
    Code("NN301", "duplicated-segment", "minor", "duplication", "duplication", _MORE),
    Code("NN305", "page-furniture", "info", "addition", "addition", _MORE),
    Code("NN309", "outlet-self-reference", "minor", "ambiguous-translation", "inconsistency", _WRONG),
    Code("NN311", "weekday-against-date", "major", "date-time", "inconsistency", _WRONG),
    Code("NN312", "arithmetic", "major", "number", "numbers", _WRONG),
    Code("NN313", "class-and-member", "major", "mistranslation", "mistranslation", _WRONG),
    Code("NN310", "calque", "info", "overly-literal", "style", "Style/Unnatural or awkward", "preview"),
    Code("NN314", "term-inconsistency", "info", "term-inconsistency", "inconsistency", _UNLIKE, "preview"),
    Code("NN308", "unbalanced-quotation", "minor", "unpaired-marks", "typographical", "Fluency/Punctuation", "preview"),
    Code("NN303", "truncated", "major", "omission", "omission", "Accuracy/Omission (Translation)", "default"),
)

CODES: dict[str, Code] = {row.code: row for row in _TABLE}
PRECEDENCE: dict[str, int] = {row.code: place for place, row in enumerate(_TABLE)}


def family(prefix: str) -> tuple[str, ...]:
    """Return the codes that begin with a prefix (``NN3``, ``NN10``), or the one that is named in full.

    Raises:
        ValueError: If there is none.
    """
    found = tuple(code for code in CODES if code.startswith(prefix)) if prefix.startswith(ALL) else ()
    if not found:
        raise ValueError(f"“{prefix}” is no code and no family of codes, such as NN101, NN10 or NN1")
    return found


def chosen(select: Iterable[str], ignore: Iterable[str], preview: bool) -> frozenset[str]:
    """Return the codes that are looked for, by the rules of ruff (https://docs.astral.sh/ruff/linter/#rule-selection).

    Of all that is selected and ignored the longest prefix of a code decides, and what ignores it where both are as
    long. A family selects a code in preview only if ``preview`` is on; its full name always does.

    Args:
        select: Codes and families.
        ignore: Codes and families.
        preview: Whether a family has its codes in preview.

    Raises:
        ValueError: If one of them is no code and no family.
    """
    wanted, unwanted = (_longest(prefixes) for prefixes in (select, ignore))
    return frozenset(
        code
        for code, prefix in wanted.items()
        if len(prefix) > len(unwanted.get(code, "")) and (preview or prefix == code or CODES[code].status == "default")
    )


def _longest(prefixes: Iterable[str]) -> dict[str, str]:
    """Return the longest of the prefixes that each code has."""
    return {code: prefix for prefix in sorted(prefixes, key=len) for code in family(prefix)}
