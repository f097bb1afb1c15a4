"""The published schemas of TBX-Basic in the style DCA: structure (RELAX NG) and data categories (Schematron)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DATA = os.environ.get("NAMENORM_EVAL_DATA", "")
needs_schemas = pytest.mark.skipif(
    not DATA, reason="NAMENORM_EVAL_DATA does not name the folder of evaluation sets, which holds the schemas (tbx/)"
)
_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_XSL = "http://www.w3.org/1999/XSL/Transform"


def faults(text: bytes) -> list[str]:
    """Return what the schemas find wrong with a termbase."""
    return [*_structure(text), *_categories(text)]


def _structure(text: bytes) -> Iterator[str]:
    from lxml import etree

    schema = _relax_ng()
    if not schema.validate(etree.fromstring(text)):
        yield from (str(one) for one in schema.error_log)


def _categories(text: bytes) -> Iterator[str]:
    processor, executable = _stylesheet()
    node = processor.parse_xml(xml_text=text.decode())
    said = executable.transform_to_string(xdm_node=node)
    yield from (line for line in (said or "").splitlines() if line.strip())


@cache
def _relax_ng() -> Any:
    from lxml import etree

    return etree.RelaxNG(etree.parse(str(_folder() / "TBXcoreStructV03.rng")))


@cache
def _stylesheet() -> tuple[Any, Any]:
    """Return the rules of the Schematron schema as a stylesheet that prints each assertion which does not hold."""
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    compiler = processor.new_xslt30_processor()
    return processor, compiler.compile_stylesheet(stylesheet_text=_compiled())


def _compiled() -> str:
    """Return the stylesheet: a mode for each pattern, in which the first rule that fits a node counts."""
    from lxml import etree

    schema = etree.parse(str(_folder() / "TBX-Basic_DCA.sch")).getroot()
    spaces = {str(one.get("prefix")): str(one.get("uri")) for one in schema.iter(f"{_SCH}ns")}
    sheet = etree.Element(f"{{{_XSL}}}stylesheet", version="3.0", nsmap={"xsl": _XSL} | spaces)
    etree.SubElement(sheet, f"{{{_XSL}}}output", method="text")
    patterns = list(schema.iter(f"{_SCH}pattern"))
    root = etree.SubElement(sheet, f"{{{_XSL}}}template", match="/")
    for number, pattern in enumerate(patterns):
        mode = f"m{number}"
        etree.SubElement(root, f"{{{_XSL}}}apply-templates", select="/node()", mode=mode)
        rules = list(pattern.iter(f"{_SCH}rule"))
        for place, rule in enumerate(rules):
            template = etree.SubElement(
                sheet, f"{{{_XSL}}}template", match=rule.get("context"), mode=mode, priority=str(len(rules) - place)
            )
            for one in rule.iter(f"{_SCH}assert"):
                fails = etree.SubElement(template, f"{{{_XSL}}}if", test=f"not({one.get('test')})")
                etree.SubElement(fails, f"{{{_XSL}}}text").text = f"{pattern.get('id')}: {' '.join(one.itertext())}\n"
            etree.SubElement(template, f"{{{_XSL}}}apply-templates", select="@*|node()", mode=mode)
        other = etree.SubElement(sheet, f"{{{_XSL}}}template", match="@*|node()", mode=mode, priority="0")
        etree.SubElement(other, f"{{{_XSL}}}apply-templates", select="@*|node()", mode=mode)
    return str(etree.tostring(sheet, encoding="unicode"))


def _folder() -> Path:
    return Path(DATA) / "tbx"
