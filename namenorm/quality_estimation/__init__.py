"""Quality estimation by a model that the user brings: how good a translation is, told without a reference."""
