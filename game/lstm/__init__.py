"""The engine: a block LSTM in NumPy, its training and its checkpoints."""

from game.lstm.cell import Gates, State, StepTrace
from game.lstm.weights import Sizes, Weights

__all__ = ["Gates", "Sizes", "State", "StepTrace", "Weights"]
