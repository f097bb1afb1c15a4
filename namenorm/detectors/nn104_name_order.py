"""NN104: a name with its surname at the other end than elsewhere in the document."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.names import name_finding, surfaces_by_cluster, wrong
from namenorm.detectors.page import Page
from namenorm.values import Finding


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each turned name of somebody whom the document names in the usual order too.

    Alone, a turned name may be a house style that wants the native order; it is left alone.
    """
    surfaces = surfaces_by_cluster(page)
    for one in wrong(page, "order"):
        if one.rendering in surfaces[one.cluster]:
            yield name_finding(page, "NN104", one, f"the name order differs from “{one.rendering}” elsewhere")
