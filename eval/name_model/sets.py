"""The names that the model is measured on, and the names that it chooses from."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from eval.name_model.halves import united
from eval.train.names.pairs import LANGUAGES, is_latin, native_form, netranslit
from namenorm.transliterate.forms import english_letters, pinyin_of

Names = dict[str, frozenset[str]]


def held_out(folder: Path) -> dict[str, Names]:
    """Return, by source, the names of the 20 % files; ``pinyin`` holds the Chinese ones by their spelling.

    Pinyin is joined, as machines print a name of one part. Any of the English names of a form counts as right.

    Args:
        folder: Of NETransliteration's files.
    """
    pairs = list(netranslit(folder, "20"))
    sets = {
        language: united((pair.native, pair.english) for pair in pairs if pair.language == language)
        for language in LANGUAGES
    }
    chinese = [(form, english) for form, names in sets["zh"].items() for english in names]
    return sets | {"pinyin": united(("".join(pinyin_of(form)), english) for form, english in chinese)}


def legislators(file: Path) -> dict[str, Names]:
    """Return the parts of legislators' names in Ukrainian and Persian with those of the English name.

    A name counts where both have as many parts; they are paired in their order.

    Args:
        file: ``legislators.tsv``.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {
        language: united(pair for row in rows for pair in _parts(row["en"], row[language], language))
        for language in ("uk", "fa")
    }


def _parts(english: str, native: str, language: str) -> Iterator[tuple[str, str]]:
    for form in filter(None, native.split("|")):
        if "," not in form:
            for name in english.split("|"):
                ours, theirs = form.split(), name.split()
                if len(ours) == len(theirs):
                    pairs = zip(ours, theirs, strict=True)
                    yield from ((native_form(one, language), english_letters(two)) for one, two in pairs)


def latin_forms(file: Path) -> list[str]:
    """Return all Latin forms of rigour's groups as letters a to z, in order.

    Args:
        file: rigour's ``person_names.txt``.
    """
    forms = {
        english_letters(form)
        for line in file.read_text("utf-8").splitlines()
        for form in re.split(r"\s*,\s*", line.split("=>")[0].strip())
        if form and " " not in form and is_latin(form)
    }
    return sorted(forms - {""})


def as_written(folder: Path) -> dict[str, Names]:
    """Return, by source, the names of the 20 % files whose English side needs no folding, with these English names.

    A form whose English names all have accents or hyphens stands with none: plain letters are wrong for it.

    Args:
        folder: Of NETransliteration's files.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for language, file in LANGUAGES.items():
        names = found.setdefault(language, {})
        for line in (folder / f"wd_{file}_20").read_text("utf-8").splitlines():
            english, native, _ = line.split("\t")
            form, letters = native_form(native, language), english_letters(english)
            if form and letters:
                names.setdefault(form, set()).update({english} if english == letters else ())
    return {language: {form: frozenset(names) for form, names in some.items()} for language, some in found.items()}
