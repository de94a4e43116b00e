"""The scenes apart from play."""
