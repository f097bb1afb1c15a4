"""Features told to a reader, in the order of what they weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from namenorm.index.spellings import MISREAD, PINYIN
from namenorm.resolve.candidates import Proposal
from namenorm.resolve.common_names import common_names
from namenorm.resolve.context import Surroundings
from namenorm.resolve.features import PageFacts
from namenorm.resolve.group import Group
from namenorm.resolve.profile import Profile
from namenorm.values import Evidence

_MOST_COUNTRIES = 4
_MOST_BODIES = 2
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a judgement on one group and one candidate saw.

    Attributes:
        group: The mentions.
        around: What they stand among.
        proposal: The candidate.
        profile: What a text would say of it.
        page: What the whole page says.
        company: How much company of its country the candidate has on the page, as ``Company.of`` counts.
        compatriots: How many of them are more likely than not.
        told: What is known beside the page, with weights of its own: of a look-up, what its caller says.
    """

    group: Group
    around: tuple[Surroundings, ...]
    proposal: Proposal
    profile: Profile
    page: PageFacts
    told: tuple[Evidence, ...] = ()
    company: float = 0.0
    compatriots: int = 0

    @property
    def in_company(self) -> dict[str, float]:
        """The feature that the company makes, if there is any."""
        return {"company": self.company} if self.company else {}


def evidence(case: Case, contributions: Mapping[str, float]) -> tuple[Evidence, ...]:
    """Return one line a feature, the weightiest first; features that belong together share a line."""
    lines: dict[str, Evidence] = {}
    for feature, weight in contributions.items():
        kind, tell = _TELLERS[feature]
        held = lines.get(kind)
        lines[kind] = Evidence(
            kind, tell(case) if held is None else held.detail, weight + (held.weight if held else 0.0)
        )
    return tuple(sorted((*lines.values(), *case.told), key=lambda one: -abs(one.weight)))


def _derived(case: Case) -> str:
    name = case.proposal.found.name.text
    system = case.proposal.found.system
    if case.proposal.nearness < 1:
        whose = f"{_system(system)} of {name}" if case.proposal.found.derived else name
        return f"close to {whose} ({round(100 * case.proposal.nearness)} % of the letters)"
    if system == "pinyin-order":
        return f"pinyin of {name}, surname last"
    return f"{_system(system)} of {name}" + (", in a rarer reading" if system == "pinyin-rare" else "")


def _system(system: str) -> str:
    if system == MISREAD:
        return "a half-read spelling"
    return "pinyin" if system in PINYIN else f"{system.replace('_', ' ')} spelling"


def _attested(case: Case) -> str:
    return f"the book has this spelling: {case.proposal.found.name.text} ({case.proposal.found.name.kind})"


def _rarity(case: Case) -> str:
    bearers = 0.0 if case.group.reading is None else common_names().bearers(case.group.reading)
    many = f"about {bearers:.0f}" if bearers >= 1 else "fewer than one"
    return f"{many} of a million people of China bear a name so spelt"


def _shared(case: Case) -> Iterator[str]:
    near = frozenset(word for one in case.around for word in one.words)
    return (word for word in sorted(case.profile.words, key=lambda w: (-case.profile.words[w], w)) if word in near)


def _affiliation(case: Case) -> str:
    bodies = [one for one in case.profile.organisations if one in case.page.words.text]
    told = bodies[:_MOST_BODIES] or list(_shared(case))[:_MOST_WORDS]
    return f"the text says of {case.group.surface}: {', '.join(told)}"


def _country(case: Case) -> str:
    own = frozenset(code for one in case.around for code in one.own | one.countries) | case.page.countries
    return f"the text speaks of {_countries(case, own & case.profile.countries)}, where {_name(case)} belongs"


def _other_country(case: Case) -> str:
    own = frozenset(code for one in case.around for code in one.own) or case.page.countries
    home = _countries(case, case.profile.countries)
    return f"the text speaks of {_countries(case, own)}; {_name(case)} belongs to {home}"


def _name(case: Case) -> str:
    return case.proposal.found.entity.name


def _countries(case: Case, codes: frozenset[str]) -> str:
    names = [case.page.country_names.get(code, code) for code in sorted(codes)]
    return ", ".join(names[:_MOST_COUNTRIES]) + (" and others" if len(names) > _MOST_COUNTRIES else "")


def _company(case: Case) -> str:
    if not case.compatriots:
        return "others on the page may be people of the same country"
    are = "more on the page is likely one" if case.compatriots == 1 else "more on the page are likely some"
    return f"{case.compatriots} {are} of the same country"


def _named(case: Case) -> str:
    return f"{case.page.named[case.proposal.found.entity.id]} is introduced in the same text"


def _source(case: Case) -> str:
    return f"the original has {next(name for name in case.profile.han if name in (case.page.source or ''))}"


def _fixed(text: str) -> Callable[[Case], str]:
    def tell(case: Case) -> str:
        return text

    return tell


_TELLERS: dict[str, tuple[str, Callable[[Case], str]]] = {
    "thing": ("attested-spelling", _attested),
    "attested": ("attested-spelling", _attested),
    "attested-pinyin": ("attested-spelling", _attested),
    "attested-short": ("attested-spelling", _attested),
    "misspelling": ("attested-misspelling", _attested),
    "order": ("name-order", lambda case: f"{case.proposal.found.name.text} with the surname at the other end"),
    "pinyin": ("derived-spelling", _derived),
    "pinyin-rare": ("derived-spelling", _derived),
    "misread": ("derived-spelling", _derived),
    "romanised": ("derived-spelling", _derived),
    "near": ("near-spelling", _derived),
    "distance": ("near-spelling", _derived),
    "syllable-off": ("near-spelling", _derived),
    "near-plausible": ("another-name", _fixed("the spelling as it stands is a possible name of somebody else")),
    "spacing": ("spacing", _fixed("the words are divided otherwise than names in pinyin are")),
    "joined": ("spacing", _fixed("one word, where the name has several")),
    "rarity": ("namesakes", _rarity),
    "near-rarity": ("namesakes", _rarity),
    "renown": ("prominence", _fixed("of whom Chinese texts often write")),
    "prominence": ("prominence", _fixed("holds or held an office that news writes of")),
    "attested-prominent": ("prominence", _fixed("a name that news prints so, of somebody of whom news writes")),
    "role-words": ("affiliation", _affiliation),
    "country-of-mention": ("country", _country),
    "country-near": ("country", _country),
    "country-in-text": ("country", _country),
    "rival-country": ("other-country", _other_country),
    "third-country": ("other-country", _other_country),
    "introduced-elsewhere": ("other-country", _other_country),
    "company": ("company", _company),
    "introduced-otherwise": ("introduced-otherwise", _fixed("the text introduces this name in words that do not fit")),
    "title-fits": ("affiliation", _affiliation),
    "near-country": ("country", _country),
    "worst-word": ("near-spelling", _derived),
    "near-role-words": ("affiliation", _affiliation),
    "near-office": ("affiliation", _affiliation),
    "near-native": ("another-name", _fixed("a translation from Chinese seldom errs on a name that is spelt in pinyin")),
    "near-strange": ("near-spelling", _derived),
    "named-in-text": ("introduced", _named),
    "near-named-in-text": ("introduced", _named),
    "source-has-name": ("source", _source),
    "source-lacks-name": ("source", _fixed("the original has none of the candidate's names")),
    "gloss": ("gloss", _fixed("the name in its own script stands beside it")),
    "bulk": ("obscurity", _fixed("listed in a work of reference, and not for being in the news")),
    "unverified": ("unverified", _fixed("no second source confirms the name in the book")),
}
