"""Persian names as the press prints them: "Mohammad Javad Zarif", "Ali Khamenei", "Mohammad Bagher Ghalibaf".

Read as Arabic ones are, from spellings that persons of Iran and Afghanistan bear (``rules/fa/names.yaml``), else by
rule (``rules/fa/letters.yaml``). The ezafe does not stand within names.
"""

from __future__ import annotations

from namenorm.romanise.arabic import Arabic


class Persian(Arabic):
    """The system, made from the rules of Persian."""
