"""An entity as a concept entry of TBX-Basic, and its names as the terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from namenorm.gazetteer.exporters.tbx_ids import xml_id
from namenorm.gazetteer.exporters.tbx_terms import ADMITTED, FULL, PREFERRED, STATUS, TERM_TYPE
from namenorm.gazetteer.model import Entity, Name

FIELDS = ("surname", "gender", "countries", "ids")
"""Fields of an entity that stand in notes, ``surname: Daly``, and ``note: …`` for its own note."""
NAME_FIELDS = ("style", "since", "until", "citation")
"""Fields of a name that do; besides ``kind: adopted`` and ``verified: no``."""
_HELD = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_NOT_HELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SPACE = re.compile("[\t\n\r]|^ | $|  ")
_WIKIDATA = "https://www.wikidata.org/wiki/"


def holds(name: Name) -> bool:
    """Tell whether a termbase gives a name back as it is: text and language are fit for XML, spaces stand singly."""
    return bool(name.text and _HELD.fullmatch(name.text) and _TAG.fullmatch(name.lang)) and not _SPACE.search(name.text)


def concept(entity: Entity, names: Sequence[Name]) -> str:
    """Return the concept entry of an entity with some of its names, those of a language together.

    Args:
        entity: What the entry is of.
        names: At least one, and each of them such that ``holds`` is true.
    """
    said = [*_of_entity(entity), *_of_languages(entity, names)]
    body = "".join(f"        {line}\n" for line in said)
    return f"      <conceptEntry id={quoteattr(xml_id(entity.id))}>\n{body}      </conceptEntry>\n"


def text(tag: str, said: str, **attributes: str) -> str:
    """Return an element with text in it; what XML cannot hold becomes U+FFFD."""
    attrs = "".join(f" {name}={quoteattr(_clean(value))}" for name, value in attributes.items())
    return f"<{tag}{attrs}>{escape(_clean(said), _LINES)}</{tag}>"


_LINES = {"\r": "&#13;"}


def _of_entity(entity: Entity) -> Iterator[str]:
    yield text("admin", _source(entity), type="source")
    yield text("descrip", entity.kind, type="subjectField")
    if entity.about:
        yield text("descrip", entity.about, type="definition")
    for field in FIELDS:
        value = getattr(entity, field)
        if value:
            yield text("note", f"{field}: {value if isinstance(value, str) else ', '.join(value)}")
    if entity.note:
        yield text("note", f"note: {entity.note}")
    for one in entity.ids:
        if re.fullmatch(r"wikidata:Q\d+", one):
            yield text("xref", one, type="externalCrossReference", target=_WIKIDATA + one.removeprefix("wikidata:"))


def _of_languages(entity: Entity, names: Sequence[Name]) -> Iterator[str]:
    for lang in dict.fromkeys(one.lang for one in names):
        yield f"<langSec xml:lang={quoteattr(lang)}>"
        yield from (f"  {line}" for line in _terms(entity, [one for one in names if one.lang == lang]))
        yield "</langSec>"


def _terms(entity: Entity, names: Sequence[Name]) -> Iterator[str]:
    best = _best(names)
    for name in names:
        status = PREFERRED if name is best else ADMITTED if STATUS[name.kind] == PREFERRED else STATUS[name.kind]
        # A line a term: a book of hundreds of thousands is a fifth smaller than with one for each element.
        yield f"<termSec>{''.join(_term(entity, name, status))}</termSec>"


def _best(names: Sequence[Name]) -> Name | None:
    """Return the one name of a language that is preferred, None where none is fit for it."""
    liked = [one for one in names if STATUS[one.kind] == PREFERRED] or [one for one in names if one.kind in FULL]
    return min(liked, key=lambda one: not one.verified) if liked else None


def _term(entity: Entity, name: Name, status: str) -> Iterator[str]:
    yield text("term", name.text)
    # The picklist of TBX-Basic ends at "noun"; that it is a proper one is said beside it.
    noun = text("termNote", "noun", type="partOfSpeech")
    yield f"<termNoteGrp>{noun}{text('note', 'proper noun')}</termNoteGrp>"
    yield text("termNote", status, type="administrativeStatus")
    yield text("termNote", TERM_TYPE.get(name.kind, "variant"), type="termType")
    yield (
        text("admin", name.source or entity.source, type="source")
        if name.source or entity.source
        else text("admin", entity.id.partition(":")[0], type="source")
    )
    yield text("note", f"kind: {name.kind}")
    if not name.verified:
        yield text("note", "verified: no")
    for field in NAME_FIELDS:
        value = getattr(name, field)
        if value:
            yield text("note", f"{field}: {value if isinstance(value, str) else ', '.join(value)}")


def _source(entity: Entity) -> str:
    return entity.source or entity.id.partition(":")[0]


def _clean(said: str) -> str:
    return said if _HELD.fullmatch(said) else _NOT_HELD.sub("�", said)
