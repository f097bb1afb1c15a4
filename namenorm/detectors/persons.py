"""NN101 to NN106 and NN109: persons whose names should read otherwise, a code for each way in which that came about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.things import is_wrong_thing
from namenorm.resolve.blocked import EXPLAINED
from namenorm.text.key import has_han, squash
from namenorm.values import Finding, Relation, Resolution, Span

_RENDERED_OTHERWISE: tuple[Relation, ...] = (
    "pinyin-of-exonym",
    "pinyin-of-native",
    "other-romanisation",
    "near",
    "misspelling",
    "order",
    "spacing",
)


def pinyin_of_foreign_name(page: Page) -> Iterator[Finding]:
    """NN101: a foreigner under the pinyin of the Chinese name, such as Dai Bo for Robert Daly."""
    for one in _wrong(page, "pinyin-of-exonym"):
        yield _finding(page, "NN101", one, f"“{_surface(one)}” reads as the pinyin of a Chinese name of {_whom(one)}")
    for one in _unlisted(page, "unlisted-foreigner"):
        nobodys = "the book does not know whose"
        whose = f"it may stand for {one.rendering}, whom the book does not know" if one.rendering else nobodys
        yield _finding(page, "NN101", one, f"“{_surface(one)}” may be the pinyin of a foreign name; {whose}")


def pinyin_for_established(page: Page) -> Iterator[Finding]:
    """NN102: somebody of Chinese name in mainland pinyin who is known under another spelling: Lai Qingde."""
    for one in _wrong(page, "pinyin-of-native"):
        said = f"“{_surface(one)}” is the pinyin of a name established as {_whom(one)}"
        yield _finding(page, "NN102", one, said)
    for one in _unlisted(page, "unlisted-chinese"):
        whose = f"; it may stand for {one.rendering}" if one.rendering else ", and its bearer may spell it otherwise"
        said = f"“{_surface(one)}” is in mainland pinyin{whose}; the book has no entry"
        yield _finding(page, "NN102", one, said)


def inconsistent_rendering(page: Page) -> Iterator[Finding]:
    """NN103: one person under several renderings in one document, marked on the wrong ones.

    Of a person whom the book does not know, nobody can say which of two spellings is right: that is a note.
    """
    surfaces = _surfaces_by_cluster(page)
    for one in _wrong(page, *_RENDERED_OTHERWISE):
        others = sorted(surfaces[one.cluster] - {_surface(one)})
        if not others and _is_spelt_anew(one) and one.rendering:
            others = [one.rendering]
        if others:
            told = replace(one, rendering=None) if _is_spelt_anew(one) else one
            yield _finding(page, "NN103", told, f"one person as “{_surface(one)}” and as “{'”, “'.join(others)}”")


def name_order(page: Page) -> Iterator[Finding]:
    """NN104: a name with its surname at the other end than elsewhere in the document.

    Alone, a turned name may be a house style that wants the native order; it is left alone.
    """
    surfaces = _surfaces_by_cluster(page)
    for one in _wrong(page, "order"):
        if one.rendering in surfaces[one.cluster]:
            yield _finding(page, "NN104", one, f"the name order differs from “{one.rendering}” elsewhere")


def misspelled_name(page: Page) -> Iterator[Finding]:
    """NN105: a name that is close to that of the book or of the original, or that the book lists as a misspelling."""
    for one in _wrong(page, "near", "misspelling"):
        if not _is_spelt_anew(one):  # of such a name NN103 tells
            yield _finding(page, "NN105", one, _misspelling(page, one))
    for one in page.resolutions:
        if one.relation == "misspelling" and one.rendering is None and one.native:
            said = f"“{_surface(one)}” hardly spells what the original has: {one.native}"
            yield _finding(page, "NN105", one, said)
    for one in _wrong(page, "other-romanisation"):
        said = f"“{_surface(one)}” is the name of {one.rendering} in another romanisation than the bearer's"
        yield _finding(page, "NN105", one, said)
    for one in _wrong(page, "other-person"):
        said = f"“{_surface(one)}” stands where the original has {one.native}, which reads {one.rendering}"
        yield _finding(page, "NN105", one, said)


def broken_syllables(page: Page) -> Iterator[Finding]:
    """NN106: the letters of an attested name in other words, such as Lai Ching te and Li Ke qiang."""
    for one in _wrong(page, "spacing"):
        yield _finding(page, "NN106", one, f"the syllables of {one.rendering} are divided or capitalised wrongly")


def unintroduced_speaker(page: Page) -> Iterator[Finding]:
    """NN109: a full name that speaks without being introduced, while a foreigner who was introduced falls silent."""
    for one in _wrong(page, "speaker"):
        said = f"“{_surface(one)}” speaks without introduction; perhaps {one.rendering}, who falls silent"
        yield _finding(page, "NN109", one, said)


FINDERS: Mapping[str, Callable[[Page], Iterator[Finding]]] = {
    "NN101": pinyin_of_foreign_name,
    "NN102": pinyin_for_established,
    "NN103": inconsistent_rendering,
    "NN104": name_order,
    "NN105": misspelled_name,
    "NN106": broken_syllables,
    "NN109": unintroduced_speaker,
}


def _wrong(page: Page, *relations: Relation) -> Iterator[Resolution]:
    """Yield the mentions that should read otherwise and whose surface came about in one of these ways.

    A name left in Han characters is untranslated or a gloss, and no rendering at all. Of organisations, places and
    works in pinyin or word for word NN2xx tells. What the page itself explains is no fault.
    """
    for one in page.resolutions:
        differs = one.rendering is not None and one.rendering != _surface(one)
        named = differs and one.relation in relations and not has_han(_surface(one))
        if named and EXPLAINED not in one.blocked_by and not is_wrong_thing(page, one):
            yield one


def _unlisted(page: Page, relation: Relation) -> Iterator[Resolution]:
    """Yield full names of people unknown to the book that seem to be spelt as their bearers do not spell them."""
    return (one for one in page.resolutions if one.relation == relation)


def _surface(one: Resolution) -> str:
    return one.mention.text


def _whom(one: Resolution) -> str | None:
    return one.entity.name if one.entity else one.rendering


def _is_spelt_anew(one: Resolution) -> bool:
    """Tell whether a full name is another spelling of an unknown person's; which of the two is right, nobody knows."""
    return one.relation == "near" and one.entity is None and not one.native and " " in _surface(one)


