"""Starts the game; runs on any Python, so that an old one gets a sentence and not an error."""

import sys

INSTALL = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/python main.py"
ON_WINDOWS = r"py -m venv .venv; .venv\Scripts\pip install .; .venv\Scripts\python main.py"


def main():
    """Look whether all is there, then hand over to the command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - older Pythons do run this file
        sys.stderr.write(
            "Play the LSTM Game needs Python 3.11 or newer; this is Python {}.{}. "
            "Start it with a newer one, such as: python3.11 main.py\n".format(*sys.version_info)
        )
        return 1
    import importlib.util

    needed = ("numpy", "pydantic", "platformdirs", "rich")
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        sys.stderr.write(
            "Play the LSTM Game needs {}, which cannot be found here. "
            "In this folder, run: {}\n".format(
                ", ".join(missing), ON_WINDOWS if sys.platform == "win32" else INSTALL
            )
        )
        return 1
    from game.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
