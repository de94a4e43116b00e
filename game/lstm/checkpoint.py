"""Networks as `.npz` files: arrays under PyTorch's names, never a pickle."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from game.lstm.weights import Array, Sizes, Weights
from game.whole import write_whole

FORMAT: Final = 1
LARGEST: Final = 1e30
"""No trained weight comes near; beyond it the sum of a few might leave float32."""

MAX_BYTES: Final = 8_000_000
"""Larger files are refused before they are read; no level can have a network this large."""

MAX_ARRAYS: Final = 400
"""A network has half a dozen arrays, four rivals a few dozen, and a training of 16 seeds that was
stopped before its end some 280."""


class CheckpointError(Exception):
    """A network file that cannot be used; the text says which, why and what to do."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A network and what is known of it: plain JSON values in `about`."""

    weights: Weights
    about: dict[str, Any] = field(default_factory=dict)


def save_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write a network in float32, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    header = {"format": FORMAT, "sizes": asdict(checkpoint.weights.sizes)} | checkpoint.about
    write_arrays(path, header, checkpoint.weights.arrays)


def write_arrays(path: Path, about: dict[str, Any], arrays: dict[str, Array]) -> None:
    """Write arrays in float32 with a description in JSON, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    smaller: dict[str, Any] = {name: array.astype(np.float32) for name, array in arrays.items()}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, about=np.array(json.dumps(about, sort_keys=True)), **smaller)
    write_whole(path, buffer.getvalue())


def load_checkpoint(path: Path) -> Checkpoint:
    """Read a network; its weights come in float64.

    Raises:
        CheckpointError: the file is missing, too large, damaged, a pickle, or not a network.
    """
    return _check(path, read_arrays(path))


def read_arrays(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    """Read all arrays of a file, `about` among them, whatever they are; never a pickle.

    Raises:
        CheckpointError: the file is missing, too large, damaged or a pickle.
    """
    return _unpack(path, read_bounded(path))


def read_bounded(path: Path) -> bytes:
    """Read a network file of any format, its size bounded first.

    Raises:
        CheckpointError: the file is missing, too large or cannot be read.
    """
    try:
        if not path.is_file():
            raise CheckpointError(f"{path}: there is no network file here.")
        if path.stat().st_size > MAX_BYTES:
            raise CheckpointError(
                f"{path}: {path.stat().st_size:,} bytes is more than a network file may have "
                f"({MAX_BYTES:,})."
            )
        return path.read_bytes()
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read ({error.strerror or error}).") from None


def _unpack(path: Path, data: bytes) -> dict[str, np.ndarray[Any, Any]]:
    """All arrays of the file, with number and total size bounded before anything is unpacked."""
    not_one = f"{path}: not a network file, or a damaged one."
    # `zipfile` can only be asked how many entries there are once it has read them all, and tens
    # of thousands take seconds; so what each of them begins with is counted.
    if data.count(b"PK\x01\x02") > MAX_ARRAYS:
        raise CheckpointError(f"{path}: has more than {MAX_ARRAYS} arrays. {not_one}")
    packed = io.BytesIO(data)
    try:
        with zipfile.ZipFile(packed) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
                raise CheckpointError(
                    f"{path}: unpacks to more than {MAX_BYTES:,} bytes. {not_one}"
                )
        packed.seek(0)
        with (
            warnings.catch_warnings(action="error"),  # of headers that nothing of today writes
            np.load(packed, allow_pickle=False) as file,
        ):
            arrays = {name: file[name] for name in file.files}
        if not all(isinstance(array, np.ndarray) for array in arrays.values()):
            raise CheckpointError(not_one)  # a member that is no array is handed over as bytes
        return arrays
    except CheckpointError:
        raise
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, NotImplementedError, zipfile.error):
        raise CheckpointError(not_one) from None
    except Exception as error:
        # zlib and NumPy raise many kinds of errors on damaged bytes; none may reach the player.
        raise CheckpointError(f"{not_one} ({error})") from None


def _check(path: Path, arrays: dict[str, np.ndarray[Any, Any]]) -> Checkpoint:
    try:
        about = json.loads(str(arrays.pop("about")))
        sizes = Sizes(**about.pop("sizes"))
        if not all(type(n) is int and 1 <= n <= 4096 for n in (sizes.D, sizes.K, sizes.S, sizes.A)):
            raise ValueError("sizes out of range")
        version = about.pop("format")
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise CheckpointError(
            f"{path}: holds arrays, but not the description of a network of this game."
        ) from None
    if version != FORMAT:
        raise CheckpointError(
            f"{path}: network format {version}; this version of the game reads format {FORMAT}."
        )
    return Checkpoint(Weights(sizes, checked_arrays(path, arrays, sizes.shapes)), about)


def checked_arrays(
    path: Path, arrays: Mapping[str, np.ndarray[Any, Any]], shapes: Mapping[str, tuple[int, ...]]
) -> dict[str, Array]:
    """The arrays of a file that ought to be there, in float64.

    Args:
        path: the file.
        arrays: what it holds.
        shapes: the shape that each array ought to have, by name.

    Raises:
        CheckpointError: one is missing, has another shape, or holds what is no finite number.
    """
    checked: dict[str, Array] = {}
    for name, shape in shapes.items():
        if name not in arrays:
            raise CheckpointError(f'{path}: the array "{name}" is missing.')
        found = arrays[name]
        if found.shape != shape or found.dtype.kind != "f":
            raise CheckpointError(
                f'{path}: the array "{name}" has the shape {found.shape} of {found.dtype}; '
                f"expected {shape} of floating-point numbers."
            )
        with np.errstate(over="ignore", invalid="ignore"):  # of numbers wider than float64
            checked[name] = found.astype(np.float64)
        if not (np.abs(checked[name]) <= LARGEST).all():
            raise CheckpointError(
                f'{path}: the array "{name}" holds numbers that are not finite, or beyond '
                f"±{LARGEST:.0e}."
            )
    return checked
