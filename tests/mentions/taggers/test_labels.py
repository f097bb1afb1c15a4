from __future__ import annotations

import pytest

from namenorm.mentions.taggers.labels import kind_of, label_kinds


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PER", "person"),
        ("B-PER", "person"),
        ("i-person", "person"),
        ("E-ORG", "org"),
        ("GPE", "place"),
        ("S-LOC", "place"),
        ("O", None),
        ("MISC", None),
        ("DATE", None),
        ("B-", None),
    ],
)
def test_what_a_label_means(label: str, kind: str | None) -> None:
    assert kind_of(label, label_kinds()) == kind
