"""The engine: a block LSTM in NumPy, its training and its checkpoints."""
