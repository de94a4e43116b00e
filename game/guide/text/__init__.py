"""The text of the Field guide, one module for each group of entries."""
