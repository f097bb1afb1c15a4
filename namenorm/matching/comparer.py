"""Two names held against each other: the call, the book's word on it, and the explanation."""

from __future__ import annotations

from functools import cache, partial

from namenorm.index.locate import open_index
from namenorm.index.reader import Index
from namenorm.matching.align import Alignment, align
from namenorm.matching.choose import view_pairs
from namenorm.matching.comparison import Comparison
from namenorm.matching.explain import Case, reasons
from namenorm.matching.facts import fact
from namenorm.matching.features import vector
from namenorm.matching.heard import Ear
from namenorm.matching.known import KnownNames
from namenorm.matching.model import Judge, judges
from namenorm.matching.prepare import prepared
from namenorm.matching.scripts import pairing
from namenorm.matching.values import Kind, Prepared, View

_Best = tuple[float, list[float], View, View, Alignment]


class Comparer:
    """Compares names with the knowledge of one book. Immutable; safe to share between threads.

    Names that one comparer prepared are compared by it alone: parts and entities stand in them by their numbers.
    """

    def __init__(self, book: Index | None = None, *, facts: bool = True, ear: Ear | None = None) -> None:
        """Use a book.

        Args:
            book: A compiled index; without one, names are held together by their letters and rules alone.
            facts: Whether the book's entities count: that both names lead to one, or to two that are not the same.
            ear: Scores what a name may be in another script by its sound; see ``namenorm.matching.heard``.
        """
        self._known = KnownNames(book, with_entities=facts)
        self._ear = ear

    def prepare(self, name: str, kind: Kind | None = None) -> Prepared:
        """Return a name ready to be compared: all that is dear is done here, once for each name.

        Args:
            name: In any script, in any order.
            kind: Whether it names a person or an organisation; guessed from its words where it is not given.
        """
        return prepared(name, self._known, kind)

    def compare(self, a: str | Prepared, b: str | Prepared, kind: Kind | None = None) -> Comparison:
        """Return how surely two names name one person or organisation, with the alignment that explains it.

        The same for (a, b) as for (b, a), but that the alignment is turned round.

        Args:
            a: A name, or one that this comparer prepared.
            b: Another.
            kind: Of names that are not prepared yet; an organisation where either name looks like one.
        """
        one, two = self._both(a, b, kind)
        turned = (one.text, one.kind) > (two.text, two.kind)
        score, case = self._judged(two, one) if turned else self._judged(one, two)
        return Comparison(score, partial(reasons, case, turned))

    def score(self, a: Prepared, b: Prepared) -> float:
        """Return the probability alone: what ``compare`` says of the same names."""
        return self._judged(*((b, a) if (a.text, a.kind) > (b.text, b.kind) else (a, b)))[0]

    def _judged(self, a: Prepared, b: Prepared) -> tuple[float, Case]:
        judge = judges()[a.kind]
        logit, values, one, two, found = self._best(a, b, judge)
        told, heard = fact(a, b), 0.0
        if told:
            logit += judge.facts.get(told, 0.0)
        if self._ear and (found.left_a or found.left_b or a.script != b.script):
            heard = self._ear.heard(a, b, (one, two), found)
            logit += judge.facts.get("model", 0.0) * heard
        score = judge.probability(logit, pairing(a.script, b.script, (one.by, two.by)))
        return score, Case(a, b, judge, values, one, two, found, told, heard)

    def _both(self, a: str | Prepared, b: str | Prepared, kind: Kind | None) -> tuple[Prepared, Prepared]:
        one = a if isinstance(a, Prepared) else self.prepare(a, kind)
        two = b if isinstance(b, Prepared) else self.prepare(b, kind)
        if one.kind != two.kind:  # one of them looks like an organisation
            return self.prepare(one.text, "org"), self.prepare(two.text, "org")
        return one, two

    @staticmethod
    def _best(a: Prepared, b: Prepared, judge: Judge) -> _Best:
        """Return the readings of two names that fit best, with their log-odds and features."""
        crossing = a.script != b.script
        best: _Best | None = None
        for one, two in view_pairs(a, b):
            found = align(one, two, crossing)
            values = vector(a, b, one, two, found)
            logit = judge.logit(values)
            if best is None or logit > best[0]:
                best = (logit, values, one, two, found)
        assert best is not None  # every name has a view
        return best


@cache
def bundled() -> Comparer:
    """Return the comparer of the bundled book; the same object each time."""
    return Comparer(open_index())


def prepare(name: str, kind: Kind | None = None) -> Prepared:
    """Return a name ready to be compared with others by ``compare``, with the knowledge of the bundled book.

    Args:
        name: In any script, in any order.
        kind: Whether it names a person or an organisation; guessed from its words where it is not given.
    """
    return bundled().prepare(name, kind)


def compare(
    a: str | Prepared, b: str | Prepared, *, kind: Kind | None = None, book: Comparer | None = None
) -> Comparison:
    """Return how surely two names, in any scripts, name one person, with the alignment that explains it part by part.

    ``compare("Lai Ching-te", "賴清德").score`` is near 1; ``print(compare(a, b))`` says why. The score is a calibrated
    probability and is the same for (b, a).

    Args:
        a: A name, or what ``prepare`` made of one.
        b: Another.
        kind: Of both names: ``person`` or ``org``; guessed where it is not given.
        book: A comparer with another book or with none; that of the bundled book unless given.
    """
    return (book or bundled()).compare(a, b, kind)
