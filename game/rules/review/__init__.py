"""A play looked back on: which gates were to blame, what else might have been, what carried."""
