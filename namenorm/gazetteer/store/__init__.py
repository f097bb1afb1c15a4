"""The working truth of a team: a database of entities in which every change is an event that can be undone."""
