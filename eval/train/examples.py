"""Training documents for the decision: the synthetic ones, and variations that real pages show."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from eval.identity import han_names, right_names
from eval.spell import machine_spelling
from eval.synthetic import Example
from eval.train.slips import slip
from namenorm.gazetteer.model import Entity
from namenorm.index.spellings import MISREAD, Speller
from namenorm.resolve.features import EASTERN
from namenorm.resolve.profile import BULK
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.values import Document

_SHARE_SOURCE = 0.2
_SHARE_GLOSS = 0.05
_SHARE_NAMED = 0.35
_SHARE_STRANGER_BESIDE_NAMED = 0.004
_SHARE_COMPANY = 0.4
_COMPANIONS = (1, 1, 2, 2, 3, 4, 6, 10)
_AT_HOME = 0.8
_STRANGER_AT_HOME = 0.03
_SHARE_JOINED = 0.06
_SHARE_ROMANISED = 0.15
_SHARE_MISREAD = 0.3  # of the romanised
_SHARE_MISSPELT = 0.25
_SHARE_OTHER_SYLLABLE = 0.5  # of those who are misspelt and hold an office by which a text may tell who is meant
_SHARE_TWICE = 0.4  # of the misspelt
_SHARE_SLIP = 0.5  # of the misspelt, where their right name is of the West: machines err on that one, too
_SHARE_ATTESTED = 0.3
_SHARE_ATTESTED_OF_STRANGER = 0.005

# Letters and syllables that renderings of one name are seen to differ in.
_SWAPS = (
    ("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("n", "ng"), ("xi", "si"), ("q", "ch"), ("x", "hs"), ("u", "o"),
    ("i", "ie"), ("ao", "au"), ("ei", "ai"), ("iu", "ou"), ("l", "r"), ("j", "z"), ("b", "p"), ("d", "t"), ("e", "a"),
)  # fmt: skip
# Syllables that many given names have.
_SYLLABLES = """
bo cheng chun de fang feng fu gang guo hai hong hua hui jia jian jie jin jing jun kai lan lei li lin
ling long mei min ming na nan ping qi qing rong rui shan shu tao ting wei wen xia xiang xin xuan ya
yan yang ying yong yu yue yun zhen zheng zhi zhong
"""


@dataclass(frozen=True, slots=True)
class Varied:
    """An example and how its name was changed."""

    example: Example
    text: str
    start: int
    end: int
    source: str | None


def vary(examples: Sequence[Example], entities: Mapping[str, Entity], seed: int) -> Iterator[Varied]:
    """Yield each example in one variation, and a share of them once more in another romanisation.

    As it is, misspelt, under its right name, with a source, a gloss, or beside another mention of the person or of a
    stranger.
    """
    speller = Speller()
    by_country: dict[str, list[Entity]] = {}
    for one in entities.values():
        if one.kind == "person" and one.countries and one.source not in BULK:
            by_country.setdefault(one.countries[0], []).append(one)
    for example in examples:
        chance = random.Random(f"{seed}:{example.document.id}")
        entity = entities[example.person_group]
        if example.entity_id is None and _is_prominent(entity) and not example.broken:
            continue  # "Xi Jinping, a baker": such a namesake is not met in news
        yield _vary(example, entity, by_country, "", chance)
        spelt = _romanised(entity, speller, chance)
        if spelt:
            yield _vary(example, entity, by_country, spelt, chance)


def _vary(
    example: Example,
    entity: Entity,
    by_country: Mapping[str, Sequence[Entity]],
    spelt: str,
    chance: random.Random,
) -> Varied:
    text, start, end = example.document.text, example.start, example.end
    surface = spelt or _surface(text[start:end], entity, example.entity_id is not None, chance)
    text, end = text[:start] + surface + text[end:], start + len(surface)
    han = han_names(entity)[0]
    meant = example.entity_id is not None
    source = None
    if chance.random() < _SHARE_SOURCE:
        source = f"记者今日获悉，{han if meant else _stranger(han, chance)}对此作出回应。"
    if meant and chance.random() < _SHARE_GLOSS:
        text = f"{text[:end]} ({han}){text[end:]}"
    share = _SHARE_NAMED if meant else _SHARE_STRANGER_BESIDE_NAMED
    if chance.random() < share and squash(surface) != squash(entity.name):
        head = f"{chance.choice(right_names(entity))}, {entity.about or 'the guest'}, was there.\n"
        text, start, end = head + text, start + len(head), end + len(head)
    companions = _companions(entity, by_country, meant, chance)
    if companions:
        head = f"Also there: {', '.join(companions)}.\n"
        text, start, end = head + text, start + len(head), end + len(head)
    return Varied(example, text, start, end, source)


def _is_prominent(entity: Entity) -> bool:
    return any(role.seats == 1 and role.country for role in entity.roles)


def _companions(
    entity: Entity, by_country: Mapping[str, Sequence[Entity]], meant: bool, chance: random.Random
) -> list[str]:
    """Return names of others on the page: compatriots beside the person meant, anybody beside somebody else."""
    if chance.random() > _SHARE_COMPANY:
        return []
    at_home = chance.random() < (_AT_HOME if meant else _STRANGER_AT_HOME)
    country = entity.countries[0] if at_home and entity.countries else chance.choice(sorted(by_country))
    others = [one for one in by_country[country] if one.id != entity.id]
    return [_machine_name(one, chance) for one in chance.sample(others, min(len(others), chance.choice(_COMPANIONS)))]


def _machine_name(entity: Entity, chance: random.Random) -> str:
    """Return a name as a machine prints it: right, or the pinyin of the Chinese name."""
    pinyin = [spelling for han in han_names(entity) if (spelling := machine_spelling(han))]
    return chance.choice(pinyin) if pinyin and chance.random() < 0.5 else entity.name


def _surface(surface: str, entity: Entity, meant: bool, chance: random.Random) -> str:
    """Spell a name as given, wrongly, or right; a right spelling seldom stands for somebody else."""
    roll = chance.random()
    if roll > 1 - _SHARE_JOINED:
        return surface.replace(" ", "").capitalize()
    if roll < _SHARE_MISSPELT:
        # From Chinese, a name that is spelt in pinyin comes out right; only readers of other scripts misspell it.
        native = meant and squash(surface) == squash(entity.name)
        if native:
            return surface
        if meant and not EASTERN.issuperset(entity.countries) and chance.random() < _SHARE_SLIP:
            return slip(chance.choice(right_names(entity)), chance)
        other = _is_prominent(entity) and chance.random() < _SHARE_OTHER_SYLLABLE
        return _other_syllable(surface, chance) if other else _misspelt(surface, chance)
    if roll < _SHARE_MISSPELT + (_SHARE_ATTESTED if meant else _SHARE_ATTESTED_OF_STRANGER):
        return chance.choice(right_names(entity))
    return surface


def _romanised(entity: Entity, speller: Speller, chance: random.Random) -> str:
    """Return a name as it would be spelt at home by another system than the bearer's, for a share; else nothing."""
    if chance.random() > _SHARE_ROMANISED:
        return ""
    if chance.random() < _SHARE_MISREAD:
        misread = [_spaced(one.key, entity) for one in speller.spellings(entity) if one.system == MISREAD]
        return chance.choice(misread) if misread else ""
    spelt = sorted({text for name in entity.names for _, text in speller.romanised(entity, name)})
    return chance.choice(spelt) if spelt else ""


