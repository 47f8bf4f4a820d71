"""What leads through the small drills, the stories, and how one rates oneself."""
