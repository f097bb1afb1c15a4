"""What a kind of name is in a termbase: its status, and whether it is a full or a short form.

The values are those that TBX-Basic lists for administrativeStatus and termType (ISO 30042:2019, module basic).
"""

from __future__ import annotations

from collections.abc import Mapping

from namenorm.gazetteer.model import NameKind

PREFERRED, ADMITTED, SUPERSEDED, DEPRECATED = (
    "preferredTerm-admn-sts",
    "admittedTerm-admn-sts",
    "supersededTerm-admn-sts",
    "deprecatedTerm-admn-sts",
)
STATUS: Mapping[NameKind, str] = {
    "canonical": PREFERRED,
    "native": PREFERRED,
    "adopted": PREFERRED,
    "alias": ADMITTED,
    "short": ADMITTED,
    "stage": ADMITTED,
    "married": ADMITTED,
    "nickname": ADMITTED,
    "contested": ADMITTED,
    "former": SUPERSEDED,  # right in its time, no longer the one to use
    "literal": DEPRECATED,  # what a machine makes of the characters
    "misspelling": DEPRECATED,
    "blocked": DEPRECATED,
}
"""Status of a kind of name; of several that a language prefers, the first one is preferred and the others admitted."""
TERM_TYPE: Mapping[NameKind, str] = {
    "canonical": "fullForm",
    "native": "fullForm",
    "adopted": "fullForm",
    "short": "shortForm",
}
"""Type of a kind of name; any other is a variant."""
FULL: frozenset[NameKind] = frozenset({"alias", "stage", "married"})
"""Kinds of which the first is preferred where a language has nothing better, such as 普京."""
STATUSES = (PREFERRED, ADMITTED, SUPERSEDED, DEPRECATED)
"""Every status."""
