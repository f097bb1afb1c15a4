"""Names that follow from another name of the same entry: its abbreviation, or the same name with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from eval.confirm.forms import native, parts

_BEFORE = (
    "中华人民共和国|中华民国|中国共产党|中共中央|中国国家|国务院|香港特别行政区|澳门特别行政区|财团法人|社团法人|株式会社|国立|国家|中央|全国|"
    "中国|中共|台湾|香港|澳门|美国|英国|法国|德国|日本|韩国|朝鲜|越南|新加坡|马来西亚|菲律宾|印尼|印度|俄罗斯|澳洲|澳大利亚|加拿大|以色列|联合国|"
    "欧洲|北京|上海|台北|台中|高雄|新北|桃园|小|老|大"
)
_AFTER = (
    "股份有限公司|有限公司|集团公司|集团|公司|控股|株式会社|特别行政区|自治区|自治州|自治县|省|市|县|区|岛|州|郡|府|道|镇|乡|港|山|河|湖|湾|"
    "机场|总统|总理|首相|国王|女王|王储|亲王|教皇|苏丹|先生|大帝|一世|二世|三世|世"
)
_LEAST = 2


def follows(text: str, sure: Iterable[str], *, person: bool) -> bool:
    """Tell whether a name follows from names of the same entry that are sure.

    It does where it is one of them without, or with, a word that says what or where it is; for a person, where it is a
    part of a divided one (他信 of 他信·西那瓦); for another, where its characters stand in a longer one in their order
    (国家安全部, 国安部).
    """
    bare = native(text)
    for full in sure:
        known = native(full)
        if person and len(bare) >= _LEAST and bare in parts(full):
            return True
        if bare == known or _differ_by_affix(bare, known) or _differ_by_affix(known, bare):
            return True
        if not person and _LEAST <= len(bare) < len(known) and _abbreviates(bare, known):
            return True
    return False


def _differ_by_affix(longer: str, shorter: str) -> bool:
    pattern = f"(?:{_BEFORE})*{re.escape(shorter)}(?:{_AFTER})*"
    return len(shorter) >= _LEAST and len(longer) > len(shorter) and re.fullmatch(pattern, longer) is not None


def _abbreviates(short: str, known: str) -> bool:
    rest = iter(known)
    return all(char in rest for char in short)
