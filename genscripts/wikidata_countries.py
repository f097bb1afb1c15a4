"""Wikidata's items of countries: ``python -m genscripts.wikidata_countries > FILE``.

Which items stand for a country, and for the states before it that Wikidata gives as citizenship, is from rigour's
territories (MIT, Friedrich Lindenberg). Which languages are official there is from CLDR's territory information,
through babel (Unicode-3.0). Both packages are needed here, not when a dump is read. FILE is
``gazetteer/rules/und/wikidata_countries.yaml``; the same input gives the same bytes.

rigour gives a state that broke up no single heir, and it gets none here: whoever was a citizen of the Soviet Union has
no country in the book unless Wikidata names another one, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Any

_NO_STATES = frozenset({"EU", "UN", "ZZ", "IP", "IC", "EA", "AN", "DD", "ZR"})
# What rigour lacks. The Qing and the Republic on the mainland came before today's China, the Weimar Republic before
# today's Germany; Denmark and the Netherlands are told from the kingdoms that they are parts of.
_BESIDE = {"CN": ("Q8733", "Q13426199"), "DE": ("Q41304", "Q16957"), "SJ": ("Q842829",)}
_OFFICIAL = ("official", "de_facto_official")
_HEAD = """\
# Made by genscripts/wikidata_countries.py; change that, not this.
# Items of Wikidata for each country and for states before it (rigour {rigour}, MIT),
# and its official languages (CLDR {cldr}, Unicode-3.0).
"""


def countries() -> dict[str, dict[str, list[str]]]:
    """Return ``items`` and ``languages`` of each country by its ISO 3166-1 code.

    Raises:
        ImportError: If rigour or babel is missing.
    """
    from babel.core import get_global
    from rigour.territories import get_territories

    spoken: Mapping[str, Any] = get_global("territory_languages")
    found = {}
    for territory in get_territories():
        code = territory.code.upper()
        if len(code) == 2 and code not in _NO_STATES:
            items = [territory.qid, *_numerical({*territory.other_qids, *_BESIDE.get(code, ())})]
            found[code] = {"items": items, "languages": list(_official(spoken.get(code, {})))}
    return dict(sorted(found.items()))


def _numerical(items: Iterable[str]) -> list[str]:
    return sorted(items, key=lambda item: int(item[1:]))


def _official(spoken: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield primary subtags of official languages, the most spoken first."""
    ranked = sorted(spoken, key=lambda lang: (-float(spoken[lang]["population_percent"]), lang))
    official = (lang.split("_")[0] for lang in ranked if spoken[lang]["official_status"] in _OFFICIAL)
    yield from dict.fromkeys(official)


def head() -> str:
    """Return the first lines of the file, which say of which versions it is made.

    Raises:
        ImportError: If rigour or babel is missing.
    """
    from babel.core import get_global

    return _HEAD.format(rigour=version("rigour"), cldr=get_global("cldr")["version"])


def main() -> None:
    """Print the file; languages are quoted, or YAML would take Norwegian for false."""
    print(head(), end="")
    for code, row in countries().items():
        items = json.dumps(row["items"]).replace('"', "")
        print(f"'{code}': {{items: {items}, languages: {json.dumps(row['languages'])}}}")


if __name__ == "__main__":
    main()
