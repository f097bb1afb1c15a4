"""Documents in which two persons speak in turn, made of pairs of lines, names and frames of speech.

Human translations with their originals hold next to no quotation of a person who is named beside it: WMT22 has four. So
what is measured are frames that this file puts round lines of both sides.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_FRAMES = (
    ("{who}说：“{said}”", "“{begun},” {who} said."),
    ("{who}指出：“{said}”", "{who} pointed out, “{said}”"),
    ("{who}表示：“{said}”", "“{begun},” said {who}."),
)
_OPENING = ("{first}和{second}出席了会议。", "{first} and {second} attended the meeting.")
_QUOTATIONS = 4
_AT_FAULT = 2  # the quotation that gets another speaker in the document with a fault


@dataclass(frozen=True, slots=True)
class Speech:
    """A document of quotations.

    Attributes:
        source: The original.
        text: Its translation.
        faulty: The translation with one speaker exchanged for the other.
    """

    source: str
    text: str
    faulty: str


def speech(
    lines: Sequence[tuple[str, str]], persons: tuple[tuple[str, str], tuple[str, str]], dice: random.Random
) -> Speech:
    """Return a document of ``lines`` as quotations of two persons.

    Args:
        lines: Lines of an original with their translations, without quotation marks.
        persons: The names of both in Chinese and English.
        dice: What draws the frames and who speaks.
    """
    opening = [form.format(first=persons[0][side], second=persons[1][side]) for side, form in enumerate(_OPENING)]
    ours, theirs, faulty = [opening[0]], [opening[1]], [opening[1]]
    for place, (said, rendered) in enumerate(lines[:_QUOTATIONS]):
        frame, frame_theirs = dice.choice(_FRAMES)
        who = dice.choice((0, 1))
        ours.append(frame.format(who=persons[who][0], said=said))
        forms = {"said": rendered, "begun": rendered.rstrip(".")}
        theirs.append(frame_theirs.format(who=persons[who][1], **forms))
        wrong = 1 - who if place == _AT_FAULT else who
        faulty.append(frame_theirs.format(who=persons[wrong][1], **forms))
    return Speech("\n".join(ours), "\n".join(theirs), "\n".join(faulty))
