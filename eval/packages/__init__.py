"""Whether what is handed out can be installed: both archives, each Python, each extra alone. Standard library only."""
