"""Translation quality beyond names: ``python -m eval quality``."""
