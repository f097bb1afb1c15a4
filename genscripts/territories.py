"""Countries and territories in ten languages: ``python -m genscripts.territories [FILE]``.

Names are the display names of the Unicode Common Locale Data Repository, through babel (Unicode-3.0). A territory that
the book has by hand gets a fragment with the names that it lacks. babel is needed here, not when a text is checked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from genscripts.held import Held, curated, unlike
from genscripts.output import Row, target, write_rows
from namenorm.gazetteer.model import Entity, Name

SOURCE = "cldr-territories"
_LANGUAGES: Mapping[str, str] = {
    "zh-Hans": "zh_Hans",
    "zh-Hant": "zh_Hant",
    "zh-Hant-HK": "zh_Hant_HK",
    **{one: one for one in ("ja", "ko", "ru", "uk", "ar", "fa", "vi")},
}
"""BCP 47 tags of the names, and babel's locale of each."""
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
"""Groupings, locales for tests, and codes that ISO 3166-1 reserves for parts of other territories."""
_PLAIN: Mapping[str, str] = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "HK": "Hong Kong",
    "MO": "Macau",
    "PS": "Palestine",
}
"""English names as printed, where CLDR's are designations for a list (Congo - Kinshasa, Hong Kong SAR China)."""
_NOTE = re.compile(r"\s*[(（]([^()（）]*)[)）]$")
_DESIGNATION = re.compile(r"[,،、]|\s-\s|[()（）]")


def rows(held: Held) -> Iterator[Row]:
    """Yield an entity for each territory, as a fragment where the book has it.

    Args:
        held: The places that the book has by hand.

    Raises:
        ImportError: If babel is missing.
    """
    from babel import Locale

    labels = {tag: printed(Locale.parse(name).territories) for tag, name in _LANGUAGES.items()}
    for code, label in sorted(Locale("en").territories.items()):
        if len(code) == 2 and code not in _NO_COUNTRIES:
            names = tuple((tag, by_code[code]) for tag, by_code in labels.items() if code in by_code)
            yield from _row(code, english(code, label), names, held)


def english(code: str, label: str) -> list[str]:
    """Return the names in an English label, the one to print first: "Myanmar (Burma)" holds two."""
    plain = _PLAIN.get(code) or _NOTE.sub("", label)
    spelt = plain.replace(" & ", " and ").replace("St. ", "Saint ")
    former = [] if code in _PLAIN else [match[1] for match in [_NOTE.search(label)] if match]
    return list(dict.fromkeys((spelt, *([plain] if "St. " in plain else []), *former)))


def printed(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the labels by code as texts print them: without a note in parentheses, and no mere designations.

    Where two territories would have one name without their notes (刚果（金）, 刚果（布）), both keep them.
    """
    short = {code: _NOTE.sub("", label) for code, label in labels.items() if len(code) == 2}
    bearers = Counter(short.values())
    kept = {code: name if bearers[name] == 1 else labels[code] for code, name in short.items()}
    return {code: name for code, name in kept.items() if name == labels[code] != short[code] or _is_name(name)}


def _is_name(label: str) -> bool:
    return _DESIGNATION.search(label) is None


def _row(code: str, latin: list[str], names: tuple[tuple[str, str], ...], held: Held) -> Iterator[Row]:
    chinese = [name for tag, name in names if tag.startswith("zh")]
    # By the English name alone where CLDR's Chinese one is a designation (中国香港特别行政区, and the book has 香港).
    same = held.same(latin, chinese, code) or held.same(latin, (), code)
    added = tuple(Name(text, tag, "alias") for tag, text in _new(names, same))
    ids = (f"iso3166:{code}",)
    if same is not None:
        yield Entity(same.id, "place", "", names=added, source=SOURCE, ids=ids), True
        return
    spelt = (Name(latin[0], "en", "canonical"), *(Name(one, "en", "alias") for one in latin[1:]))
    yield (
        Entity(f"{SOURCE}:{code}", "place", latin[0], countries=(code,), names=spelt + added, source=SOURCE, ids=ids),
        False,
    )


def _new(names: tuple[tuple[str, str], ...], same: Entity | None) -> Iterator[tuple[str, str]]:
    """Yield tag and text of the names that the entity lacks, one of each text."""
    wanted = set(unlike((text for _, text in names), (one.text for one in same.names) if same else ()))
    for tag, text in names:
        if text in wanted:
            wanted.remove(text)
            yield tag, text


def main() -> None:
    """Write the file."""
    file = target("cldr-territories.jsonl")
    print(f"{write_rows(rows(curated('place')), file)} territories in {file}")


if __name__ == "__main__":
    main()
