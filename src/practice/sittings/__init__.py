"""The order in which things happen; the only rooms in which core meets edges."""
