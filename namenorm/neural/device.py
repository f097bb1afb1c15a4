"""Where a model computes."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def device() -> str:
    """Return the accelerator that torch finds, else the processor; ``CUDA_VISIBLE_DEVICES=`` keeps to the latter."""
    torch: Any = import_module("torch")
    return "cuda" if torch.cuda.is_available() else "cpu"
