"""Files that are dropped on the window: what each is, and where it goes."""
