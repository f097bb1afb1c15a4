"""What an alignment says, as named numbers: what the model weighs.

Features of pairs are counts, so that each pair of an explanation has its own weight; the others speak of the whole.
"""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import Indel

from namenorm.matching.align import Alignment, Matched
from namenorm.matching.relate import EDITS, KINDS
from namenorm.matching.values import PairKind, Part, Prepared, View

PAIRS: Final = (*KINDS, "joined")
WHOLE: Final = (
    "both-common",
    "both-common-beside-common",
    "consonants-unlike",
    "consonants-few",
    "edit-in-short",
    "edit-of-known",
    "edit-of-both-common",
    "edit-of-one-known",
    "edit-of-borne",
    "edit-of-unborne",
    "edit-of-last-borne",
    "variant-of-borne",
    "variant-of-last-borne",
    "edit-of-first-letter",
    "edit-alone",
    "edit-beside-common",
    "edits-further",
    "unlikeness",
    "rare-same",
    "rare-same-first",
    "several-same",
    "three-same",
    "nothing-against",
    "both-short",
    "conflict",
    "conflict-further",
    "conflict-unlike",
    "conflict-of-known",
    "conflict-of-last",
    "missing",
    "missing-further",
    "missing-first-or-last",
    "single",
    "single-in-full",
    "turned",
    "generation-clash",
    "generation-missing",
    "father",
    "child",
    "crossing",
    "unlikely-reading",
    "eastern",
    "eastern-conflict",
    "eastern-short",
    "whole-likeness",
    "whole-very-like",
    "whole-equal",
    "rough-likeness",
    "form-clash",
    "form-missing",
    "common-missing",
    "common-conflict",
    "number-clash",
)
FEATURES: Final = (*PAIRS, *WHOLE)
"""The features in the order of the vector."""
PLACE: Final = {name: place for place, name in enumerate(FEATURES)}
_VARIANTS = frozenset({"spelling", "sound", "joined"})
_OTHER_WORDS = _VARIANTS | {"nickname", "namesake", "declined", "transcription"}  # a romanisation is the same word
_ENOUGH = 0.5  # of rarity: the first half says more than what comes after it
_FEW_CONSONANTS = 3
_VERY = 0.85  # likeness above which each letter counts for more
_HALF = 0.5  # of what a name proves is left where only its consonants agree
_SHORT = 4  # letters; a letter of such a word is a quarter of it

# Places of the vector by name, looked up once: the vector is filled a million times.
(_BOTH, _BOTH_COMMON, _CONSONANTS, _FEW, _EDIT_SHORT, _EDIT_KNOWN, _EDIT_BOTH, _EDIT_ONE_KNOWN, _EDIT_BORNE,
 _EDIT_UNBORNE, _EDIT_LAST_BORNE, _VARIANT, _VARIANT_LAST, _EDIT_FIRST, _EDIT_ALONE, _EDIT_COMMON, _FURTHER, _UNLIKE,
 _RARE, _RARE_FIRST, _SEVERAL, _THREE, _CLEAN, _BOTH_SHORT, _CONFLICT, _CONFLICT_2, _CONFLICT_UNLIKE,
 _CONFLICT_KNOWN, _CONFLICT_LAST, _MISSING, _MISSING_2, _MISSING_EDGE, _SINGLE, _SINGLE_FULL, _TURNED, _GENERATION,
 _GENERATION_MISSING, _FATHER, _CHILD, _CROSSING, _UNLIKELY, _EASTERN, _EASTERN_CONFLICT, _EASTERN_SHORT, _LIKENESS,
 _VERY_LIKE, _EQUAL, _ROUGH, _FORM, _FORM_MISSING, _COMMON_MISSING, _COMMON_CONFLICT, _NUMBER) = (
    PLACE[name] for name in WHOLE
)  # fmt: skip


def vector(a: Prepared, b: Prepared, one: View, two: View, found: Alignment) -> list[float]:
    """Return the features of two names read in one way each, in the order of ``FEATURES``."""
    values = [0.0] * len(FEATURES)
    _pairs(values, one.parts, two.parts, found.matched, a.script == b.script)
    values[_CLEAN] = float(values[_SEVERAL] and not _against(values, a, b, found))
    if found.left_a or found.left_b:
        _left_over(values, one.parts, two.parts, found, one.eastern and two.eastern)
    _whole(values, one, two, found)
    _around(values, a, b)
    return values


def _against(values: list[float], a: Prepared, b: Prepared, found: Alignment) -> bool:
    """Tell whether something has to be explained away, or is held together by its consonants alone."""
    if (found.left_a and found.left_b) or values[_UNLIKE] or values[PLACE["consonants"]]:
        return True
    return bool(a.generation and b.generation and a.generation != b.generation)


def _pairs(
    values: list[float], a: tuple[Part, ...], b: tuple[Part, ...], matched: list[Matched], one_script: bool
) -> None:
    rare, sure, edits = 0.0, 0, 0
    for i, j, (kind, _, likeness) in matched:
        p, q = a[i[0]], b[j[0]]
        last = i[-1] == len(a) - 1 and j[-1] == len(b) - 1
        values[PLACE[kind]] += 1.0
        if kind in EDITS:
            edits += 1
            _misspelt(values, p, q, likeness, last)
        elif kind != "initial":
            sure += 1
            rare += _agreed(values, p, q, kind, likeness, one_script)
            if kind != "same":
                _respelt(values, p, q, kind in _VARIANTS and one_script, last)
        if p.role != q.role:
            values[_FATHER] += "father" in (p.role, q.role)
            values[_CHILD] += "child" in (p.role, q.role)
    values[_RARE], values[_RARE_FIRST], values[_SEVERAL] = rare, min(rare, _ENOUGH), float(sure > 1)
    values[_THREE] = float(sure > 2)
    if values[_BOTH] and rare < 1.0:
        values[_BOTH_COMMON] = values[_BOTH] * (1.0 - rare)
    if edits:
        values[_FURTHER] = edits - 1.0 if one_script else 0.0
        values[_EDIT_COMMON if sure else _EDIT_ALONE] = max(0.0, 1.0 - rare) if sure else 1.0


