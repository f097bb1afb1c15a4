"""The changelog, the version and the citation belong together; a changed verdict raises the minor version."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from namenorm.version import VERSION

ROOT = Path(__file__).parent.parent.parent
LOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
PARTS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Verdicts"}
_HEAD = re.compile(r"^## \[?(\d+\.\d+\.\d+)\]? - (\d{4}-\d\d-\d\d|not yet released)$\n(.*?)(?=^## |\Z)", re.M | re.S)
_MOVED = re.compile(r"`[\w.]+`[^|\n]*\d[^|\n]* → [^|\n]*\d")
_SIGNATURE = re.compile(r"namenorm:\d+\.\d+\.\d+\|book:[0-9a-f]+")


def faults(log: str) -> list[str]:
    """Return where a changelog breaks the rules of versions, newest first as it is."""
    sections = [(tuple(map(int, version.split("."))), day, text) for version, day, text in _HEAD.findall(log)]
    found = [] if sections else ["there is no version"]
    for version, day, text in sections:
        names = set(re.findall(r"^### (.+)$", text, re.M))
        if names - PARTS or not names:
            found.append(f"{version}: parts are {', '.join(sorted(PARTS))}")
        if day == "not yet released" and (version, day, text) != sections[0]:
            found.append(f"{version}: a later one is released")
    for (later, _, text), (earlier, _, _) in pairwise(sections):
        if later <= earlier:
            found.append(f"{later} stands above {earlier}")
        if "### Verdicts" in text:
            found.extend(_verdict_faults(later, earlier, text.split("### Verdicts")[1]))
    return found


def _verdict_faults(later: tuple[int, ...], earlier: tuple[int, ...], text: str) -> list[str]:
    found = [] if later[:2] > earlier[:2] else [f"{later}: a changed verdict is at least a minor version"]
    if not _MOVED.search(text) or len(set(_SIGNATURE.findall(text))) < 2:
        found.append(f"{later}: cite a figure as before → after, and the signatures of both runs")
    return found


def test_the_changelog_keeps_the_rules() -> None:
    assert faults(LOG) == []


def test_its_newest_version_is_that_of_the_package() -> None:
    assert _HEAD.findall(LOG)[0][0] == VERSION
    unreleased = re.findall(r"^## \[?Unreleased\]?$", LOG, re.M)
    assert not unreleased or LOG.index(unreleased[0]) < LOG.index(VERSION)


def test_the_citation_has_the_version_and_the_licence_of_the_code() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["license"]) == (VERSION, "Apache-2.0")


BEFORE = "## 0.2.0 - 2027-01-01\n\n### Added\n\n* a\n"
CITED = (
    "* Fewer flags on places. `false.wmt22` 0.17 → 0.12 (namenorm:0.2.0|book:34f80721fd5f… to "
    "namenorm:0.3.0|book:aaaaaaaaaaaa…).\n"
)


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ("## 0.2.1 - 2027-02-01\n\n### Fixed\n\n* b\n", ""),
        (f"## 0.3.0 - 2027-02-01\n\n### Verdicts\n\n{CITED}", ""),
        (f"## 0.2.1 - 2027-02-01\n\n### Verdicts\n\n{CITED}", "at least a minor version"),
        ("## 0.3.0 - 2027-02-01\n\n### Verdicts\n\n* Better.\n", "cite a figure"),
        (f"## 0.3.0 - 2027-02-01\n\n### Verdicts\n\n{CITED.replace('0.17 → 0.12', 'less')}", "cite a figure"),
        ("## 0.2.1 - 2027-02-01\n\n### Improved\n\n* b\n", "parts are"),
        ("## 0.2.1 - 2027-02-01\n\nSomething.\n", "parts are"),
        ("## 0.1.9 - 2027-02-01\n\n### Fixed\n\n* b\n", "stands above"),
    ],
)
def test_the_rules_themselves(section: str, says: str) -> None:
    found = "\n".join(faults(f"# Changelog\n\n{section}\n{BEFORE}"))
    assert says in found if says else found == ""


def test_what_is_released_stays_released() -> None:
    log = "## 0.2.0 - 2027-01-01\n\n### Added\n\n* a\n\n## 0.1.0 - not yet released\n\n### Added\n\n* a\n"
    assert any("a later one is released" in one for one in faults(log))
