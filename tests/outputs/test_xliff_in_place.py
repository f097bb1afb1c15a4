from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.inputs.open import open_bytes
from namenorm.inputs.pieces import TextFile
from namenorm.inputs.values import About
from namenorm.outputs.xliff import annotated
from namenorm.values import Document, EntityRef, Mention, Report, Resolution
from tests.outputs.reports import finding

FIRST = (
    '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
    'source-language="zh" target-language="en"><body><trans-unit id="1"><source>一</source><target>%s</target>'
    '</trans-unit><trans-unit id="2"><source>二</source><target>Two</target></trans-unit></body></file></xliff>'
)
SECOND = (
    '<x:xliff version="2.0" srcLang="zh" trgLang="en" xmlns:x="urn:oasis:names:tc:xliff:document:2.0"><x:file id="f">'
    '<x:unit id="nn1"><x:segment><x:source>一</x:source><x:target>%s</x:target></x:segment></x:unit></x:file></x:xliff>'
)
ADDED = re.compile(r"<(?:x:)?mrk (?:id|mtype)=[^>]*>|</(?:x:)?mrk>| xmlns:its=\"[^\"]*\"| its:version=\"2.0\"")


def opened(raw: str) -> tuple[TextFile, Document]:
    file = open_bytes(raw.encode(), "a.xlf", "xliff", About())
    assert isinstance(file, TextFile)
    [document] = file.contents
    assert isinstance(document, Document)
    return file, document


def marked(raw: str, *surfaces: str, terms: tuple[str, ...] = ()) -> str:
    file, document = opened(raw)
    found = tuple(finding("NN101", one, document.text.index(one)) for one in surfaces)
    known = tuple(
        Resolution(
            Mention(at, at + len(one), one, "person", "index"), "matched", EntityRef("my:b", "A B"), None, 1, (), 1, ()
        )
        for one in terms
        for at in [document.text.index(one)]
    )
    return annotated(file, [Report(document, known, found, (), "namenorm:test")]).decode()


def test_the_dialect_of_the_file_is_spoken() -> None:
    said = marked(FIRST % "Then Dai Bo spoke.", "Dai Bo", terms=("Dai Bo",))
    assert '<mrk mtype="term" comment="A B" its:termInfoRef="my:b"><mrk mtype="x-its" its:locQ' in said
    said = marked(SECOND % "Then Dai Bo spoke.", "Dai Bo", terms=("Dai Bo",))
    assert '<x:mrk id="namenorm1" type="term" ref="my:b" value="A B"><x:mrk id="namenorm2" type="its:generic"' in said
    ElementTree.fromstring(said)


def test_what_markup_divides_is_marked_in_parts() -> None:
    said = marked(FIRST % '<g id="1">Dai</g> Bo &amp; Co', "Dai Bo & C")
    parts = re.findall(r'<mrk mtype="x-its"[^>]*>([^<]*)</mrk>', said)
    assert parts == ["Dai", " Bo &amp; C"]


def test_a_cdata_section_is_left_alone() -> None:
    raw = FIRST % "<![CDATA[Dai Bo]]> left"
    assert ADDED.sub("", marked(raw, "Dai Bo")) == raw
    assert "mrk" not in marked(raw, "Dai Bo")


@pytest.mark.parametrize("house", [FIRST, SECOND], ids=["1.2", "2.0"])
@given(
    st.lists(st.sampled_from(["Dai ", "Bo", "&amp;", "&#65;", '<ph id="1"/>', "é", "<!--c-->"]), max_size=8), st.data()
)
def test_only_marks_are_added_and_the_text_is_the_same(house: str, parts: list[str], data: st.DataObject) -> None:
    raw = house % ("x" + "".join(parts).replace("<ph", "<x:ph" if house is SECOND else "<ph"))
    file, document = opened(raw)
    places = st.integers(0, len(document.text) - 1)
    spans = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=5))
    found = tuple(finding("NN101", document.text[start : end + 1], start) for start, end in spans)
    said = annotated(file, [Report(document, (), found, (), "namenorm:test")]).decode()
    assert ADDED.sub("", said) == raw
    assert opened(said)[1].text == document.text
    ElementTree.fromstring(said)
