"""The same sittings as lines of text."""
