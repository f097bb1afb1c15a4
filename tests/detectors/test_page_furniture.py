"""NN305: each pattern of whole lines is tried on a page that has the line, whatever keys it is tried for."""

from __future__ import annotations

import pytest

from namenorm.detectors import nn305_page_furniture as nn305
from tests.detectors.pages import RULES, page

LINES = (
    "© 2021 The Harbour Times",
    "Copyright 2019 Harbour Media Ltd.",
    "The Harbour Times. All Rights Reserved.",
    "This website uses cookies to count its readers.",
    "By continuing to browse, you agree to our terms.",
    "By clicking on it you accept all of this",
    "This site is protected by reCAPTCHA.",
    "This site uses Akismet to reduce spam.",
    "Filed under: Harbour, Ferries",
    "Posted in: Harbour",
    "Tagged with: ferries",
    "Labels: ferries",
    "Posted by ferryman at 3:14",
    "12 comments on Ferries",
    "Reading time: 3 min read",
    "4 minutes to read",
    "Go back to Sohu, see more",
    "Return to Sohu to read more.",
    "Follow us on Facebook and Twitter",
    "Find us on Google News",
    "Share this article on WhatsApp",
    "E-mail this via e-mail",
    "Please subscribe to our newsletter",
    "Sign up for our daily updates",
    "Follow our channel",
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_found_among_others(line: str) -> None:
    found = [one.surface for one in nn305.find(page(f"The bridge opened on a Monday in May.\n{line}\nIt rained."))]
    assert len(found) == 1
    assert found[0] in line
    assert len(found[0]) > len(line) - 3


def test_each_pattern_has_a_line_here() -> None:
    patterns = RULES.built("page_furniture", nn305._vocabulary).patterns
    assert all(any(one.lines.fullmatch(line) for line in LINES) for one in patterns)
