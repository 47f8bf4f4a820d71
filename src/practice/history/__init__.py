"""The disk: everything you did, as a log of facts in SQLite."""
