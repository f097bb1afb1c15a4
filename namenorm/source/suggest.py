"""What many documents together suggest to an editor: new entries, and names that are rendered in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from namenorm.source.gloss import Gloss
from namenorm.source.mined import Mined, Rendering
from namenorm.text.han import simplified
from namenorm.text.key import key, squash

_MOST_SAMPLES = 3


def suggestions(harvests: Iterable[Mined]) -> Iterator[dict[str, Any]]:
    """Yield one row a suggestion, the most pressing first: what the book lacks and what recurs.

    A ``gloss`` proposes that two names are one, with the entry to add or the entity that has it; ``drift`` says of a
    native name that it is rendered in several ways, and ``shared`` of a rendering that it stands for several names.
    """
    every = sorted(harvests, key=lambda one: (one.published, one.document))
    rows = [*_glosses(every), *_drift(every), *_shared(every)]
    yield from sorted(
        rows, key=lambda row: (row["known"], -row["documents"], -row["count"], row["name"], row["suggestion"])
    )


def _glosses(harvests: Sequence[Mined]) -> Iterator[dict[str, Any]]:
    groups: dict[tuple[str, str], list[tuple[Mined, Gloss]]] = defaultdict(list)
    for mined in harvests:
        for gloss in mined.glosses:
            groups[simplified(gloss.native), squash(gloss.latin)].append((mined, gloss))
    for found in groups.values():
        gloss = found[0][1]
        entity = next((one.entity for _, one in found if one.entity), "")
        yield {
            "suggestion": "gloss",
            "name": gloss.native,
            **_counted([mined for mined, _ in found], len(found), bool(entity)),
            "rendering": gloss.latin,
            "entity": entity or None,
            "entry": None if entity else _entry(found),
            "evidence": [_evidence(mined, one) for mined, one in found[:_MOST_SAMPLES]],
        }


def _entry(found: Sequence[tuple[Mined, Gloss]]) -> dict[str, Any]:
    """Return the entry to add, in the fields of a bulk line; who decides it adds the source."""
    gloss = found[0][1]
    natives = dict.fromkeys(one.native for _, one in found)
    names = [{"text": gloss.latin, "lang": "en", "kind": "canonical"}]
    names += [{"text": one, "lang": "zh", "kind": "native"} for one in natives]
    return {"kind": gloss.kind, "name": gloss.latin, "names": names}


def _evidence(mined: Mined, gloss: Gloss) -> dict[str, Any]:
    return {
        "document": mined.document,
        "outlet": mined.outlet or None,
        "published": mined.published or None,
        "text": gloss.sample,
    }


def _drift(harvests: Sequence[Mined]) -> Iterator[dict[str, Any]]:
    for name, found in _grouped(harvests, lambda one: one.native).items():
        printed = _tally(found, lambda one: one.latin)
        unknown = not any(one.entity for _, one in found)
        several = len(_apart(printed)) > 1
        if several or (unknown and len({mined.document for mined, _ in found}) > 1):
            entity = next((one.entity for _, one in found if one.entity), "")
            yield {**_row("drift", name, found, entity), "renderings": dict(printed.most_common())}


def _apart(printed: Iterable[str]) -> set[str]:
    """Return the squashed renderings that are no part of a longer one, as a surname is of a full name."""
    words = {squash(one): frozenset(key(one).split()) for one in printed}
    return {one for one, held in words.items() if not any(held < other for other in words.values())}


def _shared(harvests: Sequence[Mined]) -> Iterator[dict[str, Any]]:
    for _, found in _grouped(harvests, lambda one: squash(one.latin)).items():
        natives = _tally(found, lambda one: one.native)
        whole = " " in found[0][1].latin  # a surname alone is borne by many, and says nothing
        if len(natives) > 1 and whole:
            entity = "" if any(not one.entity for _, one in found) else found[0][1].entity
            yield {**_row("shared", found[0][1].latin, found, entity), "natives": dict(natives.most_common())}


def _grouped(harvests: Sequence[Mined], by: Any) -> dict[str, list[tuple[Mined, Rendering]]]:
    groups: dict[str, list[tuple[Mined, Rendering]]] = defaultdict(list)
    for mined in harvests:
        for one in mined.renderings:
            groups[by(one)].append((mined, one))
    return groups


def _tally(found: Sequence[tuple[Mined, Rendering]], by: Any) -> Counter[str]:
    counted: Counter[str] = Counter()
    for _, one in found:
        counted[by(one)] += one.count
    return counted


def _row(kind: str, name: str, found: Sequence[tuple[Mined, Rendering]], entity: str) -> dict[str, Any]:
    count = sum(one.count for _, one in found)
    head = {"suggestion": kind, "name": name}
    return {**head, **_counted([mined for mined, _ in found], count, bool(entity)), "entity": entity or None}


def _counted(mined: Sequence[Mined], count: int, known: bool) -> dict[str, Any]:
    days = sorted(one.published for one in mined if one.published)
    outlets = Counter(one.outlet for one in {one.document: one for one in mined}.values() if one.outlet)
    return {
        "known": known,
        "count": count,
        "documents": len({one.document for one in mined}),
        "outlets": dict(outlets.most_common()),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
    }
