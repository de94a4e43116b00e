"""How things are spoilt: bytes, JSON by its structure, archives, arrays, typed lines."""
