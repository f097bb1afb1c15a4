"""What became of the names of an original that is not in Chinese, by what the document itself prints for them.

Each word of the original that is printed by its sound somewhere has an established rendering: the one that most of its
places agree on. Where a place has another one that the same word gives, a garbled one, or a word that renders somebody
else, the established one should stand there.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from namenorm.gazetteer.model import BULK, Entity
from namenorm.romanise.kanji_sounds import is_same_reading
from namenorm.romanise.letter_sounds import UNSEEN
from namenorm.source.attested import is_attested, renown
from namenorm.source.echoes import Echo, Echoes, Fit, Printed
from namenorm.source.likeness import likeness
from namenorm.source.own_spelling import OwnSpelling
from namenorm.source.respelling import READ, SURE, likelihood, respelling
from namenorm.source.spelt import right_names
from namenorm.source.surfaces import Surface
from namenorm.source.values import NativeName
from namenorm.text.key import has_han, squash
from namenorm.values import Relation

_ALIKE, _ALIKE_WORD = 0.6, 0.75
"""The least likeness of a garbled word to the one that it should be; of a word that people use."""
_INFLECTED = 3  # letters that a language adds to a name: Kant, Kantian
_CLEARLY = 2.0  # by how much one of two renderings that nobody uses has to be likelier, as a natural logarithm
_COMMON = 6  # renown of a name that is a word besides
_BESIDE = 2  # code points between two words of one name
_LEAST_TWICE = 2
_LEAST_RENOWN = 3  # of a spelling that the book has for a name
_HEARD_BETTER = 0.7  # by how much it has to give the word better than what is printed, as ``LetterSounds.fit`` has it
_LEAST_FIT = -1.0  # of a word that may be garbled, as ``LetterSounds.fit`` has it
_LEAST_KANJI = 2  # of a surname that stands alone
# How sure a verdict is; measured by ``python -m eval quality --part names``, where most of these are right more often.
_OF_BOOK, _OF_MANY, _OF_TWO, _OF_ANOTHER, _BY_MODEL = 0.9, 0.85, 0.7, 0.7, 0.55


@dataclass(frozen=True, slots=True)
class Group:
    """A word of the original in all its forms and places.

    Attributes:
        form: The form that stands for it.
        echoes: Its places.
        printed: What is printed for it, and how often.
    """

    form: str
    echoes: tuple[Echo, ...]
    printed: Counter[str]

    @property
    def usual(self) -> str:
        """What is printed for it most often, a name or word that people use before another; empty where nothing is."""
        return max(self.printed, key=lambda key: (self.printed[key], is_attested(key)), default="")


@dataclass(frozen=True, slots=True)
class Fault:
    """A printed word that is wrong.

    Attributes:
        echo: The word of the original, in the place where it stands.
        printed: What is printed there.
        right: What should stand there; empty where nobody can say.
        relation: How the two relate.
        confidence: Probability, 0 to 1, that this is so.
        seen: Whether ``right`` stands elsewhere in the document.
        entity: Who is meant, where the book knows it.
    """

    echo: Echo
    printed: Printed
    right: str
    relation: Relation
    confidence: float
    seen: bool
    entity: Entity | None = None


class SoundJudge:
    """Judges the words of one document."""

    def __init__(
        self,
        found: Echoes,
        surfaces: Sequence[Surface],
        ordinary: Collection[str],
        lang: str,
        own: OwnSpelling,
        fit: Fit,
        known: Sequence[NativeName] = (),
        listed: Callable[[str], Mapping[str, float]] = lambda form: {},
    ) -> None:
        """Judge the words of a document.

        Args:
            found: What it prints for the words of its original.
            surfaces: What may render names in it, in order.
            ordinary: Words that are no names.
            lang: Of the original.
            own: How people of its language are spelt.
            fit: Tells how well a squashed word gives a word of the original.
            known: Names of the original that the book has.
            listed: Gives the spellings that the book has for a part of a name, each with how well it gives it.
        """
        self._listed, self._fit = listed, fit
        self._of_book = _words_of_book(found, known)
        self._found, self._ordinary, self._lang = found, ordinary, lang
        self.groups = grouped(found.every)
        self._of_echo = {id(one): group for group in self.groups for one in group.echoes}
        self._persons = places_of_persons(found, surfaces)
        self.settled: dict[str, Group] = {}
        self._own = own
        self._ours = self._of_own_people()
        self._texts = {one.key: one.text for here in found.printed for one in here}

    def faults(self) -> Iterator[Fault]:
        """Yield the printed words that are wrong."""
        judged: set[int] = set()
        for group in self.groups:
            if group.usual and self.is_person(group) and (self._is_kanji(group.form) or not self._is_given(group)):
                found = [fault for one in group.echoes if (fault := self._judged(group, one)) is not None]
                self.settled.update({fault.right.lower(): group for fault in found if fault.seen})
                judged.update(fault.printed.place for fault in found)
                yield from found
        yield from self._strays(judged)

    def is_person(self, group: Group) -> bool:
        """Tell whether a word is printed as the name of a person anywhere."""
        return any(
            one.printed is not None and (one.printed.place in self._persons or self._is_in_book(one))
            for one in group.echoes
        )

    def _is_in_book(self, one: Echo) -> bool:
        return self._is_kanji(one.form) and one.word.start in self._of_book

    def is_of_person(self, printed: Printed) -> bool:
        """Tell whether a printed word stands in the name of a person."""
        return printed.place in self._persons

    def _is_kanji(self, form: str) -> bool:
        """Tell whether a form is in kanji, which may be read in several ways; Chinese characters give a sound."""
        return self._lang != "zh" and has_han(form)

    def _judged(self, group: Group, one: Echo) -> Fault | None:
        if one.printed is not None:
            entity = self._of_book.get(one.word.start)
            if entity is not None:
                return self._against_book(entity, one, one.printed)
            if id(group) in self._ours:
                return self._misspelt(self._own, group, one, one.printed)
            if self._is_kanji(group.form):
                return None  # a given name, which may be read in any way
            return (
                self._varied(group, one, one.printed)
                or self._unlisted(one, one.printed)
                or self._unlikely(one, one.printed)
            )
        if self._is_kanji(group.form) and group.printed[group.usual] < _LEAST_TWICE:
            return None
        printed = self._prints(one.bead, group)
        return self._garbled(group, one, printed) or (None if printed else self._of_another(group, one))

    def _is_given(self, group: Group) -> bool:
        """Tell whether a word mostly stands before another one of a name: how it is spelt parents choose freely."""
        places = [one.printed.place for one in group.echoes if one.printed and one.printed.place in self._persons]
        return sum(one + 1 in self._persons for one in places) > sum(one - 1 in self._persons for one in places)

    def _of_own_people(self) -> frozenset[int]:
        """Return which words are surnames of people whose given name is one of the original's own language."""
        own, every = self._own, self._found.every
        found = ((before, one) for before, one in pairwise(every) if one.word.start - before.word.end == 1)
        beside = frozenset(
            id(self._of_echo[id(one)])
            for before, one in found
            if own.is_given(before.word.forms) and not own.is_given(one.word.forms)
        )
        return beside | {id(group) for group in self.groups if self._is_own(group)}

    def _is_own(self, group: Group) -> bool:
        return any(map(self._own.is_own, group.echoes[0].word.forms))

    def _against_book(self, entity: Entity, one: Echo, printed: Printed) -> Fault | None:
        """Return what is wrong with the name of somebody whom the book knows."""
        right = {squash(word): word for name in right_names(entity) for word in name.split()}
        if self._is_kanji(one.form):  # one reading of kanji is right for one person, in any spelling of it
            spelt = any(is_same_reading(word, printed.key) for word in right)
        else:
            spelt = self._own.spells(one.word.forms, printed.key)
        if spelt or any(_is_inflected(word, printed.key) for word in right):
            return None
        best = max(right, key=lambda word: likeness(printed.key, (word,)))
        if likeness(printed.key, (best,)) < _ALIKE and not (self._is_kanji(one.form) and len(right) == 1):
            return None  # but any reading of the kanji of a name in one word is meant for it
        return Fault(one, printed, right[best], "near", _OF_BOOK, False, entity)

    def _misspelt(self, own: OwnSpelling, group: Group, one: Echo, printed: Printed) -> Fault | None:
        """Return what is wrong with the surname of somebody whose language has systems for it."""
        forms = one.word.forms
        if own.spells(forms, printed.key) or any(_is_inflected(squash(form), printed.key) for form in forms):
            return None
        if self._is_own(group) and printed.place not in self._persons and is_attested(printed.key):
            return None
        seen = next((key for key, _ in group.printed.most_common() if own.spells(forms, key)), "")
        if seen:
            return self._fault(one, printed, seen, "misspelling", _OF_MANY)
        right = own.likest(forms, printed.key)
        if not right or is_attested(printed.key):
            return None
        return Fault(one, printed, right, "misspelling", _OF_TWO, False)

    def _varied(self, group: Group, one: Echo, printed: Printed) -> Fault | None:
        """Return what is wrong with a rendering that differs from the one that the document prints elsewhere."""
        other, own = group.usual, group.printed[printed.key]
        others = [key for key in group.printed if key != printed.key]
        if not others or any(_is_inflected(held, printed.key) for held in others):
            return None
        if other == printed.key:
            other = max(others, key=lambda key: group.printed[key])
        if other in self._ordinary and renown(other) < _COMMON and printed.key not in self._ordinary:
            return None  # a name that is printed as the word like it
        better = is_attested(other) - is_attested(printed.key)
        many = self._lang not in SURE and group.printed[other] >= _LEAST_TWICE * own
        if self._lang in SURE and self._is_less_likely(one, other, printed.key):
            return None
        if better < 0 or (better == 0 and not many and not self._is_likelier(one, other, printed.key)):
            return None
        return self._fault(one, printed, other, "misspelling", _OF_MANY if many else _OF_TWO)

    def _is_likelier(self, one: Echo, other: str, printed: str) -> bool:
        if self._lang not in READ:
            return False
        forms = one.word.forms
        margin = likelihood(forms, other, self._lang) - likelihood(forms, printed, self._lang)
        return margin >= _CLEARLY and not is_attested(printed)

    def _unlisted(self, one: Echo, printed: Printed) -> Fault | None:
        """Return what is wrong with a word that nobody is called by, where the book has spellings of the name."""
        if is_attested(printed.key) or self._lang in SURE:
            return None
        right = {name: fit for form in one.word.forms for name, fit in self._listed(form).items()}
        keys = {name: squash(name) for name in right}
        if not right or any(_is_inflected(key, printed.key) for key in keys.values()):
            return None
        best = max(right, key=lambda name: (likeness(printed.key, (keys[name],)), renown(keys[name])))
        if likeness(printed.key, (keys[best],)) < _ALIKE or renown(keys[best]) < _LEAST_RENOWN:
            return None
        better = right[best] - one.fit >= _HEARD_BETTER
        return Fault(one, printed, best, "misspelling", _OF_TWO, False) if better else None

    def _is_less_likely(self, one: Echo, other: str, printed: str) -> bool:
        forms = one.word.forms
        return likelihood(forms, other, self._lang) < likelihood(forms, printed, self._lang)

    def _unlikely(self, one: Echo, printed: Printed, *, alike: bool = False) -> Fault | None:
        """Return what is wrong with a word that nobody is called by, and that hardly spells that of the original."""
        if is_attested(printed.key):
            return None
        found = respelling(one.word.forms, one.form, printed.key, self._lang, alike=alike)
        return Fault(one, printed, found.text.capitalize(), "misspelling", _BY_MODEL, False) if found else None

    def _strays(self, judged: Collection[int]) -> Iterator[Fault]:
        """Yield the last words of names that nobody is called by and that hardly spell any word of the original.

        Args:
            judged: Places of printed words that are known to be wrong.
        """
        for bead, here in enumerate(self._found.printed):
            for printed in here:
                free = self._found.is_free(printed) and printed.place not in judged
                last = printed.place in self._persons and printed.place + 1 not in self._persons
                if free and last and printed.key not in self._ordinary and not is_attested(printed.key):
                    one = self._nearest(bead, printed)
                    fault = one and self._unlikely(one, printed, alike=True)
                    if fault:
                        yield fault

    def _nearest(self, bead: int, printed: Printed) -> Echo | None:
        """Return the word of a bead that is printed nowhere in it and that a printed word gives best."""
        every = (one for one in self._found.in_bead(bead) if one.printed is None and not one.form.isascii())
        rows = [(self._fit(form, printed.key), one, form) for one in every for form in one.word.forms]
        fit, one, form = max(rows, key=lambda row: row[0], default=(UNSEEN, None, ""))
        return replace(one, form=form) if one is not None and fit > _LEAST_FIT else None

    def _garbled(self, group: Group, one: Echo, beside: bool) -> Fault | None:
        """Return what is wrong where a word that renders nothing else is like the usual rendering.

        Where its bead prints that, too, ``beside``, a word that people use is another one.
        """
        if group.printed[group.usual] < _LEAST_TWICE and not is_attested(group.usual):
            return None
        rows = [
            (likeness(printed.key, (group.usual,)), printed)
            for printed in self._found.printed[one.bead]
            if self._found.is_free(printed) and printed.key not in self._ordinary
        ]
        alike, printed = max(rows, key=lambda row: row[0], default=(0.0, None))
        attested = printed is not None and is_attested(printed.key)
        if printed is None or alike < (_ALIKE_WORD if attested else _ALIKE) or (beside and attested):
            return None
        return self._fault(one, printed, group.usual, "misspelling", _OF_MANY)

    def _of_another(self, group: Group, one: Echo) -> Fault | None:
        """Return what is wrong where a word stands that renders somebody of whom the sentence does not speak."""
        here = {id(self._of_echo[id(echo)]) for echo in self._found.in_bead(one.bead)}
        for printed in self._found.printed[one.bead]:
            if self._found.is_free(printed):
                other = next((held for held in self.groups if held.printed[printed.key] and id(held) not in here), None)
                if other is not None and self.is_person(other) and not _stand_together(group, other):
                    return self._fault(one, printed, group.usual, "other-person", _OF_ANOTHER)
        return None

    def _prints(self, bead: int, group: Group) -> bool:
        """Tell whether a bead prints what renders a word, or a word made of it, anywhere."""
        return any(_is_inflected(held, printed.key) for printed in self._found.printed[bead] for held in group.printed)

    def _fault(self, one: Echo, printed: Printed, right: str, relation: Relation, confidence: float) -> Fault:
        return Fault(one, printed, self._texts[right], relation, confidence, True)


