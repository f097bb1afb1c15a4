"""NN211: a place by the sound of its Chinese name: Qingshuiwan for Clear Water Bay, Yangzhou, Gyeonggi for Yangju."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.around_things import around
from namenorm.detectors.page import Page
from namenorm.detectors.spoken_of import speaks_of_country
from namenorm.detectors.things import WrongThing, is_refuted, thing_finding, wrong_things
from namenorm.gazetteer.model import Entity
from namenorm.resolve.profile import BULK
from namenorm.text.key import squash
from namenorm.values import Evidence, Finding, Resolution, Span

CODE = "NN211"
_NAMESAKE = 0.9  # where the page says in which region it lies
_ELSEWHERE = 0.7


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each place of the book that is printed in pinyin, and each namesake in another country."""
    for one in wrong_things(page):
        if one.entity.kind == "place" and one.how == "sound":
            yield thing_finding(page, CODE, one)
    for resolution in page.resolutions:
        if resolution.relation == "attested" and resolution.mention.type == "place":
            others = (one for one in _elsewhere(page, resolution) if not is_refuted(page, one.span, one.entity))
            yield from (thing_finding(page, CODE, one) for one in others)


def _elsewhere(page: Page, one: Resolution) -> Iterator[WrongThing]:
    """Yield the place of the same pinyin that lies where the page says: Yangzhou in Gyeonggi is Yangju.

    Without a word of where it lies, a place that only a list of all places has gives way to one in a country of which
    the page speaks, where the page does not speak of its own.
    """
    here = page.index.entity(one.entity.id) if one.entity else None
    if here is None or len(one.mention.text.split()) > len(here.name.split()):
        return  # "Gao Ping" is hardly the place Gaoping, nor another of its sound
    region = around(page.rules).lies_in.match(page.document.text, one.mention.end)
    said, country = _country(page, region["region"]) if region else ("", "")
    others = [other for other in _homophones(page, one.mention.text) if other.name != one.mention.text]
    if country and country not in here.countries:
        why, chance = f"the page places it in {said}, and {here.name} lies elsewhere", _NAMESAKE
        others = [other for other in others if country in other.countries]
    elif not country and here.source in BULK and not speaks_of_country(page, here):
        why, chance = f"the page does not speak of the country of the {here.about or here.name}", _ELSEWHERE
        others = [other for other in others if other.source not in BULK and speaks_of_country(page, other)]
    else:
        return
    if len({other.name for other in others}) == 1:
        span = Span(one.mention.start, one.mention.end)
        yield WrongThing(span, others[0], "sound", chance, (Evidence("context", why),))


def _country(page: Page, name: str) -> tuple[str, str]:
    """Return the longest part of a name that is a place or a country, and the ISO code of its country."""
    words = name.split()
    for last in range(len(words), 0, -1):
        said = " ".join(words[:last])
        codes = _countries(page, said)
        if len(codes) == 1:
            return said, codes.pop()
    return "", ""


def _countries(page: Page, name: str) -> set[str]:
    known = {code for code, words in page.rules.topic("demonyms").items() if name in words}
    found = (one.entity for one in page.index.find(squash(name)) if not one.derived)
    return known or {code for entity in found if entity.kind == "place" for code in entity.countries[:1]}


def _homophones(page: Page, surface: str) -> list[Entity]:
    return [one.entity for one in page.index.find(squash(surface)) if one.derived and one.entity.kind == "place"]
