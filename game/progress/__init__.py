"""What is kept between plays: attempts and settings, in one SQLite file."""
