"""Which names of an entity are in a language, what stands for a name in another, and which names are a danger.

A full name stands for a full one, a surname for a surname. An engine would replace a dangerous name where it should
stand: it is too short, an ordinary word, shared, unsure or disputed. Which names several entities have is kept on disk,
so that a book of any size fits.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache

from opencc import OpenCC

from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks.names import Scripts, alphabets
from namenorm.gazetteer.model import RIGHT_KINDS, Entity, Name, localised
from namenorm.rules import BOOK_LANGUAGE, Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key

_READINGS = frozenset({"Hira", "Kana"})
"""Scripts in which a name is read out and not printed: 大谷翔平 is おおたにしょうへい in a dictionary alone."""


def names_in(entity: Entity, lang: str) -> Iterator[Name]:
    """Yield the names of an entity in a language, in their order.

    ``zh`` is Chinese in whatever characters; ``zh-Hant`` is what is marked so, and what is marked ``zh`` and reads the
    same in traditional characters. A reading in kana is Japanese only where ``ja-Hira`` is asked for.

    Args:
        entity: Whose names.
        lang: BCP 47, a language with a script and a region where they matter.
    """
    return (one for one in entity.names if is_in(one, lang))


def is_in(name: Name, lang: str) -> bool:
    """Tell whether a name is in a language; see ``names_in``."""
    has, asked = name.lang.split("-"), lang.split("-")
    if has[0] != asked[0] or (set(has[1:]) & _READINGS) - set(asked[1:]):
        return False
    if set(asked) <= set(has):  # extended filtering of RFC 4647: what is asked for is all there
        return True
    return len(has) == 1 and len(asked) == 2 and has[0] == "zh" and written_in(name.text, asked[1])


def written_in(text: str, script: str) -> bool:
    """Tell whether a Chinese text stays as it is when it is written in a script, ``Hans`` or ``Hant``."""
    if script not in ("Hans", "Hant"):
        return False
    converted: str = _converter("t2s" if script == "Hans" else "s2t").convert(text)
    return converted == text


@cache
def _converter(to: str) -> OpenCC:
    return OpenCC(to)


SOURCE_KINDS = RIGHT_KINDS | {"native", "adopted"}
"""Kinds of name that an original prints; a misspelling, a blocked or a literal form is a translation's."""
_ORDER = ("canonical", "native", "adopted", "alias", "stage", "married")
_DOT = re.compile("[·•・‧]")
_LATIN = frozenset({"LATIN"})


def source_names(entity: Entity, lang: str) -> Iterator[Name]:
    """Yield the names by which an original in a language may call an entity, in their order."""
    return (one for one in names_in(entity, lang) if one.kind in SOURCE_KINDS)


def preferred(entity: Entity, lang: str) -> Name | None:
    """Return the full name to be printed in a language, None where there is none.

    Confirmed names come first, and of Chinese ones without a script those in simplified characters; then the kinds
    canonical, native, adopted, alias, stage and married, each as the book has them. A person without a name in a
    language of Latin letters keeps the English one.
    """
    full = [one for one in names_in(entity, lang) if one.kind in _ORDER and not is_short(entity, one, lang)]
    if full:
        return min(full, key=lambda one: (not one.verified, not _is_usual(one, lang), _ORDER.index(one.kind)))
    if lang == BOOK_LANGUAGE or (entity.kind == "person" and _is_latin(lang.split("-")[0], entity.name)):
        return Name(entity.name, lang, "canonical")
    return None


def rendering(entity: Entity, source: Name, source_lang: str, lang: str) -> Name | None:
    """Return what stands for a source name in a target language, None where nothing as long as it does.

    特朗普 is the surname of 唐纳德·特朗普, and becomes Trump, not Donald Trump. The short form of a thing becomes its
    full name: not every reader knows what UFWD is.

    Args:
        entity: Whose name it is.
        source: One of its names.
        source_lang: Language for which ``source`` was chosen.
        lang: Target language.
    """
    full = preferred(entity, lang)
    if full is None or entity.kind != "person" or not is_short(entity, source, source_lang):
        return full
    own = localised(entity, lang.split("-")[0])
    if full.text == own.name:
        part = _part(own, _is_first(entity, source, source_lang))
        return Name(part, lang, "short") if part else None
    return next((one for one in names_in(entity, lang) if is_short(entity, one, lang)), None)


def is_short(entity: Entity, name: Name, lang: str) -> bool:
    """Tell whether a name is a short form: marked so, or a part of another name that dots divide."""
    return name.kind == "short" or bool(_divided(entity, name, lang))


def _is_first(entity: Entity, name: Name, lang: str) -> bool:
    return any(parts[-1] != name.text for parts in _divided(entity, name, lang))


def _divided(entity: Entity, name: Name, lang: str) -> list[list[str]]:
    """Return the other names in a language of which a person's name is one part."""
    if entity.kind != "person":
        return []
    divided = (_DOT.split(one.text) for one in names_in(entity, lang))
    return [parts for parts in divided if len(parts) > 1 and name.text in parts]


