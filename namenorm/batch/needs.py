"""Libraries of the extras that a run over many documents may need, or how to get them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from namenorm.errors import InputError


def load(extra: str | None, module: str) -> Any:
    """Return a library, loaded when it is first asked for.

    Args:
        extra: What brings it; None for a library whose columns the caller has, which no extra brings.
        module: What is imported.

    Raises:
        InputError: If it is not installed; the text has the command that adds it.
    """
    top = module.partition(".")[0]
    if find_spec(top) is None:
        brings = top if extra is None else f"'namenorm[{extra}]'"
        raise InputError(f"this needs {top}: pip install {brings}")
    return import_module(module)
