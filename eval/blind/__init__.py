"""What the program does on sets that nobody looks at, beside what it does on the sets that its makers look at."""
