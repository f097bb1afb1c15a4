"""Second references with letters wrong: "Prime Minister Anthony Albanese … Prime Minister Albanez said".

Whoever was introduced in full is later called by surname. A word that is nobody's name as far as the book knows, stands
where a person stands, and is a letter or two off one such surname of the page, is that person: suspected, and never
rewritten, whether the book knows the person or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA, DamerauLevenshtein

from namenorm.index.stack import Stack
from namenorm.mentions.read import Spot
from namenorm.mentions.words import Words
from namenorm.resolve.context import Context
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.values import Evidence, Mention, Resolution

_LEAST, _LONG = 5, 7  # letters of a surname that may be misspelt, and from which on two may be wrong
_LEAST_ALIKE = 0.6  # of a word and a surname whose bearer the page misnames elsewhere
SURE = 0.8
"""How surely it is that person, set by hand."""
# What makes another word of a name: Macron, Macrons, Macronist; Stalin, Stalinism; Peter, Peters, Peterson.
_ENDINGS = frozenset(["s", "es", "n", "an", "ian", "ist", "ists", "ism", "ite", "ites", "ia", "a", "er"])
_ENDINGS |= {"son", "sen", "man", "mann", "ov", "ova"}


class MisspeltSurnames:
    """Finds misspelt second references."""

    def __init__(self, index: Stack, rules: Rules, pinyin: PinyinReader) -> None:
        """Leave alone what a book knows, the words and names that are common in a language, and names in pinyin."""
        self._index, self._rules, self._pinyin = index, rules, pinyin

    def join(self, found: Sequence[Resolution], words: Words, context: Context) -> list[Resolution]:
        """Return the resolutions of a page with the misspelt references among them, in order."""
        introduced = _introduced(one for one in found if self._has_surname_last(one.mention.text))
        broken = self._broken(found)
        if not introduced and not broken:
            return list(found)
        said = _said(found)
        references = {
            **dict(self._broken_again(words, broken, said)),
            **dict(self._references(words, context, introduced, said)),
        }
        joined = {words.starts[place]: _resolution(words, place, owner) for place, owner in references.items()}
        kept = (one for one in found if one.mention.start not in joined)
        return sorted((*kept, *joined.values()), key=lambda one: one.mention.start)

    def _references(
        self, words: Words, context: Context, introduced: Mapping[str, Resolution], said: Sequence[Resolution]
    ) -> Iterator[tuple[int, Resolution]]:
        by_letter: dict[str, dict[str, Resolution]] = {}
        for surname, one in introduced.items():
            by_letter.setdefault(surname[0], {})[surname] = one
        for place in words.capitals:
            key = words.keys[place]
            if len(key) < _LEAST or key[0] not in by_letter:
                continue
            start, owner = words.starts[place], _close(key, by_letter[key[0]])
            if owner is None or owner.mention.start > start or not self._is_strange(key):
                continue
            inside = any(one.mention.start <= start < one.mention.end for one in said)
            if not inside and _alone(words, place) and _is_person(words, place, context):
                yield place, owner

    def _broken(self, found: Sequence[Resolution]) -> dict[str, Resolution]:
        """Return, by surname, the persons of the book who are named in full on the page, and wrongly."""
        people: dict[str, Resolution] = {}
        for one in found:
            surely = one.entity is not None and one.outcome in ("matched", "suspected") and one.relation != "attested"
            entity = self._index.entity(one.entity.id) if surely and one.entity else None
            if entity is not None and entity.kind == "person" and " " in one.mention.text:
                surnames = {squash(entity.surname or entity.name.split()[-1]), squash(one.mention.text.split()[-1])}
                for surname in surnames:
                    if len(surname) >= _LEAST and surname.isascii():
                        people.setdefault(surname, one)
        return people

    def _broken_again(
        self, words: Words, broken: Mapping[str, Resolution], said: Sequence[Resolution]
    ) -> Iterator[tuple[int, Resolution]]:
        """Yield words that are nobody's name and resemble the surname of somebody whom the page misnames elsewhere.

        Whoever is misnamed once is so again, and more freely than a slip of the pen would have it.
        """
        for place in words.capitals if broken else ():
            key = words.keys[place]
            if len(key) < _LEAST or key in broken or not self._is_strange(key) or not _alone(words, place):
                continue
            alike = {id(owner): owner for surname, owner in broken.items() if _resembles(key, surname)}
            inside = any(one.mention.start <= words.starts[place] < one.mention.end for one in said)
            if len({one.cluster for one in alike.values()}) == 1 and not inside:
                yield place, next(iter(alike.values()))

    def _has_surname_last(self, name: str) -> bool:
        """Tell whether a name ends in what may be its surname: those of Wang Xiaoming and Yoon Suk-yeol stand first."""
        return "-" not in name and self._pinyin.reading(tuple(name.split())) is None

    def _is_strange(self, key: str) -> bool:
        if key in self._rules.words() or self._index.find(key):
            return False
        return not self._rules.has("name_words") or key not in self._rules.built("name_words", _every_word)


def _every_word(parsed: Mapping[int, str]) -> frozenset[str]:
    return frozenset(word for words in parsed.values() for word in words.split())


def _said(found: Sequence[Resolution]) -> list[Resolution]:
    """Return the mentions that say something by themselves: all but single words that fit nobody."""
    return [one for one in found if one.outcome != "unknown" or one.mention.type != "person" or " " in one.mention.text]


def _introduced(found: Iterable[Resolution]) -> dict[str, Resolution]:
    """Return the persons named in full and rightly or unknown, by surname; no surname of two of them."""
    people: dict[str, Resolution] = {}
    twice: set[str] = set()
    for one in found:
        whole = one.mention.type == "person" and " " in one.mention.text and one.mention.text.isascii()
        if not whole or (one.relation != "attested" and one.outcome != "unknown"):
            continue
        surname = squash(one.mention.text.split()[-1])
        if people.setdefault(surname, one).cluster != one.cluster:
            twice.add(surname)
    return {surname: one for surname, one in people.items() if len(surname) >= _LEAST and surname not in twice}


def _close(key: str, introduced: Mapping[str, Resolution]) -> Resolution | None:
    if key in introduced:
        return None
    close = [one for surname, one in introduced.items() if _is_slip(key, surname)]
    return close[0] if len(close) == 1 else None


def _derives(key: str, surname: str) -> bool:
    short, long = sorted((key, surname), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def _resembles(key: str, surname: str) -> bool:
    alike = DamerauLevenshtein.normalized_similarity(key, surname) >= _LEAST_ALIKE
    return alike and not _derives(key, surname)


def _is_slip(key: str, surname: str) -> bool:
    if _derives(key, surname):
        return False
    short = min(key, surname, key=len)
    most = 1 if len(short) < _LONG else 2
    return OSA.distance(key, surname, score_cutoff=most) <= most


def _alone(words: Words, place: int) -> bool:
    """Tell whether no capital after it and no hyphen ties a word to its neighbours."""
    after = place + 1 < len(words) and words.joined(place) and words.capital[place + 1]
    hyphens = [words.gap_before(at) for at in (place, place + 1) if at < len(words)]
    return not after and "-" not in hyphens


def _is_person(words: Words, place: int, context: Context) -> bool:
    around = context.around(Spot(_mention(words, place), place, place + 1, (), None))
    return around.speaks or around.introduced


def _mention(words: Words, place: int) -> Mention:
    return Mention(words.starts[place], words.ends[place], words.texts[place], "person", "shape")


def _resolution(words: Words, place: int, owner: Resolution) -> Resolution:
    surname = (owner.rendering or owner.mention.text).split()[-1]
    introduced = Evidence("introduced", f"{owner.mention.text} is introduced in the same text", 0.0)
    close = Evidence("near-spelling", f"close to {surname}, and nobody's name in the book", 0.0)
    return Resolution(
        mention=_mention(words, place),
        outcome="suspected",
        entity=owner.entity,
        rendering=surname,
        confidence=SURE,
        candidates=owner.candidates,
        cluster=owner.cluster,
        evidence=(introduced, close),
        relation="near",
    )
