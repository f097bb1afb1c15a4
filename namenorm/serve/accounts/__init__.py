"""Who may work with a store over the network, and as what."""
