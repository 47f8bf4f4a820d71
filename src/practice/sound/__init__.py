"""The sound card and sound files: what comes in is measured, what goes out is heard; both are optional."""
