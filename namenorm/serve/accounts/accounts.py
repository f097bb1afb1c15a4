"""The accounts of a store: each method is one transaction."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from namenorm.errors import InputError
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.tables import accounts, sessions, tokens
from namenorm.serve.accounts import known
from namenorm.serve.accounts.passwords import Passwords
from namenorm.serve.accounts.secrets import TOKEN, digest, drawn
from namenorm.serve.accounts.values import Account, Role, Token

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
        return known.mark(name, self._held(name) or "")

    def knows(self, given: str, name: str) -> bool:
        """Tell whether a browser shows the mark of an account."""
        held = self._held(name) if given else None
        return held is not None and known.is_mark(given, name, held)

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
