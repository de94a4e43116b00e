"""The progress that a command works on: in the folder and of the profile that were asked for."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from logging import WARNING

from game.cli.console import print_error
from game.progress.log import log_folder, write
from game.progress.store import Store, data_folder


@contextmanager
def kept_progress(args: argparse.Namespace, *, playing: bool = False) -> Iterator[Store]:
    """Open the progress of `--data` as `--profile`; what is the matter with it is said.

    Args:
        args: what was asked for.
        playing: whether the profile is to play, rather than to be looked at or mended.

    Raises:
        ProfileError: nobody has the profile's name.
    """
    with Store(data_folder(args.data)) as store:
        if store.message:
            print_error(store.message)
            write(store.message, log_folder(store.folder), datetime.now(), WARNING)
        if args.profile is not None:
            store.use_profile(args.profile, playing=playing)
        yield store
