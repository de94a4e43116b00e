"""What is kept for each profile, a module for each table of the progress file."""
