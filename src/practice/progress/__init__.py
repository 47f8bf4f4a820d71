"""History turned into what it says about you."""
