"""Ukrainian names as in passports (resolution 55 of 2010), as the press prints them and by BGN/PCGN (1965)."""

from __future__ import annotations

from namenorm.romanise.cyrillic import Cyrillic


class Ukrainian(Cyrillic):
    """The systems, made from the rules of Ukrainian: ``rules/uk/romanisation.yaml``, which names the standards."""
