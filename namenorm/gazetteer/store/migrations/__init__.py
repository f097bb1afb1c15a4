"""The recorded changes of the tables, oldest first; one that has been released is never altered."""
