"""The accounts of a store (each method is one transaction), their roles, passwords, tokens and known browsers.

Passwords are kept as argon2 hashes, checked in the same time whether or not there is an account; tokens and sessions
are 256 random bits that are told once, and kept as their hash. A browser is known by a mark that it was given when
somebody logged in there: wrong passwords that others try must not keep the owner of an account out, so tries from a
known browser, and from the address from which the account's owner logged in last, are counted apart from those of all
others.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any, Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import bindparam, delete, insert, select, update

from namenorm.errors import InputError
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.tables import accounts, sessions, tokens

Role = Literal["reader", "reviewer", "editor", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "editor", "admin")
"""What one may do, each all that the ones before may: read; judge; change the book; say who else may."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who may do what.

    Attributes:
        name: Under which judgements and edits are kept.
        role: What they may do.
        at: Since when, UTC, ISO 8601.
        has_password: Whether they can log in; a program has only tokens.
    """

    name: str
    role: Role
    at: str
    has_password: bool


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token, which is not the token: ``mark`` is the beginning of its hash."""

    mark: str
    account: str
    label: str
    at: str


def reaches(role: Role | None, least: Role | None) -> bool:
    """Tell whether a role, None for nobody's, is enough for what asks for at least another, None for nothing."""
    if least is None:
        return True
    return role is not None and ROLES.index(role) >= ROLES.index(least)


TOKEN = "nn_"
"""Begins every token, so that one that leaked into a log or a repository is recognised."""
_DRAWN = re.compile(r"[A-Za-z0-9_-]{43}")


def drawn() -> str:
    """Return 256 random bits in letters that a header and a URL can hold."""
    return secrets.token_urlsafe(32)


def is_drawn(text: str) -> bool:
    """Tell whether a text has the form of what ``drawn`` returns."""
    return _DRAWN.fullmatch(text) is not None


def digest(secret: str) -> str:
    """Return what is kept of a secret; 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def form_token(visit: str) -> str:
    """Return what a form of a visit carries, so that a form of another site cannot stand for it."""
    return hmac.new(visit.encode("utf-8", "surrogateescape"), b"form", "sha256").hexdigest()


def same(one: str, other: str) -> bool:
    """Tell whether two secrets are the same, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "surrogateescape"), other.encode("utf-8", "surrogateescape"))


SHORTEST, LONGEST = 10, 1000


