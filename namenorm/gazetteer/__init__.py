"""The gazetteer: what somebody attests about names, as values and as text files."""
