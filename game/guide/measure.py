"""Measure what the Field guide says: `python -m game.guide.measure` writes `measured.json`.

What the networks that ship can be asked is measured in seconds, and a test measures it again.
`--study FILE` also trains networks anew on a level with one fact and one question, which takes
minutes; without it, what was found the last time is kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from game.guide.measured import PATH
from game.guide.measuring.anew import train_anew
from game.guide.measuring.shipped import measure


def main() -> int:
    """Write the file anew."""
    parser = argparse.ArgumentParser(prog="python -m game.guide.measure", description=__doc__)
    parser.add_argument("--study", type=Path, metavar="FILE", help="train anew on this level too")
    args = parser.parse_args()
    kept = json.loads(PATH.read_text(encoding="utf-8")) if PATH.is_file() else {}
    if args.study is not None:
        kept |= train_anew(args.study)
    kept |= measure()
    PATH.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"{PATH} written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
