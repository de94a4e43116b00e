"""A network looked into: its gate table, its weights and what its memory holds, by stage."""
