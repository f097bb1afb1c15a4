"""Every setting of a check, in one frozen object, and how a run is named."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields

from namenorm.codes import ALL, chosen


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a check. The defaults are those that ``python -m eval`` measures.

    Attributes:
        rewrite_at: Least confidence, 0 to 1, at which a matched name is rewritten.
        match_at: Least confidence at which a resolution is ``matched``.
        suspect_at: Least confidence at which a resolution is ``suspected``.
        rewrite: Which outcomes ``fix`` rewrites; ``suspected`` is the user's own risk.
        select: Finding codes that are looked for, or families of them, such as ``NN3``.
        ignore: Codes or families that are not; of ``select`` and ``ignore`` the longer decides.
        preview: Whether a selected family has its codes in preview too; a code in full is selected whatever its status.
        max_characters: Longest text, and longest original, that is checked; a longer one is an ``InputError``.
        strict: Whether a fault of namenorm's own is raised, and not told in ``Report.incomplete``; unless given, it is
            where the environment has NAMENORM_STRICT=1. It changes no report, and stands in no signature.
    """

    rewrite_at: float = 0.98
    match_at: float = 0.9
    suspect_at: float = 0.5
    rewrite: tuple[str, ...] = ("matched",)
    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    preview: bool = False
    max_characters: int = 100_000_000
    strict: bool = field(default_factory=lambda: os.environ.get("NAMENORM_STRICT") == "1")

    def __post_init__(self) -> None:
        """Reject settings that contradict each other.

        Raises:
            ValueError: If a threshold is not within 0 to 1, they are not in ascending order, or a code is not known.
        """
        if not 0 <= self.suspect_at <= self.match_at <= self.rewrite_at <= 1:
            raise ValueError(
                "Config needs 0 <= suspect_at <= match_at <= rewrite_at <= 1; "
                f"got {self.suspect_at}, {self.match_at}, {self.rewrite_at}"
            )
        for name in ("select", "ignore"):
            if isinstance(said := getattr(self, name), str):
                raise ValueError(f"Config.{name} is a tuple of codes or families: write ({said!r},)")
            object.__setattr__(self, name, tuple(said))
        chosen(self.select, self.ignore, self.preview)

    @property
    def codes(self) -> frozenset[str]:
        """The codes that are looked for."""
        return chosen(self.select, self.ignore, self.preview)


def signature(config: Config, version: str, hashes: dict[str, str]) -> str:
    """Name a run so that two with the same name give the same results.

    Args:
        config: The settings; those at their default are left out.
        version: Version of namenorm.
        hashes: What was loaded and the hash of its content, such as ``{"book": "3f2a…"}``.
    """
    default = Config()
    telling = (one.name for one in fields(Config) if one.name != "strict")
    changed = {name: value for name in telling if (value := getattr(config, name)) != getattr(default, name)}
    parts = [f"namenorm:{version}", *(f"{name}:{value[:12]}" for name, value in sorted(hashes.items()))]
    parts += [f"{name}:{value}" for name, value in sorted(changed.items())]
    return "|".join(parts)
