from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given

from namenorm.codes import CODES
from namenorm.inputs.open import open_bytes
from namenorm.inputs.values import About, Fault
from namenorm.outputs.xliff import write
from namenorm.values import Report
from tests.outputs.reports import LINES, ORIGINALS, report, reports, seen

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
ITS = "{http://www.w3.org/2005/11/its}"
# ITS 2.0, 8.17.2: the values of locQualityIssueType.
TYPES = {
    *("terminology", "mistranslation", "omission", "untranslated", "addition", "duplication", "inconsistency"),
    *("grammar", "legal", "register", "locale-specific-content", "locale-violation", "style", "characters"),
    *("misspelling", "typographical", "formatting", "inconsistent-entities", "numbers", "markup", "pattern-problem"),
    *("whitespace", "internationalization", "length", "non-conformance", "uncategorized", "other"),
}


def written(*made: Report) -> str:
    out = io.StringIO()
    assert write(made, out) == []
    return out.getvalue()


def test_findings_and_terms_stand_at_their_places() -> None:
    root = ElementTree.fromstring(written(seen()).encode())
    assert root.attrib["version"] == "2.1"
    assert (root.attrib["srcLang"], root.attrib["trgLang"]) == ("zh", "en")
    sources = ["".join(one.itertext()) for one in root.iter(f"{CORE}source")]
    assert "\n".join(sources) == "\n".join(ORIGINALS)
    issue = next(one for one in root.iter(f"{CORE}mrk") if one.attrib["type"] == "its:generic")
    assert "".join(issue.itertext()) == "Dai Bo"
    assert issue.attrib[f"{ITS}locQualityIssueType"] == "mistranslation"
    assert issue.attrib[f"{ITS}locQualityIssueSeverity"] == "60"
    assert issue.attrib[f"{ITS}locQualityIssueComment"].endswith("; suggested: Robert Daly")
    terms = [one for one in root.iter(f"{CORE}mrk") if one.attrib["type"] == "term"]
    assert [("".join(one.itertext()), one.attrib["ref"], one.attrib["value"]) for one in terms] == [
        ("戴博", "curated:robert-daly", "Robert Daly"),
        ("Dai Bo", "curated:robert-daly", "Robert Daly"),
    ]
    [note] = root.iter(f"{CORE}note")
    assert "nothing of it" in (note.text or "")


def test_another_reader_reads_it(tmp_path: Path) -> None:
    xliff2 = pytest.importorskip("translate.storage.xliff2", reason="pip install 'namenorm[test]' adds a reader")
    path = tmp_path / "a.xlf"
    path.write_text(written(seen()), "utf-8")
    found = xliff2.Xliff2File.parsefile(str(path))
    assert (found.sourcelanguage, found.targetlanguage) == ("zh", "en")
    assert [(one.source, one.target) for one in found.units][:2] == [
        (ORIGINALS[0], LINES[0]),
        (ORIGINALS[1], LINES[1]),
    ]


def _squeezed(text: str) -> str:
    """Return a text without what XLIFF cannot hold as text, and without the blank lines between paragraphs."""
    plain = text.translate(dict.fromkeys((7, 0xFFFE)))
    return "\n".join(line.strip() for line in re.split(r"[\n\r]", plain) if line.strip())


@given(reports())
def test_our_reader_reads_the_text_again_and_marks_are_paired(made: Report) -> None:
    made = replace(made, document=replace(made.document, source=None))
    text = written(made)
    ElementTree.fromstring(text.encode())
    assert sorted(re.findall(r'<em startRef="(\w+)"', text)) == sorted(re.findall(r'<sm id="(\w+)"', text))
    for unit in text.split("<unit ")[1:]:
        names = re.findall(r'<(?:mrk|sm) id="(\w+)"', unit)
        assert len(names) == len(set(names))
    file = open_bytes(text.encode(), "a.xlf", "xliff", About())
    if isinstance(file, Fault):
        assert not _squeezed(made.document.text).strip()
        return
    [again] = file.contents
    assert not isinstance(again, Fault)
    assert _squeezed(again.text) == _squeezed(made.document.text)


def test_the_types_are_those_of_its() -> None:
    assert {one.its for one in CODES.values()} <= TYPES


def test_other_languages_are_left_out_and_said() -> None:
    out = io.StringIO()
    other = report("Ein Satz.", identifier="b", source="一。", source_lang="ja")
    [left_out] = write([seen(), other], out)
    assert left_out.startswith("b: from ja to en")
    assert "Ein Satz" not in out.getvalue()


def test_no_report_is_still_xliff() -> None:
    ElementTree.fromstring(written().encode())
