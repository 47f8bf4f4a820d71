"""What leads through an application: jobs, letters, the days after a no, the plan, trying again."""
