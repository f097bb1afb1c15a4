"""Leaders of the book under their right names, in every way in which news prints them: how many of them are flagged."""
