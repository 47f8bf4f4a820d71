"""Samples in, a Delivery out: speech and silence, syllables, likely fillers and how noisy it was."""
