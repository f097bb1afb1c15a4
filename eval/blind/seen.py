"""The persons whom the sets that are looked at name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from eval.blind.newstest import read_wmt21
from eval.identity import simplified
from eval.load import Known, alternatives
from namenorm.text.key import squash

LANGS = ("zh", "ja", "ru")


class SeenPersons:
    """Persons by their English names and by their names in Han characters."""

    def __init__(self, folder: Path) -> None:
        """Read the records of the artefacts, of WMT23 and of newstest2021 below a folder."""
        held = list(_named(folder))
        self._english = {squash(name) for names, _ in held for name in names if " " in name}
        self._native = {simplified(native) for _, native in held if native}

    def __call__(self, one: Known) -> bool:
        """Tell whether a record is about one of these persons."""
        return simplified(one.native) in self._native or any(squash(name) in self._english for name in one.names)


def _named(folder: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the English names and the native name of each person."""
    for line in (folder / "artefacts/artefacts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield alternatives(row["true_name"]), row["hanzi"]
    with (folder / "wmt23/person_gold.tsv").open(encoding="utf-8", newline="") as stream:
        for gold in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield (gold["canonical_en"],), gold["zh_name"]
    for lang in LANGS:
        for article in read_wmt21(folder, lang):
            yield from ((one.names, one.form) for one in article.persons)
