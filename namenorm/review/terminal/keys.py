"""The keys: one table, from which the bindings, the foot of the screen, the help and a test of the docs are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does.

    Attributes:
        name: What Textual calls it.
        label: What stands on it.
        short: One word, for the foot of the screen; empty for a key that stands in the help alone.
        does: The same in a sentence.
        action: The method of the screen that does it, without ``action_``.
    """

    name: str
    label: str
    short: str
    does: str
    action: str


KEYS = (
    Key("y", "y", "accept", "accept: it is a fault, and the suggestion is right", "accept"),
    Key("n", "n", "reject", "reject: nothing is wrong there, or the suggestion is", "reject"),
    Key("u", "u", "unsure", "unsure: leave it to somebody who knows; it is not asked again", "unsure"),
    Key("e", "e", "edit", "edit: write what should stand there instead", "edit"),
    Key("s", "s", "skip", "skip: decide nothing, go on to the next", "skip"),
    Key("a", "a", "all", "widen to all open places with this reading; shows what that covers", "group"),
    Key("o", "o", "wider", "widen to the outlet, then to everywhere; shows what that covers", "widen"),
    Key("g", "g", "entity", "show the entity: names by language, offices, countries", "entity"),
    Key("slash", "/", "search", "search the gazetteer, take another entity, enter a new one", "search"),
    Key("w", "w", "why", "show all the evidence", "why"),
    Key("c", "c", "cite", "write a note and a citation that go with the next decision", "cite"),
    Key("backspace", "⌫", "undo", "undo the last decision, one a press, also when held; go back to a skip", "undo"),
    Key("r", "r", "", "do again what was taken back last", "redo"),
    Key("question_mark", "?", "help", "show this", "help"),
    Key("q", "q", "quit", "quit; the next start goes on here", "quit"),
    Key("escape", "esc", "", "back to this document after a or o; close what lies over the page", "narrow"),
    Key("1", "1–9", "", "take the name of that candidate; enter confirms it", "candidate(1)"),
    Key("t", "t", "", "to the top of the queue, with what was skipped", "top"),
    Key("d", "d", "", "dark or light; it is remembered", "dark"),
)
FOOT = tuple(one for one in KEYS if one.short)
