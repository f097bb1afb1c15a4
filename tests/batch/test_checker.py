from __future__ import annotations

import json
import pickle
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from namenorm.batch.checker import BatchChecker
from namenorm.batch.guarded import GuardedChecker
from namenorm.batch.schema import report_schema
from namenorm.config import Config
from namenorm.errors import GazetteerError, InputError
from namenorm.inputs.values import About, Fault
from namenorm.pipeline import Normaliser
from namenorm.values import Document
from tests.batch.sample import Dying, records


@pytest.fixture(scope="module")
def checker(index_file: Path) -> BatchChecker:
    return BatchChecker(index_file)


def test_it_opens_nothing_until_it_checks_and_travels_as_its_arguments(index_file: Path) -> None:
    with pytest.raises(GazetteerError):
        _ = pickle.loads(pickle.dumps(BatchChecker("no-such-book"))).signature
    there = pickle.loads(pickle.dumps(BatchChecker(index_file, config=Config(ignore=("NN301",)))))
    assert "ignore:('NN301',)" in there.signature


def test_to_make_one_loads_nothing() -> None:
    code = "import sys; from namenorm.batch.checker import BatchChecker; BatchChecker(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pyarrow", "marisa_trie", "namenorm.pipeline"} & set(loaded)


def test_a_row_is_what_the_normaliser_reports(checker: BatchChecker, nn: Normaliser) -> None:
    some = records(70)
    rows = checker(pa.Table.from_pylist(some)).to_pylist()
    assert len(rows) == 70
    for row, one in zip(rows, some, strict=True):
        report = json.loads(json.dumps(nn.check(one["text"], id=one["id"]).to_dict()))
        assert row["gazetteer"] == nn.gazetteer_hash
        assert row["signature"] == report["signature"]
        assert {name: row[name] for name in ("id", "lang", "source_lang", "characters")}.items() <= (
            report["document"].items()
        )
        assert [row[name] for name in ("resolutions", "findings", "edits")] == [
            report[name] for name in ("resolutions", "findings", "edits")
        ]
        _same_score(row["score"], report["score"])
        for got, wanted in zip(row["score"]["categories"], report["score"]["categories"], strict=True):
            assert got["name"] == wanted["name"]
            _same_score(got, wanted)
        assert row["fault"] is None
    assert any(row["edits"] for row in rows)


def _same_score(got: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert {one["code"]: one["findings"] for one in got["counts"]} == wanted["counts"]
    assert [got[name] for name in ("penalty", "low", "high")] == [wanted[name] for name in ("penalty", "low", "high")]


def test_the_columns_are_those_of_the_published_schema() -> None:
    published = json.loads((files("namenorm") / "report.schema.json").read_text("utf-8"))
    schema = report_schema()
    report, document = published["properties"], published["properties"]["document"]["properties"]
    assert set(schema.names) - {"gazetteer", "fault"} == set(report) - {"schema", "document"} | set(document)
    score = published["$defs"]["score"]["properties"]
    assert {one.name for one in schema.field("score").type} == set(score)
    category = schema.field("score").type.field("categories").type.value_type
    assert {one.name for one in category} == set(score["categories"]["items"]["properties"])
    for name, item in (("resolutions", "resolution"), ("findings", "finding"), ("edits", "edit")):
        assert {one.name for one in schema.field(name).type.value_type} == set(published["$defs"][item]["properties"])
    assert {one.name for one in schema.field("quality_estimate").type} == set(
        published["$defs"]["quality_estimate"]["properties"]
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "x", "text": None}, 'no "text"'),
        ({"id": "x", "text": "Hello", "published": "Monday"}, "not a date"),
        ({"id": "x", "text": "long " * 20}, "more than 50"),
        ({"id": "x", "text": "Hello"}, None),
    ],
)
def test_what_cannot_be_checked_is_a_row_with_a_fault(index_file: Path, row: dict[str, Any], said: str | None) -> None:
    [got] = BatchChecker(index_file, config=Config(max_characters=50))(pa.Table.from_pylist([row])).to_pylist()
    assert got["id"] == "x"
    assert said in got["fault"] if said else got["fault"] is None
    assert (got["findings"] is None) == bool(said)


def test_a_fault_of_our_own_is_told_with_its_place(index_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: Normaliser, _document: Document) -> None:
        raise KeyError("syllable")

    monkeypatch.setattr(Normaliser, "check", broken)
    found = BatchChecker(index_file).check(Document("a", "Hello"))
    assert isinstance(found, Fault)
    assert "KeyError: 'syllable' (test_checker.py:" in found.problem


def test_a_guarded_checker_outlives_a_document_that_kills(index_file: Path) -> None:
    some = records(4)
    some[1]["text"] = "poison"
    checker = pickle.loads(pickle.dumps(GuardedChecker(Dying(index_file))))
    rows = checker(pa.Table.from_pylist(some)).to_pylist()
    assert "the process that checked it died (SIGKILL" in rows.pop(1)["fault"]
    alone = BatchChecker(index_file)(pa.Table.from_pylist([some[0], *some[2:]])).to_pylist()
    assert rows == alone


def test_columns_of_other_names_and_missing_ones(index_file: Path) -> None:
    table = pa.table({"url": ["u1"], "body": ["Dai Bo spoke."], "outlet": ["Other"]})
    about = About(columns=(("id", "url"), ("text", "body")))
    assert BatchChecker(index_file, about=about)(table).column("id").to_pylist() == ["u1"]
    with pytest.raises(InputError, match='no column "id" among url, body, outlet'):
        BatchChecker(index_file)(table)
