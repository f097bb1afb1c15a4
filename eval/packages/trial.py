"""One installation of the wheel in an environment of its own, and whether it does what it is for."""

from __future__ import annotations

import re
import shutil
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.packages.environment import Fault, Size, call, environment, size_of

USES = Path(__file__).with_name("uses.toml")
_PAGE = "docs/examples/river-museum.txt"
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LARGEST = 8  # packages that are told with their sizes


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one installation.

    Attributes:
        name: The extra, or the version of Python for the package alone.
        python: The version of Python.
        wheel: The SHA-256 of the wheel.
        bytes: Of site-packages.
        packages: How many.
        largest: The largest packages with their bytes.
        seconds: That the installation took.
        fault: What went wrong; empty where everything works.
    """

    name: str
    python: str
    wheel: str
    bytes: int
    packages: int
    largest: dict[str, int]
    seconds: float
    fault: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON."""
        return asdict(self)


def uses() -> Mapping[str, Mapping[str, Any]]:
    """Return what each extra is for and how it is tried."""
    found: Mapping[str, Mapping[str, Any]] = tomllib.loads(USES.read_text("utf-8"))["extras"]
    return found


@dataclass(frozen=True, slots=True)
class Bench:
    """What every trial needs.

    Attributes:
        wheel: The file.
        digest: Its SHA-256.
        tree: A copy of the repository, never changed.
        work: A folder of its own for environments.
    """

    wheel: Path
    digest: str
    tree: Path
    work: Path

    def alone(self, python: Path) -> Row:
        """Try the package without extras: ``.ci/installed``, and the Python of the README."""
        version = version_of(python)
        return self._row(version, python, version, "", self._try_alone)

    def extra(self, name: str, python: Path) -> Row:
        """Try one extra alone."""
        return self._row(name, python, version_of(python), f"[{name}]", lambda programs: self._try(name, programs))

    def _row(self, name: str, python: Path, version: str, extras: str, tried: Callable[[Path], None]) -> Row:
        size, fault, start = Size(0, {}), "", time.monotonic()
        seconds = 0.0
        with environment(python, self.work / "venv") as programs:
            pip = (python, "-m", "pip", "--python", programs / "python")
            try:
                call([*pip, "install", "--quiet", f"{self.wheel}{extras}"])
                seconds, size = time.monotonic() - start, size_of(programs)
                call([*pip, "check"])
                tried(programs)
            except Fault as error:
                fault = str(error)
        largest = dict(sorted(size.packages.items(), key=lambda one: -one[1])[:_LARGEST])
        return Row(name, version, self.digest, size.bytes, len(size.packages), largest, round(seconds, 1), fault)

    def _try_alone(self, programs: Path) -> None:
        call([self.tree / ".ci/installed", programs.parent], cwd=self.tree)
        code = _PYTHON.search((self.tree / "README.md").read_text("utf-8"))
        if code is None:
            raise Fault("the README shows no Python")
        place = self._place()
        said = call([programs / "python", "-c", code.group(1)], place, _surroundings(programs, place, place))
        if not said.strip():
            raise Fault("the README's Python prints nothing")
        for name, use in uses().items():
            if "without" in use and f"namenorm[{name}]" not in self._shell(use["without"], programs):
                raise Fault(f"what needs the extra {name} does not say so where it is missing")

    def _shell(self, code: str, programs: Path) -> str:
        """Return all that is printed by commands that may fail, in a folder with a page."""
        place = self._place()
        return call(["bash", "-c", f"exec 2>&1; {code}\n:"], place, _surroundings(programs, place, place))

    def _try(self, name: str, programs: Path) -> None:
        use, place = uses()[name], self._place()
        tree = self.work / "copy"
        shutil.rmtree(tree, ignore_errors=True)
        shutil.copytree(self.tree, tree)
        # The tree's own book is compiled once for all who work in it; a user's cache begins empty.
        around = _surroundings(programs, place, self.work if use.get("tree") else place) | {"TREE": str(tree)}
        call(["bash", "-euo", "pipefail", "-c", use["shell"]], tree if use.get("tree") else place, around)

    def _place(self) -> Path:
        """Make a user's home with nothing in it but a page."""
        place = self.work / "home"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        (place / "page.txt").write_bytes((self.tree / _PAGE).read_bytes())
        return place


def version_of(python: Path) -> str:
    """Return the version of an interpreter, without what follows the second dot."""
    return call([python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]).strip()


def _surroundings(programs: Path, home: Path, cache: Path) -> dict[str, str | None]:
    return {
        "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(home),
        "PLACE": str(home),
        "XDG_CACHE_HOME": str(cache / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "PYTHONPATH": None,
        "NAMENORM_EVAL_DATA": None,
        "HF_HUB_OFFLINE": "1",  # what is tried downloads nothing
        "RAY_USAGE_STATS_ENABLED": "0",
    }
