"""How long the texts of a story may be, in characters: what is longer is no cue, no headline, no beat."""

TITLE = 80
CUE = 60
WHERE = 80
HEADLINE = 200
BEAT = 300
NUMBER = 60

MOST_BEATS = 20
"""More cannot be kept in mind while speaking."""
