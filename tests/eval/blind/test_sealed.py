"""Nothing of a single record leaves a set that nobody looks at."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval import datasets
from eval.__main__ import main
from eval.blind.artefact_set import read_artefacts
from eval.blind.newstest import read_wmt20
from eval.blind.retired import kept, retired
from eval.blind.sealed import FEWEST, Sealed, SealedError
from eval.datasets import BlindFolderError, Pin, content_hash, data_folder
from eval.figure import Figure
from eval.load import artefact_records, text_pages

RECORDS = ["Zhao Secret"] * FEWEST


def _figure(id_: str, n: int) -> Figure:
    return Figure(id_, "made", n, 0.5, 0.4, 0.6, "share", "higher", "made")


def test_totals_are_what_a_function_counts() -> None:
    found = Sealed(lambda: RECORDS).totals(lambda records: [_figure("made.named", len(records))])
    assert [(one.id, one.n) for one in found] == [("made.named", FEWEST)]


def test_a_figure_over_few_records_is_left_out() -> None:
    found = Sealed(lambda: RECORDS[1:]).totals(lambda records: [_figure("made.named", len(records))])
    assert found == []


def test_a_figure_cannot_be_called_after_a_record() -> None:
    with pytest.raises(SealedError):
        Sealed(lambda: RECORDS).totals(lambda records: [_figure(records[0], 9)])


def test_records_are_neither_listed_nor_shown_nor_stored() -> None:
    sealed = Sealed(lambda: RECORDS)
    assert "Secret" not in repr(sealed) + str(sealed)
    with pytest.raises(SealedError):
        list(sealed)
    with pytest.raises(SealedError):
        pickle.dumps(sealed)
    with pytest.raises(AttributeError):
        vars(sealed.pages)  # type: ignore[attr-defined]


def _failing(records: list[str]) -> Iterator[Figure]:
    raise ValueError(f"cannot read {records[0]}")
    yield


def test_an_error_tells_nothing_of_the_record_that_caused_it() -> None:
    with pytest.raises(SealedError) as raised:
        Sealed(lambda: RECORDS).totals(_failing)
    assert "Secret" not in str(raised.value)
    assert "ValueError at test_sealed.py" in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def _logging(records: list[str]) -> Iterator[Figure]:
    logging.getLogger("namenorm").error("cannot read %s", records[0])
    yield _figure("made", len(records))


def test_what_the_program_logs_of_a_record_is_not_written(caplog: pytest.LogCaptureFixture) -> None:
    Sealed(lambda: RECORDS).totals(_logging)
    assert caplog.text == ""
    list(_logging(RECORDS))
    assert "Secret" in caplog.text


def test_a_set_that_is_missing_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Sealed((tmp_path / "none.tsv").read_text).totals(lambda _: [])


@pytest.mark.parametrize("below", ["blind", "blind/artefacts"])
def test_the_blind_folder_is_no_data_folder(below: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / below).mkdir(parents=True)
    monkeypatch.setenv(datasets.VARIABLE, str(tmp_path / below))
    with pytest.raises(BlindFolderError):
        data_folder()


def test_a_copy_of_blind_records_is_known_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.txt").write_text("Zhao Secret", "utf-8")
    pin = Pin("blind_made", ("made.txt",), content_hash(tmp_path, ["made.txt"]), "", "")
    monkeypatch.setenv(datasets.VARIABLE, str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.setattr(datasets, "blind_pins", lambda: (pin,))
    with pytest.raises(BlindFolderError):
        data_folder()


def test_readers_refuse_blind_records_unless_totals_are_made_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "blind"
    for name in ("pages", "controls"):
        (folder / "artefacts" / name).mkdir(parents=True)
        (folder / "artefacts" / name / "1.txt").write_text("Zhao Secret", "utf-8")
    (folder / "artefacts/artefacts.jsonl").write_text("", "utf-8")
    with pytest.raises(BlindFolderError):
        list(text_pages(folder, "pages"))
    with pytest.raises(BlindFolderError):
        list(artefact_records(folder, {}))
    with pytest.raises(BlindFolderError):
        read_artefacts(folder, is_blind=True)
    with pytest.raises(BlindFolderError):
        read_wmt20(folder)
    sealed = Sealed(lambda: read_artefacts(folder, is_blind=True))
    assert [one.n for one in sealed.totals(lambda records: [_figure("made", 5 * len(records.pages))])] == [5]
    with pytest.raises(BlindFolderError):
        list(text_pages(folder, "pages"))


VERBS = ("", "errors", "worst", "audit", "edits", "breakdown", "check", "quality", "ner no-model")


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_that_list_records_refuse_the_blind_folder(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "blind"
    (folder / "artefacts").mkdir(parents=True)
    (folder / "artefacts/artefacts.jsonl").write_text('{"surface": "Zhao Secret"}\n', "utf-8")
    monkeypatch.setenv(datasets.VARIABLE, str(folder))
    result = CliRunner().invoke(main, verb.split())
    assert result.exit_code == 1
    assert "nobody looks at" in result.output
    assert "Secret" not in result.output


def test_retired_records_are_left_out(tmp_path: Path) -> None:
    listed = tmp_path / "retired.txt"
    listed.write_text("# told here\n\nmade/records.tsv 2 read by mistake\nmade/others.tsv 1 read too\n", "utf-8")
    assert list(kept("made/records.tsv", "abc", listed)) == ["a", "c"]
    listed.write_text("made/records.tsv 2\n", "utf-8")
    with pytest.raises(ValueError, match="a line is a file"):
        retired("made/records.tsv", listed)


def test_the_list_of_retired_records_can_be_read() -> None:
    assert all(number > 0 for number in retired("artefacts/artefacts.jsonl"))
