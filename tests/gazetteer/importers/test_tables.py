"""Tables of people's own: what columns say, what cells may hold, and encodings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import InputError
from namenorm.gazetteer.importers.bulk_line import bulk_line
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.table_file import encoding_of
from namenorm.gazetteer.importers.tables import TableOptions, recognised, table_outcomes
from namenorm.gazetteer.lines import from_line
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.rules import Rules

MAPPING = (
    ("name", "English"),
    ("names.native.zh", "中文名"),
    ("names.alias.en", "Also"),
    ("countries", "Country"),
    ("gender", "Sex"),
    ("role.title", "Office"),
    ("role.since", "Since"),
    ("ids.wikidata", "QID"),
)
HEADING = "English,中文名,Also,Country,Sex,Office,Since,QID"


def _read(tmp_path: Path, text: str | bytes, **options: Any) -> list[tuple[str, Outcome]]:
    file = tmp_path / "names.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = table_outcomes(file, TableOptions("mine", **{"mapping": MAPPING, **options}))
    return [(place.removeprefix(f"{file}:"), outcome) for place, outcome in found]


def _faults(tmp_path: Path, text: str, **options: Any) -> list[tuple[str, str]]:
    return [(place, one.fault) for place, one in _read(tmp_path, text, **options) if one.fault]


def test_a_row_is_an_entity(tmp_path: Path) -> None:
    row = 'Teresa Kok,郭素沁,"Kok Suh Sim; T. Kok",Malaysia,F,member of parliament,2004-03,Q7702167'
    [(place, outcome)] = _read(tmp_path, f"{HEADING}\n{row}\n", as_of="2026-10-01")
    assert place == "2"
    assert outcome.entity == Entity(
        "mine:teresa-kok",
        "person",
        "Teresa Kok",
        surname="Kok",
        countries=("MY",),
        gender="f",
        names=(
            Name("Teresa Kok", "en", "canonical"),
            Name("郭素沁", "zh", "native"),
            Name("Kok Suh Sim", "en", "alias"),
            Name("T. Kok", "en", "alias"),
        ),
        roles=(Role("member of parliament", since="2004-03", checked_on="2026-10-01"),),
        source="mine",
        ids=("wikidata:Q7702167",),
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("王小明,王小明", "needs a name in Latin letters"),
        (",王小明", "the name is ''"),
        ("Anna Berg,Anna", "中文名: 'Anna' is not written as zh is"),
        ("Anna Berg,,,Atlantis", "country 'Atlantis' is neither"),
        ("Anna Berg,,,,maybe", "gender is 'maybe'"),
        ("Anna Berg,,,,,mayor,yesterday", "role.since is 'yesterday'"),
        ("Anna Berg,,,,,,,,ninth", "has 9 cells, the heading 8"),
    ],
)
def test_a_faulty_row_is_named_and_the_rest_goes_on(tmp_path: Path, row: str, says: str) -> None:
    found = _read(tmp_path, f"{HEADING}\nBoris Vale\n\n{row}\nClara Holm\n")
    assert [place for place, _ in found] == ["2", "4", "5"]
    assert says in found[1][1].fault
    assert [one.entity.name for _, one in found if one.entity] == ["Boris Vale", "Clara Holm"]


def test_a_quoted_cell_may_have_line_breaks_and_lines_are_counted_as_an_editor_counts(tmp_path: Path) -> None:
    found = _read(tmp_path, f'{HEADING}\nAnna Berg,,"A\nB"\nBoris Vale,,,Atlantis\n')
    assert [place for place, _ in found] == ["2", "4"]


def test_a_quotation_mark_that_is_left_open_is_told(tmp_path: Path) -> None:
    [(place, fault)] = _faults(tmp_path, f'{HEADING}\nAnna Berg,"王\n' + "Boris Vale,,,,,,,\n" * 10_000)
    assert place == "2"
    assert "is a quotation mark left open?" in fault


@pytest.mark.parametrize(
    ("encoding", "given"),
    [("utf-8", ""), ("utf-8-sig", ""), ("gb18030", ""), ("utf-16", ""), ("big5", "big5")],
)
def test_encodings(tmp_path: Path, encoding: str, given: str) -> None:
    text = f"{HEADING}\nTeresa Kok,郭素沁\n".encode(encoding)
    [(_, outcome)] = _read(tmp_path, text, encoding=given)
    assert outcome.entity is not None
    assert outcome.entity.names[1].text == "郭素沁"


def test_an_encoding_that_is_none_of_these_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"name\nAnna \xff\xff\n")
    with pytest.raises(InputError, match="neither UTF-8 nor GB18030: give --encoding"):
        encoding_of(tmp_path / "x.csv")
    with pytest.raises(InputError, match="'klingon' is no encoding"):
        _read(tmp_path, HEADING, encoding="klingon")
    with pytest.raises(InputError, match="is not in utf-8"):
        _read(tmp_path, HEADING.encode("gb18030"), encoding="utf-8")


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = delimiter.join(("English", "中文名", "Sex")) + "\n" + delimiter.join(("Teresa Kok", "郭素沁", "女")) + "\n"
    [(_, outcome)] = _read(tmp_path, text, mapping=(("name", "English"), ("gender", "#3")))
    assert outcome.entity is not None
    assert (outcome.entity.name, outcome.entity.gender) == ("Teresa Kok", "f")


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        ((("name", "Englisch"),), "did you mean 'English'?"),
        ((("name", "#9"),), "no such column"),
        ((("born", "Since"),), "'born' is no field of an entity"),
        ((("names.nativ.zh", "中文名"),), "'nativ' is no kind of name"),
        ((("countries", "Country"),), "no column gives the English name"),
    ],
)
def test_a_mapping_that_does_not_fit_says_what_would(
    tmp_path: Path, mapping: tuple[tuple[str, str], ...], says: str
) -> None:
    with pytest.raises(InputError) as raised:
        _read(tmp_path, f"{HEADING}\nAnna Berg\n", mapping=mapping)
    assert says in str(raised.value)


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_a_table_without_a_heading(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="has no heading"):
        _read(tmp_path, text)


@pytest.mark.parametrize(
    ("heading", "expect"),
    [
        (["English Name", "中文名", "Nationality"], {"name": 1, "names.native.zh": 2, "countries": 3}),
        (["name", "names.alias.zh-Hant-TW", "ids.viaf"], {"name": 1, "names.alias.zh-Hant-TW": 2, "ids.viaf": 3}),
        (["Name", "English"], {"name": 1}),
        (["born", "shoe size"], {}),
    ],
)
def test_headings_that_say_what_they_are(heading: list[str], expect: dict[str, int]) -> None:
    found = recognised(heading, Rules("und").topic("tables")["headings"])
    assert dict(found) == {field: f"#{number}" for field, number in expect.items()}


@given(st.lists(st.text(max_size=12), min_size=1, max_size=9))
def test_whatever_stands_in_cells_gives_an_entity_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    text = f"{HEADING}\nAnna {quoted[1:]}\nBoris Vale\n".encode("utf-8", "replace")
    found = _read(tmp_path_factory.mktemp("table"), text)
    assert found[-1][1].entity is not None
    for _, outcome in found:
        assert (outcome.entity is None) == bool(outcome.fault)
        if outcome.entity:
            assert from_line(bulk_line(outcome.entity)) == (outcome.entity, False)
