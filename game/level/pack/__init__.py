"""A folder of levels as one file: written the same everywhere, and opened with every precaution."""
