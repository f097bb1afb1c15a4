from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.batch.checker import BatchChecker
from namenorm.batch.columns import check_pandas, check_polars

_TEXTS = ["Huang Yingxian, Australia's foreign minister, left on Monday.", None, "Nobody said why."]


def test_a_column_of_pandas_keeps_its_index(index_file: Path) -> None:
    pd = pytest.importorskip("pandas", reason="pip install 'namenorm[test]' adds it")
    texts = pd.Series(_TEXTS, index=[7, 8, 9])
    source = pd.Series(["澳大利亚外长黄英贤周一离开。", None, None], index=texts.index)
    got = check_pandas(texts, BatchChecker(index_file), source=source)
    assert list(got.index) == [7, 8, 9]
    assert list(got["id"]) == ["7", "8", "9"]
    assert got.loc[7, "source"] == "used"
    assert got.loc[7, "findings"][0]["suggestion"] == "Penny Wong"
    assert (got["fault"].notna()).tolist() == [False, True, False]


def test_a_column_of_polars_keeps_its_order(index_file: Path) -> None:
    pl = pytest.importorskip("polars", reason="pip install 'namenorm[test]' adds it")
    source = pl.Series(["澳大利亚外长黄英贤周一离开。", None, None])
    got = check_polars(pl.Series(_TEXTS), BatchChecker(index_file), source=source)
    assert got["id"].to_list() == ["0", "1", "2"]
    assert got["source"].to_list() == ["used", None, "none"]
    assert got["findings"][0][0]["suggestion"] == "Penny Wong"
    assert got["fault"].is_not_null().to_list() == [False, True, False]
