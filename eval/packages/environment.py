"""An environment of its own, with nothing in it, not even pip: made, filled, measured and removed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LONGEST = 1800.0  # seconds for an installation or a use
_WORDS = 300  # characters of a fault that are kept
_SIZES = """
import json, sysconfig
from importlib.metadata import distributions
from pathlib import Path
root = Path(sysconfig.get_path("purelib"))
def size(one):
    return sum(file.stat().st_size for entry in one.files or () if (file := Path(entry.locate())).is_file())
print(json.dumps({
    "files": sum(one.lstat().st_size for one in root.rglob("*") if not one.is_dir()),
    "packages": {one.name.lower(): size(one) for one in distributions()},
}))
"""


class Fault(Exception):
    """A program failed; the text is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Size:
    """What an environment takes.

    Attributes:
        bytes: Of all files in site-packages, those that Python compiled among them.
        packages: The bytes of each package.
    """

    bytes: int
    packages: dict[str, int]


@contextmanager
def environment(python: Path, place: Path) -> Iterator[Path]:
    """Make an environment, and remove it at the end; the value is the folder of its programs."""
    shutil.rmtree(place, ignore_errors=True)
    call([python, "-m", "venv", "--without-pip", place])
    try:
        yield place / "bin"
    finally:
        shutil.rmtree(place, ignore_errors=True)


def size_of(programs: Path) -> Size:
    """Return what an environment takes."""
    told = json.loads(call([programs / "python", "-c", _SIZES]))
    return Size(told["files"], told["packages"])


def call(command: Sequence[str | Path], cwd: Path | None = None, env: Mapping[str, str | None] | None = None) -> str:
    """Run a program without input and return what it printed.

    Raises:
        Fault: If it fails or takes longer than half an hour.
    """
    try:
        done = subprocess.run(
            list(map(str, command)),
            cwd=cwd,
            env={name: value for name, value in {**os.environ, **(env or {})}.items() if value is not None},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired as error:
        raise Fault(f"not done in {_LONGEST:.0f} s") from error
    if done.returncode:
        raise Fault(f"status {done.returncode}: {_end(done.stderr) or _end(done.stdout) or 'nothing said'}")
    return done.stdout


def _end(said: str) -> str:
    return " ".join(said.split())[-_WORDS:]
