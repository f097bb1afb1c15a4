"""Where the model lies that the package ships."""

from __future__ import annotations

from pathlib import Path

BUNDLED = Path(__file__).parent / "model"
