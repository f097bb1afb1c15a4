"""What reports say of a name on a page whose truth is known: flagged at all, and given the right name."""

from __future__ import annotations

from collections.abc import Mapping

from eval.identity import Identity
from eval.judge import name_flags, within
from eval.load import Known
from namenorm.values import Finding, Report


def flags_on(reports: Mapping[str, Report], known: Known) -> list[Finding]:
    """Return the name findings that overlap any place at which a surface stands."""
    flags = name_flags(reports[known.page])
    return [one for one in flags if any(span.overlaps(one) for span in known.spans)]


def is_flagged(reports: Mapping[str, Report], known: Known) -> bool:
    """Tell whether a name is flagged; one that is right, whether a flag covers nothing but it."""
    flags = flags_on(reports, known)
    return any(within(one, known) for one in flags) if known.status == "right" else bool(flags)


def is_named(identity: Identity, reports: Mapping[str, Report], known: Known) -> bool:
    """Tell whether a flag on a name gives the right one."""
    return any(identity.is_right(known, one.entity, one.suggestion) for one in flags_on(reports, known))
