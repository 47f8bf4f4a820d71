"""What leads through a round: plan, play, look back, and what was heard."""
