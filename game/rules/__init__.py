"""The rules of play: sessions, scores, stars and rivals; pure, no window, no files."""
