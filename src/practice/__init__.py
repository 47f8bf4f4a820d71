"""Interview practice: timed mock interviews and honest self-review, in the terminal."""
