"""Play the LSTM Game: you are the gates of a real LSTM cell."""

__version__ = "0.1.0"
