"""The first ten minutes: which idea is met where, what is said of it, when it is understood."""
