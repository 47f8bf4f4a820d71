"""The terminal, full screen."""
