"""The templates, and the few words and signs that all of them use."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from namenorm.codes import CODES, Severity
from namenorm.review.values import Filters
from namenorm.serve.assets import Assets
from namenorm.version import VERSION

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
