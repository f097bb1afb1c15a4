"""Many documents: runs over files that go on after any stop, and the same callable under Spark and Ray."""
