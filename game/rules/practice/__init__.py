"""What practice against the trained network goes by: pure rules that window and terminal share."""
