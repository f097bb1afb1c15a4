"""Documents in which a foreigner who was introduced is later printed under another rendering of the name."""
