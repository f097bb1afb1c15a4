"""Reading documents from files, folders and standard input; a file that cannot be read is a value, not an exception."""
