"""Reading the sets, on a small folder of the same form made here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.datasets import Pin, content_hash, describe, pins, states
from eval.load import artefact_records, line_pages, occurrences, text_pages, wmt23_pages, wmt23_renderings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "artefacts/pages").mkdir(parents=True)
    (tmp_path / "artefacts/pages/1.txt").write_text("Dai Bo met Dai Bohai. Dai Bo left.")
    row = {
        "surface": "Dai Bo",
        "true_name": "Robert Daly",
        "hanzi": "戴博",
        "kind": "pinyin-of-western",
        "type": "person",
        "page_file": "pages/1.txt",
        "page_origin": "machine-translated",
    }
    rows = [row, {**row, "type": "org"}, {**row, "page_origin": "volunteer-translation"}, {**row, "surface": "Gone"}]
    (tmp_path / "artefacts/artefacts.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "wmt23").mkdir()
    entry = {
        "source": {"1": "戴博说", "2": "戴博走了"},
        "reference": {},
        "systems": {"S": {"1": "Dai Bo said", "2": "Dai Bo left"}},
    }
    (tmp_path / "wmt23/docs.json").write_text(json.dumps({"docs": {"news_x.77:zh-en": entry}}))
    (tmp_path / "wmt23/person_gold.tsv").write_text(
        "doc\tzh_name\tcanonical_en\taccepted_alternatives\nnews_x.77:zh-en\t戴博\tRobert Daly\tDaly;Bob Daly\n"
    )
    header = "doc\tseg\tzh_name\tcanonical_en\tsystem\trendering\tstatus\n"
    line = "77\t2\t戴博\tRobert Daly\tS\tDai Bo\t{}\n"
    (tmp_path / "wmt23/person_renderings.tsv").write_text(header + line.format("wrong") * 2 + line.format("unaligned"))
    return tmp_path


def test_a_surface_is_found_as_whole_words(folder: Path) -> None:
    pages = {page.document.id: page for page in text_pages(folder, "pages")}
    records = list(artefact_records(folder, pages))
    assert [[(span.start, span.end) for span in one.spans] for one in records] == [[(0, 6), (22, 28)]]


def test_a_rendering_is_looked_for_in_its_segment_alone(folder: Path) -> None:
    pages = {page.document.id: page for page in wmt23_pages(folder)}
    (one,) = wmt23_renderings(folder, pages)
    assert [(span.start, span.end) for span in one.spans] == [(12, 18)]
    assert one.names == ("Robert Daly", "Daly", "Bob Daly")
    assert one.status == "wrong"


def test_the_source_is_given_on_request(folder: Path) -> None:
    assert next(wmt23_pages(folder)).document.source is None
    assert next(wmt23_pages(folder, with_source=True)).document.source == "戴博说\n戴博走了"


def test_lines_keep_their_numbers_across_pages(tmp_path: Path) -> None:
    file = tmp_path / "ref.en"
    # U+2028 does not end a segment.
    file.write_text("".join(f"line {number}\u2028x\n" for number in range(1, 46)), "utf-8")
    pages = list(line_pages(file, "wmt22"))
    assert [page.first_line for page in pages] == [1, 21, 41]
    text = pages[2].document.text
    assert pages[2].line_of(text.index("line 43")) == 43


def test_occurrences_stay_within_bounds() -> None:
    assert occurrences("Ma, Mao, Ma", "Ma", 1) == occurrences("xx, Mao, Ma", "Ma")


def test_states_of_sets(folder: Path) -> None:
    right = Pin("a", ("artefacts/*.jsonl",), content_hash(folder, ["artefacts/*.jsonl"]), "https://example.org", "CC0")
    other = Pin("b", ("artefacts/*.jsonl",), "0" * 64, "https://example.org", "CC0")
    gone = Pin("c", ("artefacts/*.jsonl", "nowhere/*"), "0" * 64, "https://example.org", "CC0")
    found = states(folder, (right, other, gone))
    assert [one.state for one in found] == ["pinned", "other", "missing"]
    assert "https://example.org" in describe(found[2])
    assert [one.state for one in states(None, (right,))] == ["missing"]


def test_every_pin_says_where_the_public_gets_it() -> None:
    assert pins()
    for pin in pins():
        assert len(pin.sha256) == 64
        assert pin.public
        assert pin.licence
