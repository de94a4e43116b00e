"""The pace of whatever runs a cell: six parts of a step one by one, or a stream that flows."""