class Passwords:
    """Makes and checks hashes with the parameters of RFC 9106 for little memory, which are argon2-cffi's defaults."""

    def __init__(self) -> None:
        """Hash what nobody's password is, to be checked against where there is no account."""
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash("nobody's")

    def hash(self, password: str) -> str:
        """Return the hash of a new password, with its salt and parameters.

        Raises:
            InputError: If it is too short, or longer than anybody types.
        """
        if not SHORTEST <= len(password) <= LONGEST:
            raise InputError(f"a password has {SHORTEST} to {LONGEST:,} characters; this one has {len(password):,}")
        return self._hasher.hash(password)

    def fits(self, password: str, held: str | None) -> bool:
        """Tell whether a password is the one of a hash; without a hash it takes as long, and is not."""
        try:
            fits = self._hasher.verify(held or self._nobody, password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
        return fits and held is not None


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


SESSION = timedelta(days=7)
LONGEST_NAME = 64
_COLUMNS = (accounts.c.name, accounts.c.role, accounts.c.at, accounts.c.password)
# Asked for every request, and built once: putting a statement together takes longer than running it.
_PASSWORD = select(accounts.c.password).where(accounts.c.name == bindparam("name"))
_ANY = select(accounts.c.name).limit(1)
_OF_TOKEN = select(*_COLUMNS).join_from(tokens, accounts).where(tokens.c.digest == bindparam("held"))
_OF_SESSION = select(*_COLUMNS).join_from(sessions, accounts)
_OF_SESSION = _OF_SESSION.where(sessions.c.digest == bindparam("held"), sessions.c.until >= bindparam("now"))


class Accounts:
    """Who may work with a store. Safe to share between threads, as the store is."""

    def __init__(self, store: Store, passwords: Passwords | None = None) -> None:
        """Work in the database of an open store."""
        self._store = store
        self._passwords = passwords or Passwords()

    def add(self, name: str, role: Role, password: str | None = None) -> Account:
        """Add an account; without a password it is a program's, which comes with a token.

        Raises:
            InputError: If there is one of that name, the name is none, or the password is too short.
        """
        name = _name(name)
        row = {"name": name, "role": role, "password": self._hashed(password), "at": _now().isoformat("T", "seconds")}
        with self._store.writing() as connection:
            if connection.execute(select(accounts.c.name).where(accounts.c.name == name)).scalar() is not None:
                raise InputError(f"there is an account {name} already: namenorm accounts list")
            connection.execute(insert(accounts), row)
        return _account(row)

    def change(self, name: str, role: Role | None = None, password: str | None = None) -> Account:
        """Give an account another role or password; whoever is logged in with the old password no longer is.

        Raises:
            InputError: If there is none of that name, or the password is too short.
        """
        new = {"role": role, "password": self._hashed(password)}
        said = {field: value for field, value in new.items() if value is not None}
        with self._store.writing() as connection:
            if said and connection.execute(update(accounts).where(accounts.c.name == name).values(said)).rowcount == 0:
                raise _missing(name)
            if password is not None:
                connection.execute(delete(sessions).where(sessions.c.account == name))
        found = self.get(name)
        if found is None:
            raise _missing(name)
        return found

    def remove(self, name: str) -> None:
        """Take an account out with its tokens and sessions; what was done under its name stays in the history.

        Raises:
            InputError: If there is none of that name.
        """
        with self._store.writing() as connection:
            if connection.execute(delete(accounts).where(accounts.c.name == name)).rowcount == 0:
                raise _missing(name)

    def get(self, name: str) -> Account | None:
        """Return an account, None if there is none of that name."""
        with self._store.looking() as connection:
            row = connection.execute(select(*_COLUMNS).where(accounts.c.name == name)).mappings().one_or_none()
        return None if row is None else _account(row)

    def all(self) -> tuple[Account, ...]:
        """Return every account in the order of names."""
        with self._store.looking() as connection:
            rows = connection.execute(select(*_COLUMNS).order_by(accounts.c.name)).mappings().all()
        return tuple(map(_account, rows))

    def any(self) -> bool:
        """Tell whether there is an account."""
        with self._store.looking() as connection:
            return connection.execute(_ANY).scalar() is not None

    def log_in(self, name: str, password: str) -> str | None:
        """Begin a session, and return what its cookie holds; None if name and password do not fit."""
        if not self._passwords.fits(password, self._held(name)):
            return None
        secret, until = drawn(), _text(_now() + SESSION)
        with self._store.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.until < _text(_now())))
            connection.execute(insert(sessions), {"digest": digest(secret), "account": name, "until": until})
        return secret

    def mark(self, name: str) -> str:
        """Return by what a browser is known again in which somebody logged in to an account just now."""
        return mark(name, self._held(name) or "")

    def knows(self, given: str, name: str) -> bool:
        """Tell whether a browser shows the mark of an account."""
        held = self._held(name) if given else None
        return held is not None and is_mark(given, name, held)

    def log_out(self, secret: str) -> None:
        """End a session."""
        with self._store.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest(secret)))

    def of_session(self, secret: str) -> Account | None:
        """Return whose session it is, None if it is over or never was."""
        said = {"held": digest(secret), "now": _text(_now())}
        with self._store.looking() as connection:
            row = connection.execute(_OF_SESSION, said).mappings().one_or_none()
        return None if row is None else _account(row)

    def add_token(self, name: str, label: str = "") -> str:
        """Make a token for an account, and return it: it is kept as a hash and never told again.

        Raises:
            InputError: If there is no such account.
        """
        if self.get(name) is None:
            raise _missing(name)
        token = TOKEN + drawn()
        row = {"digest": digest(token), "account": name, "label": label, "at": _text(_now())}
        with self._store.writing() as connection:
            connection.execute(insert(tokens), row)
        return token

    def of_token(self, token: str) -> Account | None:
        """Return whose token it is, None if it is nobody's."""
        with self._store.looking() as connection:
            row = connection.execute(_OF_TOKEN, {"held": digest(token)}).mappings().one_or_none()
        return None if row is None else _account(row)

    def tokens(self, name: str | None = None) -> tuple[Token, ...]:
        """Return what is known of the tokens of one account, or of all, the oldest first."""
        asked = select(tokens).order_by(tokens.c.account, tokens.c.at)
        if name is not None:
            asked = asked.where(tokens.c.account == name)
        with self._store.looking() as connection:
            return tuple(Token(row.digest[:8], row.account, row.label, row.at) for row in connection.execute(asked))

    def remove_token(self, mark: str) -> int:
        """Take back the tokens with hashes that begin with ``mark``, and return how many there were.

        Raises:
            InputError: If it is too short to mean one.
        """
        if len(mark) < 8:
            raise InputError("name a token by the eight letters that `namenorm accounts list` shows")
        with self._store.writing() as connection:
            return connection.execute(delete(tokens).where(tokens.c.digest.startswith(mark, autoescape=True))).rowcount

    def _held(self, name: str) -> str | None:
        with self._store.looking() as connection:
            held: str | None = connection.execute(_PASSWORD, {"name": name}).scalar()
        return held

    def _hashed(self, password: str | None) -> str | None:
        return None if password is None else self._passwords.hash(password)


def _account(row: Any) -> Account:
    return Account(row["name"], row["role"], row["at"], row["password"] is not None)


def _name(given: str) -> str:
    name = given.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InputError(f"a name of an account has 1 to {LONGEST_NAME} printable characters; got {given!r}")
    return name


def _missing(name: str) -> InputError:
    return InputError(f"no account {name!r}: see namenorm accounts list")


def _now() -> datetime:
    return datetime.now(UTC)


def _text(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
