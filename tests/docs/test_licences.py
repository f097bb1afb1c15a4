"""The page of licences against what is declared, and against what installed packages say of themselves."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PAGE = (ROOT / "docs/licences.md").read_text("utf-8")
# Licences under which whoever passes a package on has duties about its source, by how metadata writes them.
SHARE = {
    "AGPL": r"AGPL|Affero",
    "LGPL": r"LGPL|Lesser General Public",
    "GPL": r"(?<![AL])GPL|(?<!Affero )(?<!Lesser )General Public License",
    "MPL": r"MPL|Mozilla Public",
    "CC-BY-SA": r"CC.BY.SA|ShareAlike",
    "EPL": r"\bEPL|Eclipse Public",
}
FREE = {
    "MIT": r"\bMIT\b",
    "BSD": r"\bBSD",
    "Apache": r"Apache",
    "ISC": r"\bISC\b",
    "PSF": r"PSF|Python Software Foundation",
}


_HEADS = ("package", "extra", "file")


def _tables() -> dict[str, str]:
    """Return the licence of each package in both tables of the page."""
    rows = re.findall(r"^\| ([\w-]+) \|(?: [^|]+ \|)? ([^|`]+) \|$", PAGE, re.MULTILINE)
    return {canonicalize_name(name): licence for name, licence in rows if name not in _HEADS}


TOLD = _tables()
EXTRAS = PROJECT["optional-dependencies"]


def _named(lines: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in lines}


DECLARED = _named(PROJECT["dependencies"]).union(*map(_named, EXTRAS.values()))


def _kinds(said: str) -> set[str]:
    return {kind for kind, pattern in {**SHARE, **FREE}.items() if re.search(pattern, said)}


def _said(of: Distribution) -> str:
    """Return what a package says of its licence: the expression, else the field and the classifiers."""
    told = of.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = [one for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    return " ".join([(told["License"] or "")[:300] if "License" in told else "", *classifiers]).strip()


def test_every_dependency_of_every_extra_has_its_licence() -> None:
    assert set(TOLD) == DECLARED


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_the_row_of_an_extra_names_what_it_adds(extra: str) -> None:
    (row,) = re.findall(rf"^\| `{extra}` \| ([^|]+) \|", PAGE, re.MULTILINE)
    assert {canonicalize_name(one) for one in row.strip().split(", ")} == _named(EXTRAS[extra])


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_the_licence_agrees_with_what_the_package_says(name: str) -> None:
    try:
        said = _kinds(_said(distribution(name)))
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed here")
    if not said:
        pytest.skip(f"{name} says nothing of its licence")
    told = _kinds(TOLD[name])
    assert told & said, f"{name} says {_said(distribution(name))}"
    assert said & set(SHARE) <= told, f"{name} says {_said(distribution(name))}"


def test_the_ways_to_write_a_licence_are_told_apart() -> None:
    assert _kinds("GPL-2.0-or-later") == _kinds("GNU General Public License v2 or later (GPLv2+)") == {"GPL"}
    assert _kinds("LGPL-3.0-only") == _kinds("GNU Lesser General Public License v3 (LGPLv3)") == {"LGPL"}
    assert _kinds("MIT AND (BSD-2-Clause OR LGPL-2.1-or-later)") == {"MIT", "BSD", "LGPL"}
    assert _kinds("Mozilla Public License 2.0 (MPL 2.0)") == {"MPL"}
    assert _kinds("CC BY-SA 4.0") == {"CC-BY-SA"}
    assert _kinds("The MIT License") == {"MIT"}
    assert _kinds("permitted") == set()


def _brought(names: set[str], seen: set[str]) -> Iterator[Distribution]:
    """Yield what is installed of packages and of all that they need."""
    for name in names - seen:
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        yield found
        needed = map(Requirement, found.requires or ())
        yield from _brought({canonicalize_name(one.name) for one in needed if _wanted(one)}, seen)


def _wanted(one: Requirement) -> bool:
    return one.marker is None or one.marker.evaluate({"extra": ""})


@pytest.mark.parametrize("extra", ["", *sorted(set(EXTRAS) - {"test", "make", "baselines", "dev", "docs", "fuzz"})])
def test_what_comes_along_asks_for_no_more_than_the_page_says(extra: str) -> None:
    lines = EXTRAS[extra] if extra else PROJECT["dependencies"]
    asking = {
        canonicalize_name(one.metadata["Name"]): _kinds(_said(one)) & set(SHARE)
        for one in _brought(_named(lines), set())
        if _kinds(_said(one)) & set(SHARE)
    }
    told = {name: _kinds(licence) & set(SHARE) for name, licence in TOLD.items()}
    untold = {name: kinds for name, kinds in asking.items() if not kinds <= told.get(name, set())}
    assert {name for name in untold if f"{name} (" not in PAGE} == set()
