"""The two archives, built in isolation from a copy of the tree, and whether one wheel equals the other."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

TOOLS = ("build", "twine", "validate-pyproject", "cffconvert")


def copy_tree(root: Path, place: Path) -> list[str]:
    """Copy what git knows or would add, so that a build leaves nothing behind; return the names.

    Raises:
        subprocess.CalledProcessError: If the root is no checkout.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
    )
    names = sorted(name for name in listed.stdout.decode().split("\0") if name and (root / name).is_file())
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes((root / name).read_bytes())
        (place / name).chmod((root / name).stat().st_mode & 0o777)
    return names


def make_tools(place: Path) -> Path:
    """Make the environment that builds and validates, and return the folder of its programs."""
    venv.create(place, with_pip=True)
    run(place / "bin" / "pip", "install", "--quiet", *TOOLS)
    return place / "bin"


def sdist(tools: Path, tree: Path, out: Path) -> Path:
    """Build the source distribution of a tree, in isolation."""
    run(tools / "python", "-m", "build", "--sdist", "--outdir", out, tree)
    return next(out.glob("*.tar.gz"))


def wheel(tools: Path, source: Path, out: Path) -> Path:
    """Build the wheel of a tree or of a source distribution, in isolation, as a user's pip does."""
    run(tools / "pip", "wheel", "--quiet", "--no-deps", "--no-cache-dir", "--wheel-dir", out, source)
    return next(out.glob("*.whl"))


def validate(tools: Path, tree: Path, *archives: Path) -> None:
    """Have the metadata judged by those who know its rules.

    Raises:
        subprocess.CalledProcessError: If something in it breaks them.
    """
    run(tools / "twine", "check", "--strict", *archives)
    run(tools / "validate-pyproject", tree / "pyproject.toml")
    run(tools / "cffconvert", "--validate", "--infile", tree / "CITATION.cff")


def contents(archive: Path) -> dict[str, bytes]:
    """Return the files of a wheel, or of a source distribution without its outermost folder."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {one.filename: wheel.read(one) for one in wheel.infolist() if not one.is_dir()}
    found = {}
    with tarfile.open(archive) as packed:
        for one in packed:
            if (file := packed.extractfile(one)) is not None:
                found[one.name.split("/", 1)[1]] = file.read()
    return found


def difference(one: Path, other: Path) -> list[str]:
    """Return what differs between two wheels, nothing where they are the same bytes."""
    if one.read_bytes() == other.read_bytes():
        return []
    left, right = contents(one), contents(other)
    only = [f"{name} is in one wheel alone" for name in sorted(left.keys() ^ right.keys())]
    differ = [
        f"{name} differs between the wheels" for name in sorted(left) if left[name] != right.get(name, left[name])
    ]
    return [*only, *differ] or ["the wheels differ, but in no file: in the order or the times of their entries"]


def run(*command: str | Path) -> None:
    """Run a program; what it says is shown where it fails.

    Raises:
        subprocess.CalledProcessError: If it fails.
    """
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        done.check_returncode()
