"""Two themes, light and dark, of quiet colours; what is read has at least the contrast of WCAG AA, 4.5 to 1."""

from __future__ import annotations

from typing import Literal

from textual.theme import Theme

Shade = Literal["light", "dark"]

_DARK = {"quiet": "#98a0aa", "faint": "#565d66", "label": "#7fb2e5", "good": "#86c794", "bad": "#f08f86"}
_LIGHT = {"quiet": "#5c636b", "faint": "#a3a8ad", "label": "#0f5c9e", "good": "#1c6e34", "bad": "#b02a20"}

THEMES = (
    Theme(
        "namenorm-dark",
        primary="#7fb2e5",
        accent="#f2c14e",
        foreground="#dde1e6",
        background="#16191d",
        surface="#16191d",
        panel="#20252b",
        dark=True,
        variables={**_DARK, "warn": "#e6b35a", "mark": "#f2c14e", "mark-text": "#16191d", "rule": "#39414a"},
    ),
    Theme(
        "namenorm-light",
        primary="#0f5c9e",
        accent="#ffd24d",
        foreground="#22262b",
        background="#fbfaf7",
        surface="#fbfaf7",
        panel="#eeece6",
        dark=False,
        variables={**_LIGHT, "warn": "#8a5a00", "mark": "#ffd24d", "mark-text": "#1d1d1d", "rule": "#cfcbc2"},
    ),
)


def name_of(shade: Shade) -> str:
    """Return the name of the theme of a shade."""
    return f"namenorm-{shade}"


def shade_of(colours: str | None) -> Shade:
    """Return what ``COLORFGBG`` says of a terminal's background, "0;15" being black on white; dark if it is silent."""
    last = (colours or "").rpartition(";")[2]
    return "light" if last in ("7", "15") else "dark"
