"""``published`` is read alike wherever a document comes from."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from namenorm.batch.checker import BatchChecker
from namenorm.batch.columns import check_pandas
from namenorm.cli import main
from namenorm.dates import iso_date
from namenorm.errors import InputError
from namenorm.inputs.read import read_documents
from namenorm.inputs.values import About, Fault
from namenorm.pipeline import Normaliser
from namenorm.values import Document

DAY = date(2024, 7, 3)
NOON = datetime(2024, 7, 3, 12, 30)
GOOD: list[tuple[Any, str | None]] = [
    ("2024-07-03", "2024-07-03"),
    (" 2024-07-03 ", "2024-07-03"),
    ("2024-07-03T10:00:00Z", "2024-07-03T10:00:00Z"),
    ("2024-07-03 10:00", "2024-07-03 10:00"),
    ("20240703", "2024-07-03"),
    ("2024-W27-3", "2024-07-03"),
    (DAY, "2024-07-03"),
    (NOON, "2024-07-03T12:30:00"),
    (NOON.replace(tzinfo=UTC), "2024-07-03T12:30:00+00:00"),
    (pd.Timestamp(NOON), "2024-07-03T12:30:00"),
    (np.datetime64("2024-07-03"), "2024-07-03"),
    (np.datetime64("NaT"), None),
    (pa.scalar(DAY), "2024-07-03"),
    (pa.scalar(NOON), "2024-07-03T12:30:00"),
    (pa.scalar("2024-07-03"), "2024-07-03"),
    (pa.scalar(None, pa.date32()), None),
    (pd.NaT, None),
    (pd.NA, None),
    (math.nan, None),
    (None, None),
    ("", None),
    ("  ", None),
]
BAD: list[Any] = [
    "3 July",
    "yesterday",
    "2024",
    "2024-07",
    "2024-13-01",
    "2024-02-30",
    20240703,
    0,
    True,
    1.5,
    b"2024-07-03",
]


@pytest.mark.parametrize(("given", "text"), GOOD)
def test_a_date_is_kept_as_text_of_iso_8601(given: Any, text: str | None) -> None:
    document = Document("a", "x", published=given)
    assert (iso_date(given), document.published, About(published=given).published) == (text, text, text)
    assert document.day == (DAY if text else None)


@pytest.mark.parametrize("given", [*BAD, [], {}, object])
def test_what_is_no_date_is_refused(given: Any) -> None:
    for make in (lambda: Document("a", "x", published=given), lambda: About(published=given)):
        with pytest.raises(InputError, match="not a date of ISO 8601"):
            make()


def test_the_normaliser_takes_a_date(nn: Normaliser) -> None:
    assert nn.check("Dai Bo left.", published=NOON).document.published == "2024-07-03T12:30:00"
    with pytest.raises(InputError, match=r"published: 'July' is not a date"):
        nn.check("Dai Bo left.", published="July")


def _jsonl(folder: Path, given: Any) -> Path:
    path = folder / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "Dai Bo left.", "published": given}), "utf-8")
    return path


def _csv(folder: Path, given: Any) -> Path:
    path = folder / "in.csv"
    path.write_text(f"id,text,published\na,Dai Bo left.,{given}\n", "utf-8")
    return path


def _parquet(folder: Path, given: Any) -> Path:
    path = folder / "in.parquet"
    pq.write_table(pa.table({"id": ["a"], "text": ["Dai Bo left."], "published": [given]}), path)
    return path


@pytest.mark.parametrize(
    ("write", "good", "bad"),
    [
        (_jsonl, ["2024-07-03", "20240703"], ["3 July", "2024-07", 20240703, True]),
        (_csv, ["2024-07-03", "2024-07-03T10:00"], ["3 July", "2024-07"]),
        (_parquet, ["2024-07-03", DAY, NOON], ["3 July", "2024-07", 20240703]),
    ],
)
def test_files_are_read_alike(
    tmp_path: Path, write: Callable[[Path, Any], Path], good: list[Any], bad: list[Any]
) -> None:
    for given in good:
        (found,) = read_documents([str(write(tmp_path, given))])
        assert isinstance(found, Document)
        assert found.day == DAY
    for given in bad:
        (found,) = read_documents([str(write(tmp_path, given))])
        assert isinstance(found, Fault)
        assert "not a date of ISO 8601" in found.problem


@pytest.mark.parametrize(
    ("column", "faults"),
    [
        (pa.array([DAY, None]), [False, False]),
        (pa.array([NOON, None]), [False, False]),
        (pa.array([pd.Timestamp("2024-07-03T00:00:00.000000001"), None], pa.timestamp("ns")), [False, False]),
        (pa.array([NOON.replace(tzinfo=UTC), None], pa.timestamp("us", "UTC")), [False, False]),
        (pa.array(["2024-07-03", "July"]), [False, True]),
        (pa.array([20240703, None]), [True, False]),
    ],
)
def test_tables_of_arrow_are_read_alike(index_file: Path, column: pa.Array, faults: list[bool]) -> None:
    table = pa.table({"id": ["a", "b"], "text": ["Dai Bo left."] * 2, "published": column})
    told = BatchChecker(index_file)(table).column("fault").to_pylist()
    assert [one is not None and "not a date of ISO 8601" in one for one in told] == faults


def test_columns_of_pandas_are_read_alike(index_file: Path) -> None:
    texts = pd.Series(["Dai Bo left."] * 2)
    frame = check_pandas(texts, BatchChecker(index_file), published=pd.Series([pd.Timestamp(NOON), pd.NaT]))
    assert frame["fault"].isna().all()


@pytest.mark.parametrize(
    ("given", "status"), [("2024-07-03", 0), ("2024-07-03T10:00:00Z", 0), ("2024-07", 2), ("July", 2)]
)
def test_the_command_line_reads_it_alike(index_file: Path, tmp_path: Path, given: str, status: int) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Nobody left.", "utf-8")
    done = CliRunner().invoke(main, ["check", str(page), "--gazetteer", str(index_file), "--published", given])
    assert (done.exit_code, "not a date of ISO 8601" in done.output) == (status, bool(status))