def _misspelling(page: Page, one: Resolution) -> str:
    """Return what is said of a misspelt name, or of one that a book lists as right elsewhere and not wanted here."""
    found = page.index.find(squash(_surface(one))) if one.entity else ()
    if any(hit.system == "blocked" and one.entity and hit.entity.id == one.entity.id for hit in found):
        return f"the house does not print “{_surface(one)}”, but {one.rendering}"
    return f"“{_surface(one)}” looks like a misspelling of {one.rendering}"


def _finding(page: Page, code: str, one: Resolution, message: str) -> Finding:
    """Return a finding on a mention, with its rendering as the suggestion and its reasoning as the evidence.

    A name of which nobody can say how it should read is a note: an editor has nothing to do with it but to look.
    """
    return make(
        page,
        code,
        Span(one.mention.start, one.mention.end),
        message,
        suggestion=one.rendering,
        entity=one.entity,
        confidence=one.confidence,
        provisional=page.document.source is None,
        evidence=one.evidence,
        source_form=one.native,
        source_spans=one.source_spans,
        is_note=one.rendering is None,
    )


def _surfaces_by_cluster(page: Page) -> dict[int, set[str]]:
    """Return the different renderings of each person of the page whom the book knows or the original names."""
    surfaces: dict[int, set[str]] = defaultdict(set)
    for one in page.resolutions:
        if one.entity is not None or one.native:
            surfaces[one.cluster].add(_surface(one))
    return surfaces
