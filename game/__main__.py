"""`python -m game` is the same as `lstm-game` and `python main.py`."""

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main())
