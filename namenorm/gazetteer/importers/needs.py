"""The package that reads JSON of a known shape, or how to get it."""

from __future__ import annotations

from namenorm.errors import InputError

try:
    import msgspec as msgspec
except ImportError as error:  # it comes with the extra "import": a check never needs it
    raise InputError("this importer needs msgspec: pip install 'namenorm[import]'") from error
