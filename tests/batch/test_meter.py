from __future__ import annotations

import pytest

from namenorm.batch.values import Chunk, Done, Meter, Progress, Tally


def test_the_time_left_is_told_by_what_this_process_has_done(monkeypatch: pytest.MonkeyPatch) -> None:
    now, told = [100.0], list[Progress]()
    monkeypatch.setattr("namenorm.batch.values.time.monotonic", lambda: now[0])
    tally = Tally(documents=50)
    meter = Meter(tally, 1000, told.append)
    now[0] = 200.0  # what was done before is read once more, which says nothing of the rate
    meter.skip(Chunk(0, (), 500))
    now[0] = 210.0
    tally.documents += 10
    meter.count(Done(1, b"", b"", Tally(), 600))
    [progress] = told
    assert (progress.documents, progress.seconds, progress.rate) == (10, 10.0, 1.0)
    assert progress.left == 40.0  # 400 bytes of the input are left, of which 10 are done in a second
    summary = meter.summary("out", None, 2, 0, "s")
    assert (summary.resumed, summary.documents) == (50, 10)
    assert summary.to_dict()["documents_a_second"] == 1.0
