"""What a painter paints with: letters, anti-aliased shapes, rounded tiles."""
