"""What a name's form in the source says of an entity beside the features of a page."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.gazetteer.model import Entity
from namenorm.resolve.fit import Weight, misfit
from namenorm.resolve.profile import BULK
from namenorm.resolve.source_form import SourceForm, Spelt
from namenorm.text.key import key
from namenorm.values import Evidence

# What it adds that a name put together from the parts of a transcription is that of somebody in the book. Of 64 Chinese
# names that lead to a person of the book in this way and are not in it themselves, 58 are that person's: log-odds of
# 2.3, of which a name that the book has gives 0.3. How likely the parts are says no more: of 14 whose parts have a
# share below 0.1, 12 are right. Counted in the half of ``wikidata_persons`` on which may be fitted.
_PUT_TOGETHER = 2.0


def read_as(form: SourceForm, spelt: Spelt) -> Evidence:
    """Return what it says that a form may be spelt as an entity is."""
    weighs = _PUT_TOGETHER if spelt.put_together else 0.0
    return Evidence("source-spelling", f"{form.text} may be {spelt.text}", weighs)


def listed(form: SourceForm, entity: Entity, weight: Weight) -> Iterator[Evidence]:
    """Yield what it says of somebody of a work of reference that a form leads there: few share a transcribed name.

    Of 59 such forms in the same half 55 are right. It is no reason against them that they are listed for their names
    alone, as it is against the namesakes of a Chinese or Japanese name.
    """
    if form.is_transcribed and entity.source in BULK:
        yield Evidence("transcription", "few share the transcription of a whole name", -weight("bulk"))


def of_thing(entity: Entity, source: str | None, weight: Weight) -> Iterator[Evidence]:
    """Yield what the form says of a place or a body, which no feature of a page asks.

    Args:
        entity: Anything.
        source: The form if the entity bears it, empty if it bears others, None if nothing is known.
        weight: Of a feature.
    """
    if entity.kind == "person" or source is None:
        return
    if source:
        yield Evidence("source", f"the original has {source}", weight("source-has-name"))
    else:
        yield Evidence("source", f"the original has none of the names of {entity.name}", weight("source-lacks-name"))


def unlike(name: str, entity: Entity, weight: Weight) -> Evidence:
    """Return what it says of an entity that a name led to others alone: nothing if it is a part of its own name."""
    words = frozenset(key(name).split())
    whole = next((one.text for one in entity.names if words <= frozenset(key(one.text).split())), None)
    if whole is not None:
        return Evidence("part-of-name", f"{name} is a part of {whole}")
    return Evidence("other-name", f"no spelling of {entity.name} is near {name}", misfit(weight))
