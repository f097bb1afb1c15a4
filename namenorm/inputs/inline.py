"""The inline markup of XLIFF and TMX: what of it is text."""

from __future__ import annotations

from namenorm.inputs.flow import Flow

# Content between their tags is the text's own. All else within a segment stands for native code (XLIFF 1.2, 2.4; XLIFF
# 2.1, 4.7; TMX 1.4b, 5): a placeholder, or the code itself, with subflows such as the text of a footnote within it.
_TRANSPARENT = {"g", "mrk", "pc", "hi"}
_BREAK = ("lb", "xlf:lb", "x-lb", "x-html-br")


class Inline:
    """Collects the text of one source, target or segment."""

    def __init__(self) -> None:
        """Start at its opening tag."""
        self.flow = Flow()
        self._open: list[tuple[bool, bool]] = []

    @property
    def at_its_end(self) -> bool:
        """Whether no inline element is open."""
        return not self._open

    def start(self, local: str, core: bool, attributes: dict[str, str]) -> None:
        """Hear of an inline element that opens; ``core`` tells whether it is of the format and not of an extension."""
        hidden, guarded = self._open[-1] if self._open else (False, False)
        if not hidden and _breaks(local, attributes):
            self.flow.gap(" ")
        hidden = hidden or not (core and local in _TRANSPARENT)
        self._open.append((hidden, guarded or _protects(attributes)))

    def end(self) -> None:
        """Hear of one that closes."""
        self._open.pop()

    def text(self, text: str, at: int, until: int, cdata: bool) -> None:
        """Hear of text."""
        hidden, guarded = self._open[-1] if self._open else (False, False)
        if hidden:
            return
        if guarded:
            self.flow.gap(text)
        else:
            self.flow.add(text, at, until, cdata)


def _breaks(local: str, attributes: dict[str, str]) -> bool:
    said = attributes.get("ctype"), attributes.get("subType"), attributes.get("type")
    return local in ("x", "ph") and any(one in _BREAK for one in said)


def _protects(attributes: dict[str, str]) -> bool:
    return attributes.get("translate") == "no" or attributes.get("mtype") == "protected"
