"""Whether a page means the organisation, place or work whose name a phrase of it puts back into.

A phrase proves little by itself: "Foreign Ministry" puts back into the name of every foreign ministry, and is right
for each. Believed is what no name of the book already explains, what does not stand inside a longer name, and what
belongs to a country of which the page speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from namenorm.detectors.around_things import around
from namenorm.detectors.page import Page
from namenorm.detectors.places import names_in
from namenorm.detectors.spoken_of import speaks_of_country, telling_words
from namenorm.gazetteer.model import RIGHT_KINDS, Entity
from namenorm.mentions.thing_names import ThingName
from namenorm.mentions.thing_words import folded, thing_words
from namenorm.resolve.context import nation_words, nations
from namenorm.resolve.profile import BULK
from namenorm.rules import BOOK_LANGUAGE
from namenorm.text.key import squash
from namenorm.values import Resolution, Span

Meant = tuple[ThingName, float, str]
"""A phrase, the probability that it is that entity under a wrong name, and what around it says so."""

# From reading the development pages: of a name half in pinyin nearly every one was meant, of one wholly in English
# words four in five.
_HALF_SOUND, _SOUND, _WORDS = 0.85, 0.8, 0.7
_SURE_SYLLABLES = 3  # of a name by sound alone; a shorter one may be anybody's given name
_REACH = 30  # characters before a name that are looked at


def meant(page: Page, names: Iterable[ThingName]) -> Iterator[Meant]:
    """Yield the phrases that a page means so; of several entities the one of whose country the page speaks."""
    for span, group in groupby(names, key=lambda one: one.span):
        surface, found = page.document.text[span.start : span.end], list(group)
        right = _is_right(page, surface) or any(is_variant(page, surface, one.entity) for one in found)
        if right or _is_inside(page, span):
            continue
        fitting = [one for one in found if _may_be(page, one)]
        here = [one for one in fitting if _speaks_of(page, one.entity)]
        best = here[:1] if _one_thing(here) else []
        yield from ((one, _confidence(one), _context(page, one)) for one in best)


def _speaks_of(page: Page, entity: Entity) -> bool:
    """Tell whether a page speaks of a country of the entity's, or of a place there; what has none is everywhere."""
    if not entity.countries or speaks_of_country(page, entity):
        return True
    places = (one.entity.id for one in page.resolutions if one.entity and one.mention.type == "place")
    found = (page.index.entity(one) for one in places)
    return any(one is not None and not set(one.countries).isdisjoint(entity.countries) for one in found)


def _one_thing(names: list[ThingName]) -> bool:
    return len({one.entity.name for one in names}) == 1


def _is_right(page: Page, surface: str) -> bool:
    """Tell whether the book has the phrase as the right name of anything."""
    return any(not one.derived and one.name.kind in RIGHT_KINDS for one in page.index.find(squash(surface)))


def _is_inside(page: Page, span: Span) -> bool:
    """Tell whether a name that the page has rightly, or somebody's, takes in the phrase or reaches out of it.

    What lies within is a part of it: in "Yadong Hospital" the book knows a county.
    """
    settled = (one for one in names_in(page, span) if one.outcome in ("matched", "suspected"))
    return any(_reaches_out(one, span) for one in settled)


def _reaches_out(one: Resolution, span: Span) -> bool:
    outside = one.mention.start < span.start or one.mention.end > span.end
    if one.mention.type == "person":
        whole = one.mention.start == span.start and one.mention.end == span.end
        return one.relation != "near" and (outside or whole)
    return outside and one.relation == "attested"


def is_variant(page: Page, surface: str, entity: Entity) -> bool:
    """Tell whether a phrase is a right name but for the kind of thing, a country and the order.

    So are "Foreign Ministry", "Yunnan Province" and "US Central Intelligence Agency".
    """
    words = thing_words(page.rules)
    said, free = words.content(surface), words.kinds | nations(page.rules).keys()
    spoken = (BOOK_LANGUAGE, page.rules.lang)
    names = (one.text for one in entity.names if one.kind in RIGHT_KINDS and one.lang.startswith(spoken))
    return any(said - words.offices <= one or (one <= said and said - one <= free) for one in map(words.content, names))


def _may_be(page: Page, one: ThingName) -> bool:
    if goes_on(page, one.span) or (not _is_typed(one) and _has_begun(page, one)):
        return False
    if one.has_words:
        bulk = one.entity.source in BULK
        if bulk:  # of all places of a country some are called like any river or county beside it
            return one.has_pinyin and one.entity.kind == "place" and not _is_typed(one)
        return one.has_pinyin or len(one.pieces) > 1
    return one.entity.source not in BULK and _is_told(page, one)


def _is_told(page: Page, one: ThingName) -> bool:
    """Tell whether a name by sound alone is long enough, or what the page says around it fits."""
    if one.entity.kind == "place":
        return around(page.rules).at_place.search(_text_before(page, one)) is not None
    length = sum(piece.length for piece in one.pieces)
    return length >= _SURE_SYLLABLES or bool(telling_words(page, one.entity))


def _is_typed(one: ThingName) -> bool:
    """Tell whether a name is half sound and closes with what the thing is: what goes before is where it is."""
    last = one.pieces[-1].gloss
    return one.has_pinyin and last is not None and last.is_type


def _has_begun(page: Page, one: ThingName) -> bool:
    """Tell whether a capitalised word goes before, but a country's: the phrase would be part of a longer name."""
    before = around(page.rules).before.search(_text_before(page, one))
    return before is not None and is_name(page, before[1])


def _text_before(page: Page, one: ThingName) -> str:
    return page.document.text[max(0, one.span.start - _REACH) : one.span.start]


def goes_on(page: Page, span: Span) -> bool:
    """Tell whether the name goes on: "Beijing University and College Graduates", "Finance Department of Yunnan"."""
    known = around(page.rules)
    after = known.after.match(page.document.text, span.end)
    if after is None or not is_name(page, after["word"]):
        return False
    return after["joint"] not in known.listing or folded(after["word"]) in thing_words(page.rules).heads


def is_name(page: Page, word: str) -> bool:
    """Tell whether a word looks like part of a name: capitalised, no small word of the language, no country's."""
    plain = word.removesuffix("'s").removesuffix("’s")
    return (
        word[0].isupper()
        and plain not in nation_words(page.rules)
        and folded(plain) not in thing_words(page.rules).small
    )


def _confidence(one: ThingName) -> float:
    if one.has_pinyin:
        return _HALF_SOUND if one.has_words else _SOUND
    return _WORDS


def _context(page: Page, one: ThingName) -> str:
    spoken = (*one.entity.countries, *sorted(telling_words(page, one.entity)))
    return f"the page speaks of {', '.join(spoken)}" if spoken else "the name belongs to no country"
