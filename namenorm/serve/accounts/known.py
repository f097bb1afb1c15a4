"""A browser that is known: it shows a mark that it was given when somebody logged in there.

Wrong passwords that others try must not keep the owner of an account out. So tries from a known browser, and from the
address from which the account's owner logged in last, are counted apart from those of all others.
"""

from __future__ import annotations

import hmac
from threading import Lock

from namenorm.serve.accounts.secrets import drawn, is_drawn, same


def mark(name: str, held: str) -> str:
    """Return what a browser is given.

    Args:
        name: Of the account.
        held: The hash of its password: a secret of the database, and another once the password is another.
    """
    nonce = drawn()
    return f"{nonce}.{_signed(nonce, name, held)}"


def is_mark(given: str, name: str, held: str) -> bool:
    """Tell whether a browser was given this for an account that has this password still."""
    nonce, _, signed = given.partition(".")
    return is_drawn(nonce) and same(signed, _signed(nonce, name, held))


def _signed(nonce: str, name: str, held: str) -> str:
    return hmac.new(held.encode("utf-8"), f"{nonce} {name}".encode("utf-8", "surrogateescape"), "sha256").hexdigest()


class LastSeen:
    """From where each account was logged in to last, since the server started. Safe to share between threads."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._from: dict[str, str] = {}
        self._lock = Lock()

    def note(self, name: str, address: str) -> None:
        """Note that somebody who knew the password came from an address."""
        with self._lock:
            self._from[name] = address

    def is_from(self, name: str, address: str) -> bool:
        """Tell whether the last who knew the password came from there."""
        with self._lock:
            return self._from.get(name) == address
