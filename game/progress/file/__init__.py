"""The one SQLite file that progress is kept in: its form, how it is opened, how it is written."""
