"""Roles, and what is known of an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