def _spaced(key: str, entity: Entity) -> str:
    """Return a key as a name of two words, divided where the surname or else the third letter ends."""
    surname = squash(entity.surname)
    cut = len(surname) if key.startswith(surname) else 3
    return f"{key[:cut].capitalize()} {key[cut:].capitalize()}"


def _misspelt(name: str, chance: random.Random) -> str:
    once = misspell(name, chance)
    return misspell(once, chance) if chance.random() < _SHARE_TWICE else once


def _other_syllable(name: str, chance: random.Random) -> str:
    """Return a name in pinyin with one syllable read as another one, as that of a rare character is; else misspelt."""
    head, _, tail = name.rpartition(" ")
    read = PinyinReader(Rules("zh")).parse(squash(tail)) or ()
    if not head or not read:
        return _misspelt(name, chance)
    if len(read) == 1:
        return f"{chance.choice(_SYLLABLES.split()).capitalize()} {tail}"
    syllables = list(read)
    syllables[chance.randrange(len(syllables))] = chance.choice(_SYLLABLES.split())
    return f"{head} {''.join(syllables).capitalize()}"


def misspell(name: str, chance: random.Random) -> str:
    """Return a name with one of the letters or syllables changed in which renderings of one name differ."""
    head, _, tail = name.rpartition(" ")
    options = [(old, new) for old, new in _SWAPS if old in tail[1:]]
    if not options:
        return f"{head} {tail}g".strip()
    old, new = chance.choice(options)
    place = tail.index(old, 1)
    return f"{head} {tail[:place]}{new}{tail[place + len(old) :]}".strip()


def _stranger(han: str, chance: random.Random) -> str:
    """Return another Chinese name with the same surname."""
    return (
        han[0] + chance.choice("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华") + chance.choice("国志建文海春玉晓")
    )


def documents(varied: Varied) -> Document:
    """Return the document of a variation."""
    return replace(varied.example.document, text=varied.text, source=varied.source)
