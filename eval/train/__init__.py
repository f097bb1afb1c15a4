"""Training of the small models that the package ships. Each is one command, seeded, and prints what it did."""
