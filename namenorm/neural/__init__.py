"""What the models that a user brings have in common: where they lie, what identifies them, how they are loaded."""
