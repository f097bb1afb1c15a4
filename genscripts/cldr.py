r"""Territory names and what lies where, from the Unicode Common Locale Data Repository.

Names come from babel. babel leaves out which region contains which territory (UN M49, as CLDR keeps it), so that comes
from ``supplemental/territoryContainment.json`` of CLDR's own JSON release, the npm package ``cldr-core``::

    npm pack cldr-core@47 && tar xzf cldr-core-47.0.0.tgz
    python -m genscripts.cldr package/supplemental/territoryContainment.json \
        --lang en > gazetteer/rules/en/territories.yaml

The same input gives the same bytes. Data: Unicode-3.0. babel is needed here, not when a text is checked.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

_PARENTHESIS = re.compile(r"^(.+) \((.+)\)$")
_HEAD = """\
# Made by genscripts/cldr.py; change that, not this.
# Names of territories and which region holds them: Unicode CLDR {version}, https://cldr.unicode.org,
# licence Unicode-3.0, copyright © Unicode, Inc. Names through babel, containment from cldr-core.
"""


def territories_yaml(containment: Mapping[str, object], lang: str) -> str:
    """Return the rules topic ``territories``.

    Args:
        containment: ``supplemental.territoryContainment`` of CLDR's JSON release.
        lang: Language of the names.

    Returns:
        YAML: ``names`` of each territory by its ISO 3166-1 code, ``regions`` with their territories by UN M49 code.

    Raises:
        ImportError: If babel is missing.
    """
    from babel import Locale
    from babel.core import get_global

    children = _children(containment)
    leaves = sorted(set(_leaves(children, "001")))
    labels = Locale.parse(lang).territories
    lines = [_HEAD.format(version=get_global("cldr")["version"]), "names:\n"]
    lines += [f"  '{code}': {_flow(_names(labels[code]))}\n" for code in leaves if code in labels]
    lines.append("regions:\n")
    regions = sorted(code for code in children if code.isdecimal())
    lines += [f"  '{code}': {_flow(sorted(set(_leaves(children, code))))}\n" for code in regions]
    return "".join(lines)


def _children(containment: Mapping[str, object]) -> dict[str, list[str]]:
    """Return the parts of each region, without groupings of states (EU, UN) and withdrawn codes."""
    found = {}
    for code, entry in containment.items():
        if "-status-" not in code and code not in ("EU", "EZ", "UN") and isinstance(entry, dict):
            found[code] = list(entry["_contains"])
    return found


def _leaves(children: Mapping[str, list[str]], code: str) -> Iterator[str]:
    for child in children[code]:
        if child in children:
            yield from _leaves(children, child)
        else:
            yield child


def _names(label: str) -> list[str]:
    """Return a label with both of its names ("Myanmar (Burma)") and with "and" for "&"."""
    spelled = label.replace(" & ", " and ").replace("St. ", "Saint ")
    match = _PARENTHESIS.match(spelled)
    names = [match[1], match[2]] if match else [spelled]
    return [*names, *([label] if "St. " in label else [])]


def _flow(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False)


def main() -> None:
    """Write the topic to standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("containment", type=Path, help="supplemental/territoryContainment.json of cldr-core")
    parser.add_argument("--lang", default="en")
    arguments = parser.parse_args()
    data = json.loads(arguments.containment.read_text("utf-8"))
    print(territories_yaml(data["supplemental"]["territoryContainment"], arguments.lang), end="")


if __name__ == "__main__":
    main()
