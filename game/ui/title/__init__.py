"""The title: the way in, beside a cell that a trained network plays by itself."""
