"""Write the report that README.md shows, from the program itself: ``python docs/generate_readme.py``."""

from __future__ import annotations

import re
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from namenorm.cli import main

ROOT = Path(__file__).parent.parent
EXAMPLE = "docs/examples/river-museum.txt"
_PLACE = re.compile(r"(?<=<!-- report:begin -->\n).*?(?=<!-- report:end -->)", re.DOTALL)


def filled(readme: str) -> str:
    """Return a README with the report between its ``report`` markers."""
    return _PLACE.sub(lambda _: f"```\n$ namenorm check {EXAMPLE}\n{report()}\n```\n", readme)


def report() -> str:
    """Return what the command prints in the project's folder, to a terminal of eighty columns that shows no colours."""
    environment = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    with chdir(ROOT):  # where the file has the short name that the page gives: a long one fills lines of its own
        result = CliRunner().invoke(main, ["check", EXAMPLE], env=environment, catch_exceptions=False)
    return result.stdout.strip()


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
