"""Interview practice: timed mock interviews, honest self-review and calmer nerves, in the terminal."""
