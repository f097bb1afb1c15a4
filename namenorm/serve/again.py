"""A form that could not be taken just now, to be sent once more as it was."""

from __future__ import annotations

from starlette.datastructures import FormData

_SECRET = "password"


def fields_again(form: FormData) -> tuple[tuple[str, str], ...]:
    """Return the fields of a form as its page may hold them; none where one is a file or a password, which stay out."""
    fields = form.multi_items()
    if any(name == _SECRET or not isinstance(value, str) for name, value in fields):
        return ()
    return tuple((name, value) for name, value in fields if isinstance(value, str))
