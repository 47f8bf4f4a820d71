"""How files are written, for every room that writes some."""
