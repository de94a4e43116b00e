"""The command that keeps how scenes look now: python -m tests.ui.golden.update [scene …]."""

from __future__ import annotations

import argparse
from pathlib import Path

from PIL import Image

from tests.ui.every_scene import NAMES
from tests.ui.gallery import shots
from tests.ui.golden.compare import look_alike, save, small
from tests.ui.golden.kept import KEPT, PICTURES, path_of, strangers


def update(names: tuple[str, ...], folder: Path = PICTURES) -> list[Path]:
    """Keep how these scenes look; gives the pictures that had changed, and were written."""
    written = []
    for name in names:
        for look, shot in shots(name, tuple(KEPT)):
            path, now = path_of(name, look, folder), small(shot.picture)
            if path.is_file():
                with Image.open(path) as before:
                    if look_alike(before, now):
                        continue
            save(now, path)
            written.append(path)
    return written


def main() -> None:
    """Keep the pictures of the scenes that are named, or of all; say which ones changed."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.golden.update", description=__doc__)
    parser.add_argument("scene", nargs="*", help="a scene of tests/ui/every_scene.py; all if none")
    asked = tuple(parser.parse_args().scene)
    unknown = [name for name in asked if name not in NAMES]
    if unknown:
        parser.error(f"no such scene: {', '.join(unknown)}")
    for path in update(asked or NAMES):
        print(path.name)
    if not asked:
        for name in strangers(NAMES):
            (PICTURES / name).unlink()
            print(f"{name} is gone: it was of no scene")


if __name__ == "__main__":
    main()
