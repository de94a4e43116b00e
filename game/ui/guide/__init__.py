"""The Field guide in the window."""
