"""Second sources of the evaluation's data folder; a file that is not there is left out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from eval.confirm.forms import native, parts, words
from eval.confirm.tokens import Parts
from eval.confirm.witness import Witness

_NATIVE = ("zh", "ja", "ko", "ru", "he", "ar", "uk", "fa", "vi")
_SURE = 0.9


def _rows(file: Path) -> Iterator[dict[str, str]]:
    if file.exists():
        csv.field_size_limit(10_000_000)
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield {key: value or "" for key, value in row.items()}


def _listed(field: str | None) -> list[str]:
    return [one for one in (field or "").split("|") if one]


def wikidata(folder: Path, tokens: Parts) -> Witness:
    """Return the labels and aliases of Wikidata (CC0): persons, legislators and others."""
    witness = Witness("Wikidata")
    for name in ("persons", "legislators", "nonpersons"):
        for row in _rows(folder / f"wikidata/{name}.tsv"):
            english = _listed(row["en"])
            for one in (one for lang in _NATIVE for one in _listed(row.get(lang))):
                witness.add(one, english)
                if name != "nonpersons":
                    _take_apart(witness, tokens, one, english)
    return witness


def _take_apart(witness: Witness, tokens: Parts, native_name: str, english: list[str]) -> None:
    """Take in the last part of a person's name as the surname, and the parts beside the English words."""
    divided = parts(native_name)
    if len(divided) > 1 and "," not in native_name:
        witness.add(divided[-1], english)
    for latin in english:
        tokens.add_full(latin, native_name)


def cedpane(folder: Path, tokens: Parts) -> Witness:
    """Return CedPane (public domain)."""
    witness = Witness("CedPane")
    for row in _rows(folder / "cedpane/cedpane_2020-06-16.tsv"):
        english = row["Word"].split(" (")[0]
        for one in filter(None, (row["Simplified"], row["Traditional"])):
            witness.add(one, [english])
            tokens.add_full(english, one)
            if len(english.split()) == 1 and english[:1].isupper():
                tokens.add(english, one)
    return witness


def scholars(folder: Path) -> Witness:
    """Return a quarter of the Aid to the Names of Western Literati: scholars of China with their Chinese names."""
    witness = Witness("Aid to Names")
    for row in _rows(folder / "sinologists/scholars.tsv"):
        for one in (row["zh_orig"], row["zh_simp"], row["zh_trad"]):
            witness.add(one, [row["en_name"], *_listed(row["en_variants"])])
    return witness


def records(folder: Path) -> Witness:
    """Return the artefact records that are sure of their Han name, and the gold of WMT23."""
    witness = Witness("records")
    file = folder / "artefacts/artefacts.jsonl"
    for row in map(json.loads, file.read_text("utf-8").splitlines() if file.exists() else ()):
        if row.get("hanzi") and (row.get("confidence") or 0) >= _SURE:
            witness.add(row["hanzi"], [row["true_name"]])
    for row in _rows(folder / "wmt23/person_gold.tsv"):
        witness.add(row["zh_name"], [row["canonical_en"], *_listed(row["accepted_alternatives"])])
    return witness


def netranslit(folder: Path, tokens: Parts) -> None:
    """Read the pairs of NETransliteration (CC0, from Wikidata) in all its languages."""
    for file in sorted((folder / "netranslit").glob("wd_*")):
        tokens.read(_pairs(file))


def transcribed(folder: Path | None, share: str) -> list[tuple[str, str]]:
    """Return the folded pairs of English and Chinese of one share of the published split.

    Args:
        folder: The data folder; without one there are no pairs.
        share: ``80``, to learn from, without what stands in the other; or ``20``.
    """
    if folder is None:
        return []
    found = {one: _folded_pairs(folder / f"netranslit/wd_chinese_{one}") for one in ("80", "20")}
    held_back = {latin for latin, _ in found["20"]} if share == "80" else set()
    return [pair for pair in found[share] if pair[0] not in held_back]


def _folded_pairs(file: Path) -> list[tuple[str, str]]:
    return [("".join(words(latin)), native(part)) for latin, part in _pairs(file)] if file.exists() else []


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text("utf-8").splitlines():
        latin, _, rest = line.partition("\t")
        yield latin, rest.partition("\t")[0].replace(" ", "")


def running_text(folder: Path) -> str:
    """Return Chinese news text in which a name may occur: the sources of WMT22 and WMT23."""
    found = [file.read_text("utf-8") for file in sorted(folder.glob("wmt22_zh/*.zh"))]
    file = folder / "wmt23/docs.json"
    return "\n".join([*found, file.read_text("utf-8") if file.exists() else ""])
