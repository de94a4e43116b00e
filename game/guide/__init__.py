"""The Field guide: what there is to know about LSTMs, told by the networks that ship."""
