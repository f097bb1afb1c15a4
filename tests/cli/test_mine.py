from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.batch.lock import Lock
from namenorm.cli import lookup
from namenorm.errors import NamenormError
from tests.cli.conftest import Run


class Nothing:
    """Finds nothing to suggest, and says whether the output was held meanwhile."""

    def mine_many(self, documents: object, ledger: Path | None) -> list[dict[str, object]]:
        """Return one suggestion."""
        assert ledger is not None
        with pytest.raises(NamenormError, match="another process is writing"):
            Lock(ledger, "it")
        return [{"name": "戴博 \ud800"}]


def test_two_processes_do_not_mine_into_one_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "open_normaliser", lambda *_: Nothing())
    (tmp_path / "a.txt").write_text("Nothing.")
    out = tmp_path / "out.jsonl"
    lock = Lock(tmp_path / "out.jsonl.part", "it")
    refused = run("mine", tmp_path / "a.txt", "-o", out)
    assert refused.exit_code != 0
    assert "another process is writing" in refused.stderr
    assert not out.exists()
    lock.close()
    assert run("mine", tmp_path / "a.txt", "-o", out).exit_code == 0
    assert out.read_text("utf-8") == '{"name": "戴博 \\ud800"}\n'
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "out.jsonl"]
