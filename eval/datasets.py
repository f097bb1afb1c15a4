"""The data that is judged on: where it lies, whether it is the pinned version, and what is missing."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

VARIABLE = "NAMENORM_EVAL_DATA"
BLIND = "blind"
"""The folder of the sets that nobody looks at, below the data folder."""
_PINS = Path(__file__).parent / "datasets.toml"
_FURTHER_PINS = Path(__file__).parent / "blind/datasets.toml"


@dataclass(frozen=True, slots=True)
class Pin:
    """One set as ``datasets.toml`` describes it.

    Attributes:
        id: Short name, used in results.
        files: Glob patterns below the data folder.
        sha256: Hash of the set's content, see ``content_hash``.
        public: Where the public can get it.
        licence: Under which terms.
    """

    id: str
    files: tuple[str, ...]
    sha256: str
    public: str
    licence: str


@dataclass(frozen=True, slots=True)
class State:
    """What was found of a set: ``missing``, ``pinned``, or ``other`` where its content is not the pinned one."""

    pin: Pin
    state: str
    sha256: str


def pins(path: Path = _PINS) -> tuple[Pin, ...]:
    """Return all sets that this evaluation knows, in the order of the file."""
    table = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Pin(name, tuple(one["files"]), one["sha256"], one["public"], one["licence"]) for name, one in table.items()
    )


class BlindFolderError(click.ClickException):
    """The data folder is the one of the sets that nobody looks at."""


def data_folder() -> Path | None:
    """Return the folder that NAMENORM_EVAL_DATA names, None where it names none that exists.

    Raises:
        BlindFolderError: If it is a folder of sets that nobody looks at, or one within it: they have the form of the
            others, and whatever lists records would list theirs.
    """
    named = os.environ.get(VARIABLE)
    if not named or not Path(named).is_dir():
        return None
    folder = Path(named)
    if BLIND in folder.resolve().parts or _has_blind_records(folder):
        raise BlindFolderError(f"{VARIABLE} names a folder of sets that nobody looks at: name the one above {BLIND}")
    return folder


def _has_blind_records(folder: Path) -> bool:
    """Tell whether a folder has, instead of the records that are looked at, those that are not."""
    return any(state.state == "pinned" for state in states(folder, blind_pins()))


def blind_pins() -> tuple[Pin, ...]:
    """Return the sets that nobody looks at; their files are below the folder ``BLIND``."""
    return tuple(one for one in pins(_FURTHER_PINS) if one.id.startswith(BLIND))


def twin_pins() -> tuple[Pin, ...]:
    """Return the sets that are measured only beside those that nobody looks at."""
    return tuple(one for one in pins(_FURTHER_PINS) if not one.id.startswith(BLIND))


def content_hash(folder: Path, patterns: Iterable[str]) -> str:
    """Return one sha256 over the names and contents of all files that the patterns find; empty where there is none."""
    files = sorted({file for pattern in patterns for file in folder.glob(pattern) if file.is_file()})
    digest = hashlib.sha256()
    for file in files:
        line = f"{file.relative_to(folder).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}\n"
        digest.update(line.encode())
    return digest.hexdigest() if files else ""


def states(folder: Path | None, known: Iterable[Pin]) -> tuple[State, ...]:
    """Tell of each set whether it is there and whether it is the pinned version.

    A set counts as missing where one of its patterns finds nothing.
    """
    return tuple(_state(folder, pin) for pin in known)


def _state(folder: Path | None, pin: Pin) -> State:
    if folder is None or not all(any(folder.glob(pattern)) for pattern in pin.files):
        return State(pin, "missing", "")
    found = content_hash(folder, pin.files)
    return State(pin, "pinned" if found == pin.sha256 else "other", found)


def describe(state: State) -> str:
    """Say in one plain line what was found of a set and, where it is missing, how to get it."""
    if state.state == "missing":
        return f"{state.pin.id}: left out, not found below {VARIABLE}; where it comes from: {state.pin.public}"
    if state.state == "other":
        return f"{state.pin.id}: not the pinned version ({state.sha256[:12]} instead of {state.pin.sha256[:12]})"
    return f"{state.pin.id}: {state.sha256[:12]}"
