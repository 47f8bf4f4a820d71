"""The timed mock interview as a pure state machine."""
