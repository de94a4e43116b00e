"""Who plays here: a list of everybody, and what can be done for each of them."""
