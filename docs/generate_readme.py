"""Write the report that README.md shows, from the program itself: ``python docs/generate_readme.py``."""

from __future__ import annotations

import re
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
    """Return what the command prints to a terminal of eighty columns that shows no colours."""
    environment = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    result = CliRunner().invoke(main, ["check", str(ROOT / EXAMPLE)], env=environment, catch_exceptions=False)
    return result.stdout.replace(str(ROOT / EXAMPLE), EXAMPLE).strip()


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
