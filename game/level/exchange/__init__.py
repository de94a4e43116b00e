"""Networks out to PyTorch and ONNX, and back."""
