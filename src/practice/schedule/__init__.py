"""What to practise next, worked out from history."""
