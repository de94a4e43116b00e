"""The play screen: the stream, the cell whose valves are the controls, the prediction, the past."""