def _words_of_book(found: Echoes, known: Sequence[NativeName]) -> dict[int, Entity]:
    """Return whose name a word of the original stands in, by its place; a name that several bear tells of nobody."""
    held: dict[int, Entity] = {}
    words = deque(one.word.start for one in found.every)
    for name in known:
        while words and words[0] < name.start:
            words.popleft()
        while words and words[0] < name.end:
            start = words.popleft()
            if name.kind == "person" and len(name.entities) == 1 and name.entities[0].source not in BULK:
                held[start] = name.entities[0]
    alone = _surnames_in_kanji(known)
    return {one.word.start: alone[one.word.text] for one in found.every if one.word.text in alone} | held


def _surnames_in_kanji(known: Sequence[NativeName]) -> dict[str, Entity]:
    """Return whose surname some kanji are, by the one person whom the book knows and whose name begins so."""
    found: dict[str, set[Entity]] = defaultdict(set)
    for name in known:
        if has_han(name.text) and len(name.entities) == 1 and name.entities[0].source not in BULK:
            for length in range(_LEAST_KANJI, len(name.text)):
                found[name.text[:length]].add(name.entities[0])
    return {surname: next(iter(held)) for surname, held in found.items() if len(held) == 1}


def grouped(every: Sequence[Echo]) -> list[Group]:
    """Return the words of an original, those with a form in common as one.

    A word that is printed by its sound is the form that fits best; one that is not is any of its forms.
    """
    owner: dict[str, str] = {}

    def root(form: str) -> str:
        while owner.setdefault(form, form) != form:
            form = owner[form]
        return form

    for one in every:
        if one.printed is not None:
            known = [form for form in one.word.forms if form in owner]
            top = root(known[0]) if known else root(one.form)
            for form in (*known, one.form):
                owner[root(form)] = top
    by_root: dict[str, list[Echo]] = defaultdict(list)
    for one in every:
        known = [form for form in one.word.forms if form in owner]
        by_root[root(known[0] if known else one.form)].append(one)
    return [
        Group(form, tuple(held), Counter(one.printed.key for one in held if one.printed is not None))
        for form, held in by_root.items()
    ]


def places_of_persons(found: Echoes, surfaces: Sequence[Surface]) -> frozenset[int]:
    """Return the places of the printed words that stand in the name of a person."""
    held: set[int] = set()
    persons = iter([one for one in surfaces if one.is_person])
    person = next(persons, None)
    for here in found.printed:
        for printed in here:
            while person is not None and person.end <= printed.start:
                person = next(persons, None)
            if person is not None and person.start <= printed.start:
                held.add(printed.place)
    return frozenset(held)


def _is_inflected(one: str, other: str) -> bool:
    """Tell whether two words are one, or one is the other with a few letters more, as Kantian is of Kant."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= _INFLECTED


def _stand_together(group: Group, other: Group) -> bool:
    """Tell whether two words stand next to each other anywhere, as given name and surname do."""
    starts, ends = ({getattr(one.word, side) for one in group.echoes} for side in ("start", "end"))
    near = range(_BESIDE + 1)
    return any(
        any(one.word.start - gap in ends or one.word.end + gap in starts for gap in near) for one in other.echoes
    )
