"""The templates, the few words and signs that all of them use, and the files that pages refer to.

These are held in memory, each under a name that changes with its content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from namenorm.codes import CODES, Severity
from namenorm.review.values import Filters
from namenorm.version import VERSION

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


class Assets:
    """Style, script and icon."""

    def __init__(self) -> None:
        """Read the files."""
        self._files: Mapping[str, bytes] = {path.name: path.read_bytes() for path in _FOLDER.iterdir()}
        self._marks = {name: hashlib.sha256(content).hexdigest()[:12] for name, content in self._files.items()}

    def url(self, name: str) -> str:
        """Return where a file is found; that may be kept for ever, since another content is found elsewhere."""
        return f"/static/{name}?{self._marks[name]}"

    def get(self, name: str) -> tuple[bytes, str] | None:
        """Return the content and the type of a file."""
        content = self._files.get(name)
        return None if content is None else (content, _TYPES[Path(name).suffix])


_TEMPLATES = Path(__file__).parent / "templates"
_MARKS = {"accept": "✓", "reject": "✗", "unsure": "?", "edit": "✎"}
_FORMS = 100  # of filters, kept written: an editor has the same ones before them for hours
DONE = {"accept": "accepted", "reject": "rejected", "unsure": "not sure", "edit": "edited"}


def looks(assets: Assets) -> Environment:
    """Return the templates; whatever is put into them is escaped."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.globals.update(asset=assets.url, codes=CODES, version=VERSION, link=link, marks=_MARKS, done=DONE)
    made.filters.update(share=share, when=when, count=count, signed=signed, script=script)
    made.globals.update(filter_form=_filter_form(made))
    return made


def _filter_form(templates: Environment) -> Callable[[Filters, tuple[Severity, ...]], Markup]:
    """Return what writes the form of the filters, which stays the same from one finding to the next."""

    @lru_cache(maxsize=_FORMS)
    def filter_form(filters: Filters, severities: tuple[Severity, ...]) -> Markup:
        return Markup(templates.get_template("filters.html").render(filters=filters, severities=severities))

    return filter_form


def link(path: str, **query: object) -> str:
    """Return a link with a query; what is None or empty is left out, and ``in_`` is ``in``."""
    said = {field.rstrip("_"): value for field, value in query.items() if value not in (None, "", ())}
    return f"{quote(path)}?{urlencode(said, doseq=True, errors='surrogatepass')}" if said else quote(path)


def share(value: float) -> str:
    """Return a probability in per cent, rounded down; that of a rule is no estimate."""
    return "by rule" if value >= 1 else f"{int(value * 100)} %"


def when(at: str) -> str:
    """Return a time of the log to the minute."""
    return at[:16].replace("T", " ")


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def signed(value: float) -> str:
    """Return a weight with its sign, a true minus before what speaks against."""
    return f"{value:+.1f}".replace("-", "−")


def script(lang: str) -> str:
    """Return a language as the attribute ``lang`` may hold it."""
    return lang if lang.replace("-", "").isalnum() and lang.isascii() else "und"
