"""How Chinese transcribes foreign names: ``python -m genscripts.transcription_shares > FILE``.

The file is ``rules/zh/transcription_shares.yaml``. Made from the book's own ``imported/rigour.parts.jsonl`` (MIT): how
often a character stands in the Chinese forms of names that have a Latin form, too, and how common the commonest forms
are. Forms of one character are left out, and those that are names of Japan, which are written in characters of their
own and not transcribed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from namenorm.gazetteer.files import bundled_folder
from namenorm.romanise.kanji import folded
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han

_SHORTEST = 2
_SURNAME = "姓"  # "the surname …", in titles of encyclopaedias
_STEPS = (20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02)
_HEAD = """\
# How Chinese transcribes foreign names: characters, by how often each stands in a thousand characters of such names,
# and common names, by how many of a thousand each makes up; both rounded down to a step.
# Made: python -m genscripts.transcription_shares > THIS FILE
# From rigour (MIT), made of Wikidata (CC0), as gazetteer/imported/rigour.parts.jsonl holds it."""


def forms(parts: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """Return the simplified forms of transcribed names, with how common each is.

    Args:
        parts: Of the book, with ``han``, ``latin`` and, where it is known, ``frequency``.
    """
    japan = Rules("ja")
    native = frozenset(japan.topic("surnames")) | frozenset(japan.topic("given"))
    counted: Counter[str] = Counter()
    for part in parts:
        for form in {simplified(one).removesuffix(_SURNAME) for one in part.get("han", ()) if part.get("latin")}:
            if len(form) >= _SHORTEST and all(map(has_han, form)) and folded(form) not in native:
                counted[form] += part.get("frequency", 1)
    return counted


def characters(counted: Mapping[str, int]) -> Counter[str]:
    """Return the characters of forms, with how often each stands in them."""
    found: Counter[str] = Counter()
    for form, count in counted.items():
        for char in form:
            found[char] += count
    return found


def steps(counted: Counter[str], between: str) -> Iterator[str]:
    """Yield a line for each step with its forms, the commonest first; rarer ones are left out."""
    whole = counted.total()
    ordered = sorted(counted, key=lambda form: (-counted[form], form))
    for step, above in zip(_STEPS, (float("inf"), *_STEPS), strict=False):
        inside = [form for form in ordered if step <= 1000 * counted[form] / whole < above]
        if inside:
            yield f"  {step}: {between.join(inside)}"


def _parts() -> Iterator[dict[str, Any]]:
    with (bundled_folder() / "imported" / "rigour.parts.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Print the file."""
    counted = forms(_parts())
    print("\n".join((_HEAD, "characters:", *steps(characters(counted), ""), "names:", *steps(counted, " "))))


if __name__ == "__main__":
    main()
