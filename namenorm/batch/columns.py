"""Columns of pandas and Polars: texts in, a data frame of reports out, a row for each text and in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from namenorm.batch.checker import BatchChecker
from namenorm.batch.needs import load

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


def check_pandas(texts: pd.Series, checker: BatchChecker, **facts: pd.Series) -> pd.DataFrame:
    """Return the reports of a column of pandas, with its index, in Arrow's types.

    Args:
        texts: The translations; ``id`` of a report is the text's label in the index.
        checker: Checks them, with the names of columns that it has by itself.
        facts: Columns of the same length by the fields of ``Document``: ``source``, ``published``, ``id`` and so on.

    Raises:
        InputError: If pandas or pyarrow is not installed.
    """
    pandas, pa = load(None, "pandas"), load("batch", "pyarrow")
    labels = {"id": [str(one) for one in texts.index]}
    columns = {name: pa.array(column, from_pandas=True) for name, column in {"text": texts, **facts}.items()}
    frame: pd.DataFrame = checker(pa.table(labels | columns)).to_pandas(types_mapper=pandas.ArrowDtype)
    return frame.set_axis(texts.index)


def check_polars(texts: pl.Series, checker: BatchChecker, **facts: pl.Series) -> pl.DataFrame:
    """Return the reports of a column of Polars.

    Args:
        texts: The translations; ``id`` of a report is the number of its row, from 0.
        checker: Checks them, with the names of columns that it has by itself.
        facts: Columns of the same length by the fields of ``Document``: ``source``, ``published``, ``id`` and so on.

    Raises:
        InputError: If Polars or pyarrow is not installed.
    """
    polars, pa = load(None, "polars"), load("batch", "pyarrow")
    numbers: dict[str, Any] = {"id": [str(one) for one in range(len(texts))]}
    columns = {name: column.to_arrow() for name, column in {"text": texts, **facts}.items()}
    frame: pl.DataFrame = polars.from_arrow(checker(pa.table(numbers | columns)))
    return frame
