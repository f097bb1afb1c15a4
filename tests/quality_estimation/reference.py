"""Print the scores that COMET's own package gives the tests' checkpoints.

``python -m tests.quality_estimation.reference`` needs an environment of its own with unbabel-comet 2.2.7; what it
prints is ``tests/cases/quality_estimation/comet.jsonl``.
"""

from __future__ import annotations

import json
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.quality_estimation.models import COMETS, write_comet

PAIRS = [
    ("赖清德总统说今天下雨了。", "President Lai Ching-te said that it rained today.", "an ordinary pair"),
    ("他没有去北京会谈。", "He went to Beijing for talks.", "a shorter one"),
    ("今天没有人来。", "Nobody came today, " * 5 + "nobody.", "together longer than the encoder takes"),
    ("下雨了。" * 20, "It rained. " * 10, "each longer than the encoder takes"),
]


def main() -> None:
    """Print a line for each checkpoint and pair."""
    comet: Any = import_module("comet")
    for name, (hparams, saved) in COMETS.items():
        with tempfile.TemporaryDirectory() as folder:
            write_comet(Path(folder), hparams, saved)
            model = comet.load_from_checkpoint(f"{folder}/checkpoints/model.ckpt", local_files_only=True).eval()
            for source, translation, why in PAIRS:
                print(json.dumps(_line(model, name, source, translation, why), ensure_ascii=False))


def _line(model: Any, name: str, source: str, translation: str, why: str) -> dict[str, Any]:
    inputs = model.prepare_sample([{"src": source, "mt": translation}], stage="predict")
    joint = isinstance(inputs, tuple)
    score = model(**inputs[0]).score if joint else model(**inputs).score
    return {"input": [name, source, translation], "expect": round(float(score), 5), "why": f"{why}; by comet 2.2.7"}


if __name__ == "__main__":
    main()
