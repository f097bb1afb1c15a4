"""How often each finding code is right, by the languages of original and translation: ``python -m eval codes``."""