def _agreed(values: list[float], p: Part, q: Part, kind: PairKind, likeness: float, one_script: bool) -> float:
    """Count a pair that no mistake has to explain, and return how rare the name is that they share."""
    rare = min(p.rarity, q.rarity)
    if kind == "consonants":
        values[_CONSONANTS] += 1.0 - likeness
        values[_FEW] += len(p.rough) < _FEW_CONSONANTS
        return _HALF * rare
    if one_script and kind in _OTHER_WORDS:
        values[_BOTH] += (1.0 - p.rarity) * (1.0 - q.rarity)
    return rare


def _respelt(values: list[float], p: Part, q: Part, variant: bool, last: bool) -> None:
    """Count what two words of one name say against it: two short forms, or spellings that are borne apart."""
    values[_BOTH_SHORT] += not p.short.isdisjoint(q.short)
    if variant:
        both = min(p.borne, q.borne)
        values[_VARIANT] += both
        values[_VARIANT_LAST] += both * last


def _misspelt(values: list[float], p: Part, q: Part, likeness: float, last: bool) -> None:
    values[_UNLIKE] += 1.0 - likeness
    values[_EDIT_SHORT] += min(len(p.text), len(q.text)) <= _SHORT
    values[_EDIT_FIRST] += p.text[0] != q.text[0]
    seldom, often = sorted((p.borne, q.borne))
    values[_EDIT_BORNE] += seldom
    values[_EDIT_LAST_BORNE] += seldom * last
    if not seldom:
        values[_EDIT_UNBORNE] += often
    if p.known and q.known:
        values[_EDIT_KNOWN] += 1.0
        values[_EDIT_BOTH] += (1.0 - p.rarity) * (1.0 - q.rarity)
    elif p.known or q.known:
        values[_EDIT_ONE_KNOWN] += 1.0


def _left_over(values: list[float], a: tuple[Part, ...], b: tuple[Part, ...], found: Alignment, eastern: bool) -> None:
    left_a, left_b = found.left_a, found.left_b
    clashes = min(len(left_a), len(left_b))
    if clashes:
        nearest = max(Indel.normalized_similarity(a[i].text, b[j].text) for i in left_a for j in left_b)
        values[_CONFLICT], values[_CONFLICT_2] = 1.0, clashes - 1.0
        values[_CONFLICT_UNLIKE] = 1.0 - nearest
        values[_CONFLICT_KNOWN] = float(any(a[i].known for i in left_a) and any(b[j].known for j in left_b))
        values[_CONFLICT_LAST] = float(left_a[-1] == len(a) - 1 and left_b[-1] == len(b) - 1)
        values[_EASTERN_CONFLICT] = float(eastern)
        values[_COMMON_CONFLICT] = float(
            all(a[i].role == "common" for i in left_a) or all(b[j].role == "common" for j in left_b)
        )
        values[_NUMBER] = float(any(a[i].text.isdigit() for i in left_a) and any(b[j].text.isdigit() for j in left_b))
    else:
        parts, left = (a, left_a) if left_a else (b, left_b)
        values[_MISSING], values[_MISSING_2] = 1.0, len(left) - 1.0
        values[_MISSING_EDGE] = (left[0] == 0) + float(left[-1] == len(parts) - 1)
        values[_COMMON_MISSING] = float(all(parts[i].role == "common" for i in left))
        values[_SINGLE_FULL] = float(min(len(a), len(b)) == 1)


def _whole(values: list[float], one: View, two: View, found: Alignment) -> None:
    values[_SINGLE] = float(len(one.parts) == 1 and len(two.parts) == 1)
    values[_EASTERN] = float(one.eastern and two.eastern)
    values[_EASTERN_SHORT] = float(one.eastern and two.eastern and min(len(one.parts), len(two.parts)) < 3)
    values[_UNLIKELY] = 1.0 - one.likely * two.likely
    if one.key == two.key:
        values[_LIKENESS] = values[_VERY_LIKE] = values[_EQUAL] = 1.0
    else:
        likeness = values[_LIKENESS] = Indel.normalized_similarity(one.key, two.key)
        values[_VERY_LIKE] = max(0.0, likeness - _VERY) / (1.0 - _VERY)
    if one.rough and two.rough and one.by != two.by:
        values[_ROUGH] = Indel.normalized_similarity(one.rough, two.rough)
    if len(found.matched) > 1:
        order = sorted([(pair.a[0], pair.b[0]) for pair in found.matched])
        values[_TURNED] = float(any(order[k][1] > order[k + 1][1] for k in range(len(order) - 1)))


def _around(values: list[float], a: Prepared, b: Prepared) -> None:
    values[_CROSSING] = float(a.script != b.script)
    if a.ordered or b.ordered:
        values[_TURNED] = 0.0
    if a.generation != b.generation:
        values[_GENERATION if a.generation and b.generation else _GENERATION_MISSING] = 1.0
    if a.form != b.form:
        values[_FORM if a.form and b.form else _FORM_MISSING] = 1.0
