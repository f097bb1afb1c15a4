"""A form that could not be taken just now, to be sent once more as it was."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

from starlette.datastructures import FormData

from namenorm.serve.pages.written import Written

_LEFT_OUT = frozenset({"form_token"})
_SECRET = "password"
TYPED = frozenset(
    {"note", "why", "citation", "rendering", "entity", "text", "not_same"}
    | {one.name for one in fields(Written) if not one.name.endswith("kind")}
)
"""The fields that somebody writes into; the others say on what the form was sent."""
Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that was sent when the session had ended: where to, and with which fields."""

    path: str
    fields: Fields

    def text(self) -> str:
        """Return it as a field of the form to log in carries it; ``kept_of`` gives it back."""
        return json.dumps([self.path, self.fields])


def kept_of(text: str) -> Kept | None:
    """Return the form that a field carried, None where it carried none of a path of ours."""
    try:
        path, held = json.loads(text)
        if path.startswith("/") and not path.startswith(("//", "/\\")):
            return Kept(path, tuple((str(name), str(value)) for name, value in held))
    except (ValueError, TypeError, AttributeError):
        pass
    return None


def fields_again(form: FormData) -> Fields:
    """Return the fields of a form as its page may hold them; none where one is a file or a password, which stay out."""
    held = form.multi_items()
    if any(name == _SECRET or not isinstance(value, str) for name, value in held):
        return ()
    return tuple((name, value) for name, value in held if isinstance(value, str) and name not in _LEFT_OUT)


def has_typed(held: Iterable[tuple[str, str]]) -> bool:
    """Tell whether somebody wrote something into a form."""
    return any(name in TYPED and value.strip() for name, value in held)
