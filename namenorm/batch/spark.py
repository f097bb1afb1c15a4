"""Spark: a data frame of documents in, a data frame of reports out. ``pip install 'namenorm[spark]'``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from namenorm.batch.checker import BatchChecker
from namenorm.batch.needs import load
from namenorm.batch.schema import report_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def check_frame(frame: DataFrame, checker: BatchChecker) -> DataFrame:
    """Return the reports of a data frame of documents, with the columns of ``report_schema``.

    Each article is checked whole, by one task; a task that dies is run again by Spark, and answers the same.

    Args:
        frame: With the columns that ``BatchChecker`` reads.
        checker: Its book must be at the same path on every node.

    Raises:
        InputError: If Spark or pyarrow is not installed.
    """
    types = load("spark", "pyspark.sql.pandas.types")
    return frame.mapInArrow(checker.batches, types.from_arrow_schema(report_schema()))
