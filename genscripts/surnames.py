"""How common the toneless spellings of Chinese surnames are, which spares a check the romanisation of all surnames.

``python -m genscripts.surnames > gazetteer/rules/zh/surname_shares.yaml`` makes the table from the surnames of
``rules/zh/surnames.yaml``.
"""

from __future__ import annotations

from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules


def main() -> None:
    """Print the table."""
    print("# Bearers among a thousand people by toneless spelling. Made: python -m genscripts.surnames > THIS FILE")
    for spelling, share in surnames(Rules("zh")).by_reading().items():
        print(f'"{spelling}": {share:.3g}')


if __name__ == "__main__":
    main()
