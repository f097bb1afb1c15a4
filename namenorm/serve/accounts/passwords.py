"""Passwords as argon2 hashes: made, and checked in the same time whether or not there is an account."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from namenorm.errors import InputError

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
