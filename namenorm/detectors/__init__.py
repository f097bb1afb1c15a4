"""The detectors by finding code, and the one call that runs them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from namenorm.codes import CODES
from namenorm.detectors import (
    nn107_literal_name,
    nn108_wrong_office_holder,
    nn110_pronoun_mismatch,
    nn111_fused_name,
    nn112_lost_suffix,
    nn113_house_style,
    nn201_literal_organisation,
    nn202_organisation_names,
    nn203_wrong_acronym,
    nn211_pinyin_place,
    nn212_literal_place,
    nn221_literal_title,
    nn301_duplicated_segment,
    nn302_looping_phrase,
    nn303_truncated,
    nn304_mojibake,
    nn305_page_furniture,
    nn306_untranslated_script,
    nn307_other_language,
    nn308_unbalanced_quotation,
    nn309_outlet_self_reference,
    nn310_calque,
    nn311_weekday,
    nn312_arithmetic,
    nn313_class_and_member,
    nn314_term_inconsistency,
    nn401_number,
    nn402_date,
    nn403_unit,
    nn404_name_missing,
    nn405_name_added,
    nn406_segment_missing,
    nn407_segment_added,
    nn408_negation,
    nn409_attribution,
    nn410_back_translated_quotation,
    persons,
)
from namenorm.detectors.arrange import arrange
from namenorm.detectors.needs import can_be_checked
from namenorm.detectors.page import Page
from namenorm.guard import Guard
from namenorm.values import Finding

DETECTORS: tuple[tuple[str, Callable[[Page], Iterator[Finding]]], ...] = (
    *persons.FINDERS.items(),
    ("NN107", nn107_literal_name.find),
    ("NN108", nn108_wrong_office_holder.find),
    ("NN110", nn110_pronoun_mismatch.find),
    ("NN111", nn111_fused_name.find),
    ("NN112", nn112_lost_suffix.find),
    ("NN113", nn113_house_style.find),
    ("NN201", nn201_literal_organisation.find),
    ("NN202", nn202_organisation_names.find),
    ("NN203", nn203_wrong_acronym.find),
    ("NN211", nn211_pinyin_place.find),
    ("NN212", nn212_literal_place.find),
    ("NN221", nn221_literal_title.find),
    ("NN301", nn301_duplicated_segment.find),
    ("NN302", nn302_looping_phrase.find),
    ("NN303", nn303_truncated.find),
    ("NN304", nn304_mojibake.find),
    ("NN305", nn305_page_furniture.find),
    ("NN306", nn306_untranslated_script.find),
    ("NN307", nn307_other_language.find),
    ("NN308", nn308_unbalanced_quotation.find),
    ("NN309", nn309_outlet_self_reference.find),
    ("NN310", nn310_calque.find),
    ("NN311", nn311_weekday.find),
    ("NN312", nn312_arithmetic.find),
    ("NN313", nn313_class_and_member.find),
    ("NN314", nn314_term_inconsistency.find),
    ("NN401", nn401_number.find),
    ("NN402", nn402_date.find),
    ("NN403", nn403_unit.find),
    ("NN404", nn404_name_missing.find),
    ("NN405", nn405_name_added.find),
    ("NN406", nn406_segment_missing.find),
    ("NN407", nn407_segment_added.find),
    ("NN408", nn408_negation.find),
    ("NN409", nn409_attribution.find),
    ("NN410", nn410_back_translated_quotation.find),
)


def run(page: Page, codes: Collection[str] = CODES.keys(), guard: Guard | None = None) -> list[Finding]:
    """Return all findings of a page, arranged: in order, none overlapping another.

    A detector is silent where the page's languages lack what it needs.

    Args:
        page: The page.
        codes: Those that are looked for.
        guard: What becomes of a detector that fails; its exception is let through unless given.
    """
    guarded, nothing = guard or Guard(), tuple[Finding, ...]()
    spoken = [one for one in DETECTORS if one[0] in codes and can_be_checked(one[0], page.rules, page.original_rules)]
    return arrange(one for code, find in spoken for one in guarded(code, partial(_found, find, page), nothing))


def _found(find: Callable[[Page], Iterator[Finding]], page: Page) -> tuple[Finding, ...]:
    return tuple(find(page))
