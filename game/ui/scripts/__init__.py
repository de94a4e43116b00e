"""Text in any of the scripts there are fonts for: found out, ordered, broken and drawn."""
