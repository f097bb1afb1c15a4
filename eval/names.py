"""When two renderings name the same person: the comparison by which every suggestion is judged."""

from __future__ import annotations

from collections.abc import Iterable

from namenorm.text.key import key, squash

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "president", "minister", "sir", "madam"})


def same_name(proposed: str, accepted: Iterable[str], surface: str = "") -> bool:
    """Tell whether a proposed rendering is one of the accepted names.

    Right are, after folding with ``text.key``:

    - the same letters, however divided ("Lai Ching te", "Lai Ching-te"), and the same words in another order;
    - a name with a part more or less, where at least two words are shared and no word differs: "John Lee" for
      "John Lee Ka-chiu", "Chris Tang Ping-keung" for "Chris Tang". A hyphenated given name is one word, so "Lee Ka"
      is not right;
    - a single word of the name, where the surface itself is a single word besides a title: a surname for a surname
      ("Mr. Bo" becomes "Mr. Pottinger").
    """
    return any(_same(proposed, name, surface) for name in accepted if name)


def _same(proposed: str, name: str, surface: str) -> bool:
    if squash(proposed) == squash(name):
        return True
    ours, theirs = _words(proposed), _words(name)
    if sorted(ours) == sorted(theirs) or sorted(key(proposed).split()) == sorted(key(name).split()):
        return True
    shared = set(ours) & set(theirs)
    if len(shared) == min(len(set(ours)), len(set(theirs))) and len(shared) >= 2:
        return True
    return len(ours) == 1 and ours[0] in theirs and len(_words(surface)) == 1


def _words(name: str) -> list[str]:
    """Return the words of a name, hyphenated parts joined and titles left out."""
    words = [squash(word) for word in name.replace("\u2010", "-").split()]
    return [word for word in words if word and word not in _TITLES]
