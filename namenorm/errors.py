"""The five errors that the library raises on purpose."""


class NamenormError(Exception):
    """Anything that a caller can act on; its text says what is wrong, where, and what mends it."""


class InputError(NamenormError):
    """A document that cannot be read."""


class GazetteerError(NamenormError):
    """A book that is malformed; the text lists every fault with file and line."""


class IndexFileError(NamenormError):
    """An index file that is missing, damaged or of another version."""


class ModelError(NamenormError):
    """A model that the user brought and that cannot be used, or whose libraries are not installed."""
