"""Translations with their originals, all detectors. Printed as one JSON object."""

from __future__ import annotations

import time
from statistics import mean, median

from eval.bench.process import told
from eval.bench.scale.texts import with_originals
from namenorm.batch.worker import settle
from namenorm.pipeline import Normaliser
from namenorm.values import Document

_WARM = Document("warm", "Lai Qingde spoke on Monday.", source="赖清德周一发言。", source_lang="zh")


def main() -> None:
    """Print how many documents of WMT23 a second one core checks, each once."""
    checker, documents, times = Normaliser(), with_originals(), []
    checker.check(_WARM)  # reads the rules and tables that every original needs
    settle()
    for document in documents:
        start = time.process_time()
        checker.check(document)
        times.append(time.process_time() - start)
    told(
        {
            "documents": len(times),
            "characters": round(mean(len(one.text) for one in documents)),
            "ms": round(1000 * mean(times), 1),
            "p50_ms": round(1000 * median(times), 1),
            "a_second": round(1 / mean(times), 1),
        }
    )


if __name__ == "__main__":
    main()
