"""Verdicts on groups become resolutions of mentions, with the rendering that fits each mention's length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import JaroWinkler

from namenorm.gazetteer.model import Entity
from namenorm.index.spellings import MISREAD, ROMANISED
from namenorm.index.stack import Found
from namenorm.mentions.words import Words
from namenorm.resolve.group import Group
from namenorm.resolve.speakers import Link
from namenorm.resolve.verdict import Verdict, right_name
from namenorm.text.key import has_han, squash
from namenorm.values import EntityRef, Mention, Relation, Resolution

# Given names less alike than this are two: Keith and Kin-ho (0.76), not Ang and An (0.91).
_ANOTHER_NAME = 0.8
_PARTICLE = re.compile(r"\b[a-z]+(?=-[A-Z])")  # "el" of "el-Sisi", not "te" of "Ching-te"
_NATIVE = frozenset({"native", "stage", "former", "nickname", "married"})


def resolutions(groups: Sequence[Group], verdicts: Sequence[Verdict], words: Words) -> list[Resolution]:
    """Return the resolutions of a page in order; mentions that stand for one entity share a cluster."""
    clusters = _clusters(verdicts)
    rows = [
        one
        for group, verdict, cluster in zip(groups, verdicts, clusters, strict=True)
        for one in _of_group(group, verdict, cluster, words)
    ]
    return sorted(rows, key=lambda one: one.mention.start)


def _clusters(verdicts: Sequence[Verdict]) -> list[int]:
    """Number the groups, and give those that are the same entity the number of the first."""
    first: dict[str, int] = {}
    numbers = []
    for number, verdict in enumerate(verdicts):
        settled = verdict.best is not None and verdict.outcome in ("matched", "suspected")
        entity = verdict.best.found.entity.id if settled and verdict.best else f"?{number}"
        numbers.append(first.setdefault(entity, number))
    return [numbers[one.link.group] if one.link else number for one, number in zip(verdicts, numbers, strict=True)]


def _of_group(group: Group, verdict: Verdict, cluster: int, words: Words) -> Iterator[Resolution]:
    for spot in group.spots:
        if verdict.link is not None:
            yield _linked(spot.mention, verdict, verdict.link, cluster)
            continue
        yield _resolution(spot.mention, group, verdict, cluster, short=False)
    for place in group.short:
        mention = Mention(words.starts[place], words.ends[place], words.texts[place], "person", "shape")
        yield _resolution(mention, group, verdict, cluster, short=True)


def _resolution(mention: Mention, group: Group, verdict: Verdict, cluster: int, *, short: bool) -> Resolution:
    relation = _relation(group.surface if short else mention.text, group, verdict)
    if short and verdict.unlisted is not None:
        relation = None  # the full name is marked; a surname by itself may well be right
    known = verdict.best is not None and verdict.outcome in ("matched", "suspected")
    entity = verdict.best.found.entity if known and verdict.best else None
    return Resolution(
        mention=mention,
        outcome=verdict.outcome,
        entity=EntityRef(entity.id, entity.name) if entity else None,
        rendering=_rendering(mention, verdict, relation, short=short) if known else None,
        confidence=verdict.confidence,
        candidates=verdict.candidates,
        cluster=cluster,
        evidence=verdict.evidence,
        relation=relation,
    )


def _linked(mention: Mention, verdict: Verdict, link: Link, cluster: int) -> Resolution:
    """Return a mention that is suspected to be somebody else on the page; the book has no entity for it."""
    return Resolution(
        mention=mention,
        outcome="suspected",
        entity=None,
        rendering=link.surface,
        confidence=link.confidence,
        candidates=verdict.candidates,
        cluster=cluster,
        evidence=link.evidence,
        relation=link.relation,
    )


def _rendering(mention: Mention, verdict: Verdict, relation: Relation | None, *, short: bool) -> str:
    """Return what should stand in place of a mention: itself where it is right, else a name of the same length."""
    assert verdict.best is not None
    entity = verdict.best.found.entity
    if relation == "attested":
        return mention.text
    if short:
        return entity.surname or entity.name
    if relation == "spacing":
        return verdict.best.found.name.text
    return entity.name


def _relation(surface: str, group: Group, verdict: Verdict) -> Relation | None:
    best = verdict.best
    if verdict.unlisted is not None:
        return verdict.unlisted
    if best is None:
        return None
    if has_han(surface):
        return "attested"
    if best.nearness < 1:
        return "near"
    found = best.found
    if found.derived:
        if group.key in (squash(found.entity.name), squash(found.entity.surname)):
            return "attested"
        if found.system == MISREAD:
            return "other-romanisation"
        if found.system in ROMANISED:
            return "attested" if _native_form(surface, found.entity) else "other-romanisation"
        return (
            "pinyin-of-native"
            if found.name.kind in _NATIVE and found.name.lang.startswith("zh")
            else "pinyin-of-exonym"
        )
    if found.system == "order":
        return "order"
    if not right_name(best):
        return "misspelling"
    if group.reading is not None and _in_pinyin(surface, found):
        return "pinyin-of-native"
    broken = found.entity.kind == "person" and _broken(surface, found.name.text)
    return "spacing" if broken else "attested"


def _native_form(surface: str, entity: Entity) -> bool:
    """Tell whether a surface is the Chinese name of somebody who is known by a Western given name.

    "Tang Ping-keung" is right for Chris Tang: the surname is spelt as he spells it, and how he spells the name that he
    is not known by, the book does not say.
    """
    words = surface.split()
    surname, known_by = squash(entity.surname), entity.name.split()
    if len(words) < 2 or len(known_by) < 2 or squash(words[0]) != surname or squash(known_by[-1]) != surname:
        return False
    return JaroWinkler.similarity(squash(known_by[0]), squash("".join(words[1:]))) < _ANOTHER_NAME


def _in_pinyin(surface: str, found: Found) -> bool:
    """Tell whether a surface has the letters of an attested name without its hyphen, and so is the pinyin of another.

    "Hou You-yi" is how Taiwan writes 侯友宜 beside Hou Yu-ih, the name that he goes by; "Hou Youyi" is pinyin.
    """
    same = squash(found.entity.name) == squash(found.name.text)
    return not same and "-" in found.name.text and "-" not in surface


def _broken(surface: str, attested: str) -> bool:
    """Tell whether a surface has the letters of an attested name but a syllable astray.

    Hyphens, spaces between capitalised syllables and capitals throughout are variants. A syllable without a capital
    after a space, or a surname run into the given name, is not.
    """
    if not surface.isascii() or surface.isupper():
        return False
    loose = [word for word in surface.split()[1:] if word.islower()]
    known = {word for word in attested.split() if word.islower()} | set(_PARTICLE.findall(attested))
    run_together = " " in attested and not any(c in surface for c in " -") and squash(surface) == squash(attested)
    return any(word not in known for word in loose) or run_together
