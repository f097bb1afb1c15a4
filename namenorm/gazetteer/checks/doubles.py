"""Entries that may be one, in a book or across two books, and the ``not`` edges that keep them apart.

An editor who writes an entry knows the others that bear its name, so that either name is enough. A work of reference
lists namesakes by the thousand, and says of each that he is another: there both names have to be the same. What an
editor wrote and what a work of reference has may be one where they share a Han name, which is a warning; a place or an
organisation also by its English name.

"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from namenorm.gazetteer.checks.book import Entry, Fault, Located, Named, Place, Severity
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.same import is_same, may_be_same
from namenorm.text.key import has_han

_FULL = frozenset({"native", "adopted", "alias", "stage", "married", "former"})
"""Kinds of name that say who is meant; a short form or nickname is shared by many (民主党), which is no fault."""
_Shared = tuple[Named, Named]


def check_doubles(book: Located) -> Iterator[Fault]:
    """Yield entries of one kind (person, organisation …) that share a name, and neither says that it is not the other.

    Han names are compared in simplified characters.
    """
    yield from _same_id(book)
    first: dict[tuple[str, str], list[Named]] = {}
    for entry, names in _by_entry(book.names):
        shared: dict[str, list[_Shared]] = {}
        for one in names:
            before = first.setdefault((entry.entity.kind, one.spelling), [])
            for other in before:
                if other.entry is not entry:
                    shared.setdefault(other.entry.entity.id, []).append((one, other))
            before.append(one)
        for pairs in shared.values():
            yield from _double(pairs)


def _by_entry(names: Iterable[Named]) -> Iterator[tuple[Entry, list[Named]]]:
    """Yield each entry with the names by which it is compared, each spelling once."""
    for entry, held in groupby(names, lambda one: one.entry):
        compared = {one.spelling: one for one in reversed(list(held)) if _is_compared(one)}
        yield entry, list(reversed(compared.values()))


def _is_compared(one: Named) -> bool:
    return one.name.kind == "canonical" or (one.name.kind in _FULL and has_han(one.name.text))


def _same_id(book: Located) -> Iterator[Fault]:
    first: dict[str, Entry] = {}
    for entry in book.entries:
        before = first.setdefault(entry.entity.id, entry)
        if before is not entry:
            said = f"{entry.entity.id} stands before at {before.at()}: give one of them another key"
            yield entry.fault(entry.at(), "double", said, before.at())


def _double(pairs: Sequence[_Shared]) -> Iterator[Fault]:
    one, other = pairs[0]
    severity = None if _kept_apart(one.entry, other.entry) else _severity(pairs)
    if severity is not None:
        said = (
            f"{one.name.text} is also a name of {other.entry.entity.id} at {other.place}: "
            "merge the two or, if they are two, name each under the other's not"
        )
        yield one.entry.fault(one.place, "double", said, other.place, severity=severity)


def _severity(pairs: Sequence[_Shared]) -> Severity | None:
    """Return how likely entries that share these names are one; None where namesakes are as likely."""
    one, other = pairs[0][0].entry, pairs[0][1].entry
    han = any(has_han(mine.name.text) for mine, _ in pairs)
    latin = any(not has_han(mine.name.text) for mine, _ in pairs)
    if (one.by_hand and other.by_hand) or (han and latin):
        return "error"
    telling = han or one.entity.kind != "person"
    return "warning" if one.by_hand != other.by_hand and telling and _may_be_near(one, other) else None


def _may_be_near(one: Entry, other: Entry) -> bool:
    countries = one.entity.countries, other.entity.countries
    return not all(countries) or not set(countries[0]).isdisjoint(countries[1])


def _kept_apart(one: Entry, other: Entry) -> bool:
    ids = one.entity.id, other.entity.id
    return ids[0] == ids[1] or ids[1] in one.entity.not_same_as or ids[0] in other.entity.not_same_as


_EDGE = "edge"


def check_edges(book: Located) -> Iterator[Fault]:
    """Yield edges that lead nowhere or to their own entry, stand twice, or are not answered by one back."""
    for entry in book.entries:
        for statement in entry.statements:
            seen: set[str] = set()
            for number, target in enumerate(statement.entity.not_same_as):
                yield from _edge(book, entry, target, statement.at("not", str(number)), target in seen)
                seen.add(target)


def _edge(book: Located, entry: Entry, target: str, place: Place, again: bool) -> Iterator[Fault]:
    if again:
        yield entry.fault(place, _EDGE, f"{target} stands twice under not", severity="warning")
    elif target == entry.entity.id:
        yield entry.fault(place, _EDGE, "not names the entry itself")
    elif target not in book.by_id:
        yield entry.fault(place, _EDGE, f"not names {target}, which is not in the book")
    elif entry.entity.id not in book.by_id[target].entity.not_same_as:
        said = f"not names {target}, which does not name {entry.entity.id}: write it there, too"
        yield entry.fault(place, _EDGE, said, book.by_id[target].at(), severity="warning")


Alike = Callable[[Entity], Iterable[Entity]]


def check_elsewhere(book: Located, alike: Alike) -> Iterator[Fault]:
    """Yield a warning for each entry that the other book has, or may have, under another identifier.

    Args:
        book: The book.
        alike: Returns the entities of the other book that bear a name of an entity and are not the entry of its
            identifier.
    """
    for entry in book.entries:
        others = [one for one in alike(entry.entity) if may_be_same(entry.entity, one) or is_same(entry.entity, one)]
        if others:
            same = len(others) == 1 and is_same(entry.entity, others[0])
            yield entry.fault(entry.at(), "elsewhere", _said(entry.entity, others, same), severity="warning")


def _said(entity: Entity, others: list[Entity], same: bool) -> str:
    named = " or ".join(f"{one.id} ({one.name})" for one in others)
    read = "used beside it, the two are read as one" if same else "used beside it, each makes the other less certain"
    is_ = "is" if same else "may be"
    told = "to change that entry give this one its identifier; if they are two, name it under not"
    return f"{entity.name} {is_} {named} of the bundled book: {read}; {told}"
