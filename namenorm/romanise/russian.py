"""Russian names as the press prints them, by BGN/PCGN (1947) and as in passports (ICAO Doc 9303)."""

from __future__ import annotations

from namenorm.romanise.cyrillic import Cyrillic


class Russian(Cyrillic):
    """The systems, made from the rules of Russian: ``rules/ru/romanisation.yaml``, which names the standards."""
