"""What a review can be looked through: the cell at a step, gates, memory, blame, the highway."""
