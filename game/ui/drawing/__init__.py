"""Small drawings that several screens share: gate bars, patterns, how tokens look."""
