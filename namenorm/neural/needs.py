"""Libraries of an extra, or how to get them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from namenorm.errors import ModelError


def require(extra: str, *modules: str) -> None:
    """Make sure that libraries are installed, without loading them.

    Raises:
        ModelError: If one is not; the text has the command that adds it.
    """
    missing = [one for one in modules if find_spec(one) is None]
    if missing:
        raise ModelError(f"a model of this kind needs {', '.join(missing)}: pip install 'namenorm[{extra}]'")


def load(extra: str, module: str) -> Any:
    """Return a library, loaded when it is first asked for.

    Raises:
        ModelError: If it is not installed; the text has the command that adds it.
    """
    require(extra, module)
    return import_module(module)


def first_line(error: BaseException) -> str:
    """Return what a library says of a fault, without its advice of many lines."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


@contextmanager
def told_as_model_error(model: str) -> Iterator[None]:
    """Run a model within: what its libraries raise becomes an error that can be acted on.

    Args:
        model: Its name, for the error.

    Raises:
        ModelError: If the model fails, for want of memory, say.
    """
    try:
        yield
    except (RuntimeError, IndexError, ValueError, TypeError) as error:
        raise ModelError(
            f"{model}: the model failed ({first_line(error)}); if it is the graphics processor's memory, "
            "CUDA_VISIBLE_DEVICES= computes without it, and otherwise its files may not belong together"
        ) from error
