"""What we write is valid XLIFF by the published schemas, where these are at hand.

Debian's package php-symfony-translation has them: install it, or unpack it elsewhere and name the
folder with the three ``.xsd`` files in NAMENORM_XLIFF_SCHEMAS.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from namenorm.outputs.xliff import write
from namenorm.values import Report
from tests.outputs.reports import reports, seen
from tests.outputs.test_xliff_in_place import FIRST, SECOND, marked

_USUAL = "/usr/share/php/Symfony/Component/Translation/Resources/schemas"
SCHEMAS = Path(os.environ.get("NAMENORM_XLIFF_SCHEMAS", _USUAL))
pytestmark = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="no schemas: apt-get install php-symfony-translation")


def schema(name: str) -> Any:
    etree = pytest.importorskip("lxml.etree", reason="pip install 'namenorm[test]' adds lxml")

    class Local(etree.Resolver):  # type: ignore[misc, name-defined]
        """Takes the schema of the ``xml:`` attributes from the folder, not from the network."""

        def resolve(self, url: str, public_id: str, context: object) -> Any:
            return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context) if url.endswith("xml.xsd") else None

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))


def valid(name: str, text: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema(name).assertValid(etree.fromstring(text.encode()))


@given(reports())
def test_any_report_is_valid_xliff(made: Report) -> None:
    out = io.StringIO()
    write([made, made], out)
    valid("xliff-core-2.0.xsd", out.getvalue())


def test_terms_and_notes_are_valid() -> None:
    out = io.StringIO()
    write([seen()], out)
    valid("xliff-core-2.0.xsd", out.getvalue())


@pytest.mark.parametrize(("house", "tag", "name"), [(FIRST, "g", "1.2-transitional"), (SECOND, "x:pc", "2.0")])
def test_what_is_marked_in_place_is_valid(house: str, tag: str, name: str) -> None:
    raw = house.replace('original="a"', 'original="a" datatype="html"') % f'Then <{tag} id="1">Dai</{tag}> Bo spoke.'
    valid(f"xliff-core-{name}.xsd", marked(raw, "Dai Bo", terms=("Dai Bo",)))
