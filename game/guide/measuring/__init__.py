"""Where the figures of the Field guide come from."""
