"""PyTorch state dicts as files: `.npz` with NumPy alone, `.safetensors` with its own library.

Beside the arrays a file carries a description in JSON under `about`: in `.npz` a string of no
dimension, in `.safetensors` an entry of its metadata. Arrays are written in float32.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np

from game.lstm.checkpoint import (
    CheckpointError,
    read_arrays,
    read_bounded,
    write_arrays,
)
from game.lstm.weights import Array
from game.whole import write_whole

About: TypeAlias = dict[str, Any]
Arrays: TypeAlias = dict[str, np.ndarray[Any, Any]]

INSTALL: Final = 'pip install ".[exchange]"'


def write_state(path: Path, state: Mapping[str, Array], about: About) -> None:
    """Write a state dict in the format that the file's name asks for, whole or not at all.

    Raises:
        CheckpointError: the name ends in no format there is, or the format's library is missing.
        OSError: the file cannot be written.
    """
    _chosen(path, WRITERS)(path, state, about)


def read_state(path: Path) -> tuple[Arrays, About]:
    """Read a state dict and its description, which is empty if the file has none.

    Raises:
        CheckpointError: the name ends in no format that can be read, the format's library is
            missing, or the file is missing, too large, damaged or a pickle.
    """
    arrays, text = _chosen(path, READERS)(path)
    if text is None:
        return arrays, {}
    try:
        about = json.loads(text)
    except (ValueError, RecursionError):
        about = None
    if not isinstance(about, dict):
        raise CheckpointError(
            f'{path}: its "about" is not the JSON object that export writes. Leave it out, or as '
            "it was."
        )
    return arrays, about


def _chosen(path: Path, formats: Mapping[str, Callable[..., Any]]) -> Callable[..., Any]:
    try:
        return formats[path.suffix.lower()]
    except KeyError:
        *others, last = formats
        raise CheckpointError(
            f"{path}: expected a name that ends in {', '.join(others)} or {last}."
        ) from None


def _missing(path: Path, library: str) -> CheckpointError:
    return CheckpointError(
        f"{path}: files ending in {path.suffix} need the library {library}. Install it: {INSTALL}"
    )


# -- npz --------------------------------------------------------------------------------------


def _write_npz(path: Path, state: Mapping[str, Array], about: About) -> None:
    write_arrays(path, about, dict(state))


def _read_npz(path: Path) -> tuple[Arrays, str | None]:
    arrays = read_arrays(path)
    about = arrays.pop("about", None)
    return arrays, None if about is None else str(about)


# -- safetensors ------------------------------------------------------------------------------


def _write_safetensors(path: Path, state: Mapping[str, Array], about: About) -> None:
    try:
        from safetensors.numpy import save
    except ImportError:
        raise _missing(path, "safetensors") from None
    # The library reads memory as it lies, so that no array may be a view with gaps.
    arrays = {name: np.ascontiguousarray(array, np.float32) for name, array in state.items()}
    write_whole(path, save(arrays, {"about": json.dumps(about, sort_keys=True)}))


def _read_safetensors(path: Path) -> tuple[Arrays, str | None]:
    try:
        from safetensors import SafetensorError, safe_open
    except ImportError:
        raise _missing(path, "safetensors") from None
    read_bounded(path)  # the library would map a file of any size
    try:
        with safe_open(path, framework="numpy") as file:
            arrays = {name: file.get_tensor(name).copy() for name in file.keys()}  # noqa: SIM118
            about = (file.metadata() or {}).get("about")
    except SafetensorError as error:
        raise CheckpointError(
            f"{path}: not a safetensors file, or a damaged one ({error})."
        ) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _foreign(path, error) from None
    for array in arrays.values():
        # bfloat16 is read where ml_dtypes happens to be loaded, and stays foreign to NumPy.
        if array.dtype.kind == "V":
            raise _foreign(path, array.dtype)
    return arrays, about


def _foreign(path: Path, what: object) -> CheckpointError:
    return CheckpointError(
        f"{path}: holds numbers of a type that NumPy does not have ({what}). Save them in float32."
    )


# -- ONNX -------------------------------------------------------------------------------------


def _write_onnx(path: Path, state: Mapping[str, Array], about: About) -> None:
    try:
        from game.level.exchange.onnx_model import model_bytes
    except ImportError:
        raise _missing(path, "onnx") from None
    write_whole(path, model_bytes(state, about))


WRITERS: Final = {".npz": _write_npz, ".safetensors": _write_safetensors, ".onnx": _write_onnx}
READERS: Final = {".npz": _read_npz, ".safetensors": _read_safetensors}
