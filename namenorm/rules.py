"""The word lists and rules of a language, read from ``gazetteer/rules/<language>/<topic>.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from namenorm.errors import GazetteerError

Built = TypeVar("Built")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BOOK_LANGUAGE = "en"
"""The language in which the book describes people and names their offices, whatever the target language."""


TARGET_TOPIC = "persons"
"""What the rules of every target language have, and those of an original's language lack."""


def targets() -> list[str]:
    """Return the languages in which texts can be checked."""
    return sorted(path.parent.name for path in rules_folder().glob(f"*/{TARGET_TOPIC}.yaml"))


def primary(lang: str) -> str:
    """Return the primary subtag of a language's code, of BCP 47 or with underscores: ``zh`` of ``zh-Hant``."""
    return lang.replace("_", "-").split("-")[0].strip().lower()


def rules_folder() -> Path:
    """Return the folder of the bundled rules: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "data" / "rules"
    return installed if installed.is_dir() else package.parent / "gazetteer" / "rules"


class Rules:
    """The rules of one language; each topic is read on first use and kept by this object.

    Two threads that ask for a topic at once may both build it; they get equal values, so no lock is needed.
    """

    def __init__(self, lang: str, folder: Path | None = None) -> None:
        """Open the rules of a language.

        Args:
            lang: Primary language subtag, such as ``en``.
            folder: Where the language folders lie; the bundled rules unless given.
        """
        self.lang = lang
        self._folder = (folder or rules_folder()) / lang
        self._built: dict[tuple[str, str], Any] = {}

    def topic(self, name: str) -> Any:
        """Return the parsed YAML of a topic.

        Raises:
            GazetteerError: If the language has no such topic, or the file does not parse.
        """
        return self.built(name, _as_it_is)

    def built(self, name: str, build: Callable[[Any], Built]) -> Built:
        """Return ``build`` of the parsed YAML of a topic, built once.

        Raises:
            GazetteerError: If the language has no such topic, or the file does not parse.
        """
        maker = build if hasattr(build, "__qualname__") else type(build)
        key = (name, f"{maker.__module__}.{maker.__qualname__}")
        if key not in self._built:
            self._built[key] = build(_read(self._folder / f"{name}.yaml"))
        value: Built = self._built[key]
        return value

    def has(self, name: str) -> bool:
        """Tell whether the language has a topic; what needs one that is missing is silent in that language."""
        if ("?", name) not in self._built:
            self._built["?", name] = (self._folder / f"{name}.yaml").is_file()
        found: bool = self._built["?", name]
        return found

    def beside(self, lang: str) -> Rules:
        """Return the rules of another language from the same place; of this language, this object."""
        if lang == self.lang:
            return self
        if ("beside", lang) not in self._built:
            self._built["beside", lang] = Rules(lang, self._folder.parent)
        other: Rules = self._built["beside", lang]
        return other

    def words(self) -> Mapping[str, float]:
        """Return the ordinary words of the language and their Zipf frequency, from ``words.txt``.

        Raises:
            GazetteerError: If the language has no such list.
        """
        if ("words", "") not in self._built:
            lines = _text(self._folder / "words.txt").splitlines()
            pairs = (line.split() for line in lines if not line.startswith("#"))
            self._built["words", ""] = {word: int(zipf) / 100 for word, zipf in pairs}
        words: Mapping[str, float] = self._built["words", ""]
        return words

    def table(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Return the lines of ``<name>.txt``, each by its first word; empty where the language has no such file.

        Raises:
            GazetteerError: If it cannot be read.
        """
        if ("table", name) not in self._built:
            path = self._folder / f"{name}.txt"
            lines = _text(path).splitlines() if path.is_file() else ()
            rows = (line.split(" ") for line in lines if line and not line.startswith("#"))
            self._built["table", name] = {row[0]: tuple(row[1:]) for row in rows}
        table: Mapping[str, tuple[str, ...]] = self._built["table", name]
        return table

    def __reduce__(self) -> tuple[type[Rules], tuple[str, Path]]:
        """Pickle the place alone: what was built is built again where it is needed."""
        return (Rules, (self.lang, self._folder.parent))


def _as_it_is(parsed: Any) -> Any:
    return parsed


def _read(path: Path) -> Any:
    try:
        return yaml.load(_text(path), Loader=_Loader)
    except yaml.YAMLError as error:
        raise GazetteerError(f"{path} is not valid YAML: {error}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise GazetteerError(f"no rules at {path}: install namenorm again, or name a folder that has them") from error
