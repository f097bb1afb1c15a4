"""Documents for runs, and checkers that fare badly with some of them."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from namenorm import detectors
from namenorm.batch.checker import BatchChecker
from namenorm.batch.rows import Record
from namenorm.detectors.page import Page
from namenorm.inputs.values import Fault
from namenorm.values import Document, Finding

_TEXTS = (
    "Huang Yingxian, Australia's foreign minister, left on Monday.",
    "Lai Qingde, Taiwan's president, spoke in Taipei, and Wang Yi did not answer.",
    "The harbour was closed for repairs, and nobody said why.",
)


def records(count: int) -> list[dict[str, Any]]:
    """Return articles, each with an identifier of its own."""
    return [{"id": f"a{number}", "text": f"{_TEXTS[number % 3]} No. {number}."} for number in range(count)]


def write(path: Path, some: list[dict[str, Any]]) -> Path:
    """Write articles as JSON lines."""
    path.write_text("".join(json.dumps(one) + "\n" for one in some), "utf-8")
    return path


class Dying(BatchChecker):
    """Ends its process over a document that says so: always over ``poison``, the first time over ``stumble``."""

    def check(self, document: Document) -> Record | Fault:
        """Check, or die."""
        if "poison" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "stumble" in document.text:
            mark = Path(document.text.split()[-1])
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return super().check(document)


class Broken(BatchChecker):
    """Has a detector that fails."""

    def check(self, document: Document) -> Record | Fault:
        """Check without it."""
        detectors.DETECTORS = (("NN102", dict(detectors.DETECTORS)["NN102"]), ("NN305", _fail))
        return super().check(document)


def _fail(_: Page) -> Iterator[Finding]:
    raise RuntimeError("broken")


class Failing(BatchChecker):
    """Cannot be started."""

    @property
    def signature(self) -> str:
        """Die."""
        os._exit(7)
