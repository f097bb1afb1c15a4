"""Whether two names, in any scripts, name one person: a calibrated probability, and why.

``namenorm.compare`` and ``namenorm.prepare`` ask the bundled book; a ``Comparer`` knows another book, or none. What is
here is loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from namenorm.matching.comparer import Comparer as Comparer
    from namenorm.matching.comparison import Comparison as Comparison
    from namenorm.matching.comparison import PartPair as PartPair
    from namenorm.matching.values import Prepared as Prepared

_HOMES = {"Comparer": "comparer", "Comparison": "comparison", "PartPair": "comparison", "Prepared": "values"}

__all__ = ["Comparer", "Comparison", "PartPair", "Prepared"]


def __getattr__(name: str) -> Any:
    """Load a name on first use: who only checks a page reads no tables."""
    if name in _HOMES:
        return getattr(import_module(f"namenorm.matching.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'namenorm.matching' has no attribute {name!r}")
