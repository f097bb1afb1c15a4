"""What became of a name in the translation: the judgement on a pair of a native name and its rendering."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from namenorm.gazetteer.model import BULK, Entity
from namenorm.romanise.han_culture import of_han
from namenorm.romanise.latin_culture import of_latin
from namenorm.source.bench import Bench
from namenorm.source.likeness import likeness
from namenorm.source.name_chances import UNNAMED, is_written_by_sound, surname_of
from namenorm.source.place import ALIKE, Pair
from namenorm.source.sound import begins_alike
from namenorm.source.spelt import CHINESE_ABROAD, Spelt, in_pinyin, spelt_abroad
from namenorm.source.surfaces import Surface
from namenorm.source.values import NativeName, Placement
from namenorm.text.key import has_han, key, squash
from namenorm.values import Evidence, Relation, Span

_OWN = frozenset({"native", "stage", "former", "nickname", "married"})
_ELSEWHERE = {"KR": "ko", "KP": "ko", "JP": "ja", "VN": "vi"}
_NOT_OF = 0.1  # how likely a spelling is of a culture of whose names it is none
# In Macau live many who were born on the mainland, and nobody but the bearer knows how a Macanese name is spelt.
_NO_PINYIN = CHINESE_ABROAD - {"MO"}
# How sure a verdict is: set by hand in the order of what speaks for it, and not calibrated yet.
_RIGHT, _KNOWN, _ALIKE, _UNLISTED, _ALONE, _UNSURE = 0.99, 0.97, 0.9, 0.85, 0.75, 0.5
_SURELY_A_NAME = 0.8
_SURELY_CHINESE = 0.6  # below, it may be a Vietnamese or Korean name
_LEAST_TELLING = 2  # characters of a transcribed name that many share
_ONE_WORD = 0.85  # least likeness of a single word to a part of an unknown name
_CERTAINLY_A_NAME = 0.95
_LETTERS_ADDED = 3  # Kant, Kantian
_SYLLABLE = re.compile("[aeiouyü]+")


class Judge:
    """Judges the pairs of one document."""

    def __init__(self, bench: Bench, pairs: Sequence[Pair]) -> None:
        """Judge ``pairs``, each knowing how often the document has its like."""
        self._bench = bench
        self._seen = Counter((one.native.plain, one.surface.key) for one in pairs if one.surface)

    def judge(self, pair: Pair) -> Placement:
        """Return what became of a name."""
        native, surface = pair.native, pair.surface
        if surface is None:
            return Placement(native, "missing" if pair.alone else "not-found", confidence=_UNSURE)
        if UNNAMED in native.plain:
            return self._unnamed(pair, surface)
        if pair.exact:
            return self._spelt(pair, surface)
        return self._garbled(pair, surface)

    def _unnamed(self, pair: Pair, surface: Surface) -> Placement:
        """Return the verdict on a surname alone: what stands for the given name is free, but no part of the surname."""
        native, known = pair.native, self._bench.spelt(pair.native)
        if not known.short.isdisjoint(key(surface.text).split()):
            return _right(native, surface, None)
        if surface.words > 1 or not surface.key.startswith(tuple(known.short)):
            return Placement(native, "not-found", confidence=_UNSURE)
        return _wrong(native, surface, known.surname, "misspelling", _ALIKE)

    def _spelt(self, pair: Pair, surface: Surface) -> Placement:
        native, known = pair.native, self._bench.spelt(pair.native)
        entity = _sole(native, surface)
        if native.entities:
            if surface.key in known.right or known.shortens_to(surface.text) or native.kind != "person":
                return _right(native, surface, entity)
            telling = surface.words > 1 or len(native.plain) > _LEAST_TELLING
            if entity is not None and telling and surface.key in known.pinyin and entity.source not in BULK:
                if self._may_be_namesake(entity, native, known):
                    return _right(replace(native, entities=()), surface, None)
                return _wrong(native, surface, entity.name, _of_pinyin(entity, native), _KNOWN, entity=entity)
            return _right(native, surface, entity)
        abroad = self._abroad(native, surface, known) or self._divided(native, surface, known)
        return abroad or _right(native, surface, None, surely=_is_chinese(native))

    def _may_be_namesake(self, entity: Entity, native: NativeName, known: Spelt) -> bool:
        """Tell whether the original speaks of other countries alone than those of somebody of the book.

        Whom the translation names rightly elsewhere is meant in any case.
        """
        spoken = self._bench.countries
        if not spoken or not entity.countries or not spoken.isdisjoint(entity.countries):
            return False
        return not any((native.plain, name) in self._seen for name in known.right)

    def _abroad(self, native: NativeName, surface: Surface, known: Spelt) -> Placement | None:
        """Return the verdict on pinyin where the clause says that its bearer is from where nobody uses it."""
        home = _home(native)
        if not home or "CN" in native.countries or surface.key not in known.pinyin:
            return None
        if surface.words < 2 and len(native.plain) <= _LEAST_TELLING:
            return None
        proposed = spelt_abroad(native.plain, home)
        if proposed is None or squash(proposed) == surface.key:
            return None
        relation: Relation = "unlisted-foreigner" if home & _ELSEWHERE.keys() else "unlisted-chinese"
        return _wrong(native, surface, proposed, relation, _UNLISTED if native.countries else _ALONE)

    def _divided(self, native: NativeName, surface: Surface, known: Spelt) -> Placement | None:
        """Return the verdict on the right pinyin of somebody of the mainland in wrong words: Liu Hua-lian, Yuechuan."""
        if surface.key not in known.pinyin or native.surely < _CERTAINLY_A_NAME or native.origin == "reading":
            return None
        if _home(native) or not (surname_of(native.plain) and _is_chinese(native)):
            return None
        same = [one for one in in_pinyin(native.plain) if _letters(one) == _letters(surface.text)]
        right = any(_words(surface.text) in (_words(one), _words(one)[::-1]) for one in same)
        return None if right or not same else _wrong(native, surface, same[0], "spacing", _ALIKE)

    def _garbled(self, pair: Pair, surface: Surface) -> Placement:
        native, known = pair.native, self._bench.spelt(pair.native)
        entity = _sole(native, surface)
        rendering = self._rendering(native, surface, known, entity)
        # Of a name that nobody can spell, as in characters without a reading, no rendering can be called wrong.
        if not rendering or not self._may_be_wrong(pair, surface, entity):
            unsure = _right(native, surface, None, surely=False)
            return unsure if pair.fit >= ALIKE else Placement(native, "not-found", confidence=_UNSURE)
        relation: Relation = ("near" if entity else "misspelling") if pair.fit >= ALIKE else "other-person"
        sure = _ALONE if pair.fit < ALIKE else _ALIKE if entity or self._repeated(pair) else _UNLISTED
        return _wrong(native, surface, rendering, relation, sure, entity=entity)

    def _rendering(self, native: NativeName, surface: Surface, known: Spelt, entity: Entity | None) -> str:
        """Return the name that a garbled one should be: as long as it is."""
        home = _home(native)
        full = entity.name if entity else spelt_abroad(native.plain, home) or _likest(surface, known)
        short = (entity.surname or full) if entity else known.surname
        likest = surface.words == 1 and likeness(surface.text, (short,)) >= likeness(surface.text, full.split())
        return short if likest and short else full

    def _may_be_wrong(self, pair: Pair, surface: Surface, entity: Entity | None) -> bool:
        """Tell whether a surface that is no spelling of a name may be called wrong for it.

        Of somebody unknown who is written by sound nothing can be said, nor of one from where names are spelt at will.
        """
        native = pair.native
        if self._derives(native, surface) or self._is_of_another(native, surface):
            return False
        if entity is not None:
            likely = pair.fit >= ALIKE or bool(surface.persons) or surface.reading is not None
            return likely or (self._repeated(pair) and begins_alike(native.plain, surface.text))
        culture = next((lang for code, lang in _ELSEWHERE.items() if code in _home(native)), None)
        if culture and not native.entities and pair.fit >= ALIKE:
            telling = native.surely >= _CERTAINLY_A_NAME and (surface.words > 1 or pair.fit >= _ONE_WORD)
            return telling and of_latin(surface.text).get(culture, 0.0) < _NOT_OF
        if surface.words == 1 and (pair.fit < _ONE_WORD or native.surely < _CERTAINLY_A_NAME):
            return False
        if native.entities or native.surely < _SURELY_A_NAME or _is_transcribed(native):
            return False
        if pair.fit < ALIKE:
            return surface.reading is not None or bool(surface.persons)
        if self._in_another_system(surface, native):
            return False
        # In words that are no pinyin some spell themselves whose name is not Chinese by its characters.
        return surface.reading is not None or (_is_chinese(native) if surface.words == 1 else _looks_chinese(native))

    def _in_another_system(self, surface: Surface, native: NativeName) -> bool:
        """Tell whether the surname is rightly spelt, but not in pinyin: how the given name is spelt nobody knows."""
        known = self._bench.spelt(native)
        surnames = {key(surface.text).split()[0], key(surface.text).split()[-1]} & known.short
        return bool(surnames) and not any(one.startswith(tuple(surnames)) for one in known.pinyin)

    def _derives(self, native: NativeName, surface: Surface) -> bool:
        """Tell whether a word is made of a right one, as Hegelian is, or is a name that Chinese writes just so."""
        known = self._bench.spelt(native)
        stems = {surface.key[:-count] for count in range(1, _LETTERS_ADDED + 1)}
        if surface.words == 1 and not stems.isdisjoint(known.short | known.right):
            return True
        return surface.words == 1 and _is_transcribed(native) and self._bench.parts.writes(surface.key, native.plain)

    def _is_of_another(self, native: NativeName, surface: Surface) -> bool:
        """Tell whether a surface is the name of somebody else, or of somebody unknown with the same surname.

        Where the original has 彼得·博恩, 博恩 is no Borne; Vanderbilt is given by the characters before 比尔特 too;
        Dyteon Simpson is no O. J. Simpson where the original has the surname alone. A Chinese name is not garbled into
        many more syllables.
        """
        words = key(surface.text).split()
        if not is_written_by_sound(native.plain):
            more = len(_SYLLABLE.findall(" ".join(words))) > len(native.plain) + 1
            return more and not native.entities and _is_chinese(native)
        if surface.words > 1:
            return native.text == native.plain and words[-1] in self._bench.spelt(native).short
        return self._bench.goes_on(native, words[-1]) or self._bench.is_of_another(native)

    def _repeated(self, pair: Pair) -> bool:
        assert pair.surface is not None
        return self._seen[pair.native.plain, pair.surface.key] > 1


def _right(native: NativeName, surface: Surface, entity: Entity | None, *, surely: bool = True) -> Placement:
    canonical = surely and (entity is None or surface.key in (squash(entity.name), squash(entity.surname)))
    why = Evidence("source", f"the original has {native.text}", 2.0)
    span, confidence = Span(surface.start, surface.end), _RIGHT if surely else _UNSURE
    return Placement(native, "right" if canonical else "accepted", span, surface.text, None, entity, confidence, (why,))


def _wrong(
    native: NativeName,
    surface: Surface,
    rendering: str,
    relation: Relation,
    confidence: float,
    entity: Entity | None = None,
) -> Placement:
    why = Evidence("source", f"the original has {native.text}, which reads {rendering}", 2.0)
    span = Span(surface.start, surface.end)
    return Placement(native, "wrong", span, rendering, relation, entity, confidence, (why,))


def _sole(native: NativeName, surface: Surface) -> Entity | None:
    """Return who bears a name: the one whose spelling the surface is, or the only one whom an editor entered."""
    spelt_so = [one for one in native.entities if one.id in surface.entities]
    if len(spelt_so) == 1:
        return spelt_so[0]
    entered = [one for one in native.entities if one.source not in BULK]
    every = entered or list(native.entities)
    return every[0] if len(every) == 1 else None


def _of_pinyin(entity: Entity, native: NativeName) -> Relation:
    own = any(
        one.kind in _OWN and one.lang.startswith("zh") and squash(one.text) == native.plain for one in entity.names
    )
    return "pinyin-of-native" if own else "pinyin-of-exonym"


def _words(text: str) -> list[str]:
    """Return the words of a name, which a hyphen does not divide."""
    return text.replace("’", "").replace("'", "").casefold().split()


def _letters(text: str) -> list[str]:
    """Return the letters of a name, in whatever order its words stand."""
    return sorted(squash(text))


def _is_transcribed(native: NativeName) -> bool:
    return has_han(native.plain) and of_han(native.plain).get("foreign", 0.0) > 0.5


def _home(native: NativeName) -> frozenset[str]:
    """Return the countries without pinyin from which a person seems to be."""
    return (native.countries or native.about) & (_NO_PINYIN | _ELSEWHERE.keys())


def _looks_chinese(native: NativeName) -> bool:
    """Tell whether a name is Chinese by its characters alone, whatever the text speaks of."""
    return _is_chinese(replace(native, chinese=None))


def _is_chinese(native: NativeName) -> bool:
    likely = of_han(native.plain).get("zh", 0.0) if native.chinese is None else native.chinese
    return likely >= _SURELY_CHINESE


def _likest(surface: Surface, known: Spelt) -> str:
    """Return the spelling that is meant: the first that has the surname as printed, or else the first."""
    printed = key(surface.text).split()[:1]
    same = (one for one in known.spellings if key(one).split()[:1] == printed)
    return next(same, next(iter(known.spellings), ""))
