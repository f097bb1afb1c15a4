"""Libraries of the extras that a run over many documents may need, or how to get them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from namenorm.errors import InputError


def load(extra: str, module: str) -> Any:
    """Return a library, loaded when it is first asked for.

    Raises:
        InputError: If it is not installed; the text has the command that adds it.
    """
    top = module.partition(".")[0]
    if find_spec(top) is None:
        raise InputError(f"this needs {top}: pip install 'namenorm[{extra}]'")
    return import_module(module)
