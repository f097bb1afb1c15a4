"""Names of Europe and the Americas: ``python -m genscripts.western_names > FILE``.

The file is ``rules/und/western_names.yaml``. Made from the lists of the package Faker 40.63.0 (MIT): given names and
surnames of several countries, those of the United States and Britain with their frequencies, the others alike. The
countries weigh about as much as they do among the Western persons of the bundled book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from unidecode import unidecode

from namenorm.text.key import key

_WEIGHTS = {
    "en_US": 40,
    "en_GB": 15,
    "de_DE": 8,
    "fr_FR": 8,
    "es_ES": 6,
    "it_IT": 5,
    "nl_NL": 3,
    "sv_SE": 3,
    "pt_BR": 3,
    "cs_CZ": 2,
    "tr_TR": 2,
    "id_ID": 1,
    "en_IN": 1,
}
_STEPS = (10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005)
_HEAD = """\
# Names of Europe and the Americas, by how often each stands in a thousand words of such names, rounded down to a step;
# in lower case without diacritics.
# Made: python -m genscripts.western_names > THIS FILE
# From Faker 40.63.0 (MIT)."""


def shares(lists: Iterable[tuple[float, Mapping[str, float]]]) -> dict[str, float]:
    """Return how often each word stands in a thousand words of names.

    Args:
        lists: Each with its weight: names and how common they are in the list.
    """
    found: dict[str, float] = {}
    every = [(weight, held) for weight, held in lists if held]
    whole = sum(weight for weight, _ in every)
    for weight, held in every:
        total = sum(held.values())
        for name, frequency in held.items():
            for word in key(unidecode(name)).split():
                found[word] = found.get(word, 0.0) + 1000 * weight / whole * frequency / total
    return found


def steps(found: Mapping[str, float]) -> Iterator[str]:
    """Yield a line for each step with its words in order; what is rarer than the last step is in that."""
    for step, above in zip(_STEPS, (float("inf"), *_STEPS), strict=False):
        least = 0.0 if step == _STEPS[-1] else step
        words = sorted(word for word, share in found.items() if least <= share < above)
        if words:
            yield f'{step}: "{" ".join(words)}"'


def name_lists(*parts: str) -> Iterator[tuple[float, Mapping[str, float]]]:
    """Yield the lists of ``first_names``, ``last_names`` or both, each with its weight."""
    for locale, weight in _WEIGHTS.items():
        provider: Any = import_module(f"faker.providers.person.{locale}").Provider
        for part in parts:
            held = getattr(provider, part, ())
            yield weight, held if isinstance(held, Mapping) else dict.fromkeys(held, 1.0)


def main() -> None:
    """Print the file."""
    print("\n".join((_HEAD, *steps(shares(name_lists("first_names", "last_names"))))))


if __name__ == "__main__":
    main()
