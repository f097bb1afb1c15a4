"""NN103: one person under several renderings in one document, marked on the wrong ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namenorm.detectors.names import is_spelt_anew, name_finding, surfaces_by_cluster, wrong
from namenorm.detectors.page import Page
from namenorm.values import Finding, Relation

_RELATIONS: tuple[Relation, ...] = (
    "pinyin-of-exonym",
    "pinyin-of-native",
    "other-romanisation",
    "near",
    "misspelling",
    "order",
    "spacing",
)


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each wrong rendering of somebody who stands in the document under another one too.

    Of a person whom the book does not know, nobody can say which of two spellings is right: that is a note.
    """
    surfaces = surfaces_by_cluster(page)
    for one in wrong(page, *_RELATIONS):
        others = sorted(surfaces[one.cluster] - {one.mention.text})
        if not others and is_spelt_anew(one) and one.rendering:
            others = [one.rendering]
        if others:
            told = replace(one, rendering=None) if is_spelt_anew(one) else one
            yield name_finding(
                page, "NN103", told, f"one person as “{one.mention.text}” and as “{'”, “'.join(others)}”"
            )
