"""One second source: pairs of a native and an English name, and whether they agree with an entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from eval.confirm.forms import content, native, rotations, words
from namenorm.gazetteer.model import Entity

_ENGLISH = {"canonical", "alias", "short", "former", "stage", "married", "nickname", "native", "contested"}


@dataclass(frozen=True, slots=True)
class Bearer:
    """The English side of an entry.

    Attributes:
        names: Words of each right English name.
        joined: The same names joined, in every rotation.
        surname: Words of the surname.
        person: Whether it is a person.
        mainland: Whether it is of mainland China, where names are spelled in pinyin to the letter.
    """

    names: tuple[tuple[str, ...], ...]
    joined: frozenset[str]
    surname: tuple[str, ...]
    person: bool
    mainland: bool = False

    def is_called(self, name: tuple[str, ...]) -> bool:
        """Tell whether an English name is this one's: the same words, more of them, or a person's surname alone."""
        if not name:
            return False
        if not self.joined.isdisjoint(rotations(name)):
            return True
        said = content(name)
        if any(content(own) == said for own in self.names):
            return True
        if not self.person:
            return False
        wider = any(len(own) > 1 and content(own) <= said for own in self.names)
        narrower = len(said) > 1 and any(said <= content(own) for own in self.names)
        return wider or narrower or name == self.surname


def bearer(entity: Entity) -> Bearer:
    """Return the English side of an entry."""
    latin = [one.text for one in entity.names if one.kind in _ENGLISH and words(one.text) and one.text.isascii()]
    latin += [one.text for one in entity.names if one.lang in {"en", "vi", "tr"} and one.kind in _ENGLISH]
    named = tuple(dict.fromkeys(words(text) for text in latin))
    joined = frozenset(form for one in named for form in rotations(one))
    return Bearer(named, joined, words(entity.surname), entity.kind == "person", entity.countries == ("CN",))


@dataclass(frozen=True, slots=True)
class Witness:
    """Pairs of names as one source has them.

    Attributes:
        name: What the source is called.
        pairs: The words of the English names that stand beside a folded native name.
    """

    name: str
    pairs: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))

    def add(self, native_name: str, english: Iterable[str]) -> None:
        """Take in a native name and the English names that the source gives it."""
        if key := native(native_name):
            self.pairs[key].update(found for one in english if (found := words(one)))

    def agrees(self, of: Bearer, text: str) -> bool:
        """Tell whether the source gives a native name to somebody who is called as the entry is."""
        return any(of.is_called(name) for name in self.pairs.get(native(text), ()))


def agreeing(witnesses: Iterable[Witness], of: Bearer, text: str) -> Iterator[str]:
    """Yield the names of the sources that agree with a name of an entry."""
    return (one.name for one in witnesses if one.agrees(of, text))
