"""Names that an engine would replace where they should stand: too short, ordinary words, shared, unsure, disputed."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.errors import GazetteerError
from namenorm.gazetteer.exporters.register import Register
from namenorm.gazetteer.model import Entity, Name
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key

_FEW = 3
"""Letters that a name needs: 戴博 stands in 爱戴博士, too."""
_NAMES_THEMSELVES = frozenset({"zh"})
"""Languages whose word list holds toponyms and organisations, too: there it tells of persons and works alone."""


class Dangers:
    """Says for which reason a name is dangerous as the source of a replacement."""

    def __init__(self, rules: Rules, register: Register, least: int = _FEW) -> None:
        """Judge by the word lists beside ``rules``.

        Args:
            rules: Of any language.
            register: Filled with the whole book.
            least: Letters that a name of an alphabet needs; one in Han characters needs three.
        """
        self._rules = rules
        self._register = register
        self._least = least

    def of(self, entity: Entity, name: Name, lang: str) -> Iterator[str]:
        """Yield the reasons why a name of an entity is dangerous in texts of a language."""
        if sum(map(str.isalnum, name.text)) < (_FEW if has_han(name.text) else self._least):
            yield "short"
        if self._is_word(entity, name.text, lang.split("-")[0]):
            yield "homograph"
        if self._register.is_shared(name.text, lang):
            yield "ambiguous"
        if not name.verified:
            yield "unverified"
        if name.kind == "contested":
            yield "contested"

    def knows_words(self, lang: str) -> bool:
        """Tell whether there is a list of ordinary words of a language; without one no homograph is found."""
        try:
            return bool(self._rules.beside(lang.split("-")[0]).words())
        except GazetteerError:
            return False

    def _is_word(self, entity: Entity, text: str, lang: str) -> bool:
        if not self.knows_words(lang) or (lang in _NAMES_THEMSELVES and entity.kind in ("org", "place")):
            return False
        folded = key(text)
        return (simplified(folded) if lang == "zh" else folded) in self._rules.beside(lang).words()
