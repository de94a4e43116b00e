"""Prompts on the play screen: one line at the thing it speaks of."""
