"""The harvests of a run as they come in, one a line, so that interrupted work goes on where it stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from namenorm.errors import InputError
from namenorm.source.gloss import Gloss
from namenorm.source.mined import Mined, Rendering, content_key
from namenorm.source.suggest import suggestions
from namenorm.values import Document, Span


def mine_all(
    documents: Iterable[Document], mine: Callable[[Document], Mined], signature: str, ledger: Path | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the suggestions of documents, each mined once, whatever was mined of them before an interruption.

    Args:
        documents: In any order; the same content twice counts once.
        mine: Mines one.
        signature: Of the run.
        ledger: Where harvests are kept; in memory alone unless given.

    Raises:
        InputError: If the ledger was begun with another book.
    """
    kept = Ledger(ledger, signature)
    for document in documents:
        key = content_key(document)
        if key not in kept.held:
            kept.add(key, mine(document))
    yield from suggestions(kept.held.values())


class Ledger:
    """A file of harvests, each under the key of its document's content and the signature of the run."""

    def __init__(self, path: Path | None, signature: str) -> None:
        """Open or begin a ledger; a line that an interruption left unfinished is cut off.

        Args:
            path: The file; None keeps everything in memory.
            signature: Of the run: harvests made with another book are not mixed with these.

        Raises:
            InputError: If the file was begun with another book, or is no ledger.
        """
        self._path = path
        self.held: dict[str, Mined] = {}
        if path is not None and path.exists():
            self.held.update(self._read(path, signature))
        if path is not None and (not path.exists() or not path.stat().st_size):
            path.write_text(json.dumps({"signature": signature}) + "\n", "utf-8")

    def add(self, key: str, mined: Mined) -> None:
        """Keep a harvest; one that is there already is left as it is."""
        if key in self.held:
            return
        self.held[key] = mined
        if self._path is None:
            return
        with self._path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(json.dumps({"key": key, **mined.to_dict()}, ensure_ascii=False) + "\n")

    def _read(self, path: Path, signature: str) -> Iterator[tuple[str, Mined]]:
        data = path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        if len(whole) < len(data):
            os.truncate(path, len(whole))
        head, *lines = whole.decode("utf-8", "replace").split("\n")
        if whole and _signature(head) != signature:
            raise InputError(f"{path} was begun with another book or version: remove it, or name another --output")
        for number, line in enumerate(lines, 2):
            if line:
                try:
                    yield _mined(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise InputError(f"{path}:{number} is damaged: remove the file, and the run begins anew") from error


def _signature(line: str) -> str | None:
    try:
        parsed = json.loads(line)
    except ValueError:
        return None
    return parsed.get("signature") if isinstance(parsed, dict) else None


def _mined(row: dict[str, Any]) -> tuple[str, Mined]:
    glosses = tuple(Gloss(**{**one, "span": Span(**one["span"])}) for one in row["glosses"])
    renderings = tuple(Rendering(**one) for one in row["renderings"])
    return row["key"], Mined(row["document"], row["outlet"], row["published"], glosses, renderings)
