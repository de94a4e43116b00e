"""Replays: small files that say what was played and what it earned, for anybody to verify."""