def _part(entity: Entity, first: bool) -> str:
    """Return surname or, for a first part, the given name; empty where the book does not tell which words it is."""
    if not first:
        return entity.surname or (entity.name if " " not in entity.name else "")
    given = entity.name.removesuffix(entity.surname).strip() if entity.surname else ""
    return given if given and given != entity.name and " " not in given else ""


def _is_usual(name: Name, lang: str) -> bool:
    return lang != "zh" or written_in(name.text, "Hans")


def _is_latin(lang: str, name: str) -> bool:
    return _alphabets_of(lang) == _LATIN and alphabets(name) <= _LATIN


@cache
def _alphabets_of(lang: str) -> frozenset[str] | None:
    rules = Rules("und").topic("scripts")
    return Scripts(rules["languages"], rules["letters"]).of(lang)


_CACHE_KIB = 16384
_SCHEMA = """
CREATE TABLE form (lang TEXT, fold TEXT, entity TEXT, PRIMARY KEY (lang, fold, entity)) WITHOUT ROWID;
CREATE TABLE written (place TEXT, text TEXT, PRIMARY KEY (place, text)) WITHOUT ROWID;
"""


def fold(text: str) -> str:
    """Return a name so that what differs in case or composition alone is one."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return folded.encode("utf-8", "replace").decode()  # SQLite takes no lone surrogate


class Register:
    """The names of a book by language, and what was written of them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Use an empty database; ``register`` makes one."""
        self._database = database

    def fill(self, entities: Iterable[Entity], languages: Iterable[str]) -> None:
        """Note which entity has which name in some languages; every entity of the book, whatever is exported of it."""
        wanted = tuple(languages)
        rows = (
            (lang, fold(name.text), entity.id)
            for entity in entities
            for lang in wanted
            for name in names_in(entity, lang)
            if name.kind in SOURCE_KINDS
        )
        self._database.executemany("INSERT OR IGNORE INTO form VALUES (?, ?, ?)", rows)

    def is_shared(self, text: str, lang: str) -> bool:
        """Tell whether several entities have a name in a language."""
        asked = "SELECT 1 FROM form WHERE lang = ? AND fold = ? LIMIT 1 OFFSET 1"
        return self._database.execute(asked, (lang, fold(text))).fetchone() is not None

    def is_new(self, place: str, text: str) -> bool:
        """Note that a text is written at a place, and tell whether it was not there before."""
        said = (place, text.encode("utf-8", "replace").decode())
        done = self._database.execute("INSERT OR IGNORE INTO written VALUES (?, ?)", said)
        return done.rowcount == 1


@contextmanager
def register() -> Iterator[Register]:
    """Open an empty register; it lies in the folder for temporary files, and goes when it is closed.

    Raises:
        GazetteerError: If that folder is full or cannot be written.
    """
    try:
        database = sqlite3.connect("")  # a file without a name, which SQLite removes
        try:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            database.executescript(_SCHEMA)
            yield Register(database)
        finally:
            database.close()
    except sqlite3.OperationalError as error:
        raise GazetteerError(f"{error}: is there room in the folder for temporary files (TMPDIR)?") from error


_FEW = 3
"""Letters that a name needs: 戴博 stands in 爱戴博士, too."""
_NAMES_THEMSELVES = frozenset({"zh"})
"""Languages whose word list holds toponyms and organisations, too: there it tells of persons and works alone."""


class Dangers:
    """Says for which reason a name is dangerous as the source of a replacement."""

    def __init__(self, rules: Rules, register: Register, least: int = _FEW) -> None:
        """Judge by the word lists beside ``rules``.

        Args:
            rules: Of any language.
            register: Filled with the whole book.
            least: Letters that a name of an alphabet needs; one in Han characters needs three.
        """
        self._rules = rules
        self._register = register
        self._least = least

    def of(self, entity: Entity, name: Name, lang: str) -> Iterator[str]:
        """Yield the reasons why a name of an entity is dangerous in texts of a language."""
        if sum(map(str.isalnum, name.text)) < (_FEW if has_han(name.text) else self._least):
            yield "short"
        if self._is_word(entity, name.text, lang.split("-")[0]):
            yield "homograph"
        if self._register.is_shared(name.text, lang):
            yield "ambiguous"
        if not name.verified:
            yield "unverified"
        if name.kind == "contested":
            yield "contested"

    def knows_words(self, lang: str) -> bool:
        """Tell whether there is a list of ordinary words of a language; without one no homograph is found."""
        try:
            return bool(self._rules.beside(lang.split("-")[0]).words())
        except GazetteerError:
            return False

    def _is_word(self, entity: Entity, text: str, lang: str) -> bool:
        if not self.knows_words(lang) or (lang in _NAMES_THEMSELVES and entity.kind in ("org", "place")):
            return False
        folded = key(text)
        return (simplified(folded) if lang == "zh" else folded) in self._rules.beside(lang).words()
