"""Training of the model of names through other sounds: pairs, cleaning, vocabulary, network, export."""
