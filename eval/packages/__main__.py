"""``.ci/packages``: build both archives, look into them, and try them in clean environments."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from eval.packages import build, holdings
from eval.packages.results import Results
from eval.packages.trial import Bench, Row, uses, version_of

ROOT = Path(__file__).parents[2]
_START = time.monotonic()


def main() -> None:
    """Do it, telling each step with the seconds since the start; exit with 1 where something fails."""
    given = _arguments()
    os.environ.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _tell("a copy of the tree, so that a build leaves nothing behind")
        names = build.copy_tree(ROOT, work / "tree")
        if given.quick:
            given.quick.mkdir(parents=True, exist_ok=True)
            sys.exit(_told(_archives(work, names, given.quick, twice=False)))
        results, faults = Results(), list[str]()
        wheel: Path | None = given.wheel
        if wheel is None:
            faults = _archives(work, names, work / "dist", twice=True)
            wheel = next((work / "dist").glob("*.whl"))
        if any(wheel.parent.glob("*.tar.gz")):
            results.set_archives(_sizes(wheel.parent))
        sys.exit(_told([*faults, *_trials(given, work, wheel.resolve(), results)]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=".ci/packages", description=__doc__)
    add = parser.add_argument
    add("--python", type=Path, action="append", help="an interpreter to try; repeat; extras are tried with the first")
    add("--only", action="append", metavar="NAME", help="only this extra, or this Python such as 3.12; repeat")
    add("--wheel", type=Path, help="one that --quick built before, beside its source; builds nothing")
    add("--quick", type=Path, metavar="FOLDER", help="only build: leave source distribution and its wheel in FOLDER")
    return parser.parse_args()


def _archives(work: Path, names: list[str], out: Path, *, twice: bool) -> list[str]:
    """Build into a folder and return what is wrong with the archives."""
    _tell("what builds and validates")
    tools = build.make_tools(work / "tools")
    _tell("the source distribution")
    source = build.sdist(tools, work / "tree", out)
    _tell("the wheel of the source distribution")
    wheel = build.wheel(tools, source, out)
    _tell("their metadata and what they hold")
    build.validate(tools, work / "tree", source, wheel)
    held, packed = build.contents(source), build.contents(wheel)
    faults = [*holdings.sdist_faults(held, names), *holdings.wheel_faults(packed, names)]
    faults += holdings.traces({**held, **packed}, (work, ROOT, Path.home()))
    if twice:
        _tell("the wheel of the tree, to be the same")
        faults += build.difference(wheel, build.wheel(tools, work / "tree", work / "direct"))
    return faults


def _sizes(out: Path) -> dict[str, int]:
    wheel = next(out.glob("*.whl"))
    return {
        "source distribution": next(out.glob("*.tar.gz")).stat().st_size,
        "wheel": wheel.stat().st_size,
        "wheel, unpacked": sum(map(len, build.contents(wheel).values())),
    }


def _trials(given: argparse.Namespace, work: Path, wheel: Path, results: Results) -> list[str]:
    """Try what was not tried with this very wheel before, and return what does not work."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    bench, pythons = Bench(wheel, digest, work / "tree", work), given.python or [Path(sys.executable)]
    tasks: dict[str, Callable[[], Row]] = {
        **{version_of(python): partial(bench.alone, python) for python in pythons},
        **{name: partial(bench.extra, name, pythons[0]) for name in uses()},
    }
    if strange := set(given.only or ()) - set(tasks):
        sys.exit(f"nothing is called {', '.join(sorted(strange))}: name one of {', '.join(tasks)}")
    faults = []
    for name in given.only or [name for name in tasks if not results.has(name, digest)]:
        _tell(name)
        row = tasks[name]()
        results.add(row)
        if row.fault:
            faults.append(f"{name}: {row.fault}")
            _tell(f"  {row.fault}")
    return faults


def _told(faults: list[str]) -> int:
    for fault in faults:
        print(fault)
    _tell("done" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


def _tell(step: str) -> None:
    print(f"== {step} ({time.monotonic() - _START:.0f} s)", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
