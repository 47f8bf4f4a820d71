"""The real program as a person runs it: in a terminal, on pipes, killed, out of space, without a network."""
