"""Quantities in running text: numbers, dates, money and measures, in the number systems of several languages."""
