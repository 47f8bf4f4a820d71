"""What leads through an exercise, the minutes before an interview, the ladder, a trial."""
