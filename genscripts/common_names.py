"""Given names and surnames by country, from the lists that the package Faker (MIT) carries for some 75 locales.

They tell an importer which of two roles a name has, how usual a spelling is, and which toponym is also somebody's
name. Faker is needed here, not when a text is checked.
"""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module

from namenorm.text.key import key

_GIVEN = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary")
_SURNAMES = ("last_names", "last_names_male", "last_names_female")


def given_names() -> Counter[str]:
    """Return the folded given names, each with the number of lists that have it.

    Raises:
        ImportError: If Faker is missing.
    """
    return Counter(_listed(_GIVEN))


def surnames() -> Counter[str]:
    """Return the folded surnames, each with the number of lists that have it.

    Raises:
        ImportError: If Faker is missing.
    """
    return Counter(_listed(_SURNAMES))


def _listed(attributes: Iterable[str]) -> Iterator[str]:
    package = import_module("faker.providers.person")
    for module in sorted(one.name for one in pkgutil.iter_modules(package.__path__)):
        provider = import_module(f"{package.__name__}.{module}").Provider
        for attribute in attributes:
            held = getattr(provider, attribute, ())
            if isinstance(held, dict | list | tuple | set | frozenset):
                yield from {key(one) for one in held if isinstance(one, str)}
