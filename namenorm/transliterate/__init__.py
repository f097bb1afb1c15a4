"""Names through other sounds: what a name was before it was written in another script, as a learned model sees it."""

from namenorm.transliterate.bundled import score, transliterate
from namenorm.transliterate.forms import SOURCES
from namenorm.transliterate.known import Known
from namenorm.transliterate.model import NameModel, Spelling
from namenorm.transliterate.ranking import Score

__all__ = ["SOURCES", "Known", "NameModel", "Score", "Spelling", "score", "transliterate"]
