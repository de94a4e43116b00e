"""What the figures were measured on."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import numpy as np

from game.cli.bench.torch_rivals import torch_version


def has_avx512() -> bool:
    """Whether NumPy finds AVX-512 here, and is not told to leave it alone."""
    found = _numpy_config("SIMD Extensions").get("found", [])
    return any(name == "X86_V4" or name.startswith("AVX512") for name in found)


def machine(with_torch: bool) -> dict[str, Any]:
    """Processor, system, and what does the arithmetic."""
    blas = _numpy_config("Build Dependencies").get("blas", {})
    said = {
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas": f"{blas.get('name', 'unknown')} {blas.get('version', '')}".strip(),
        "avx512": has_avx512(),
    }
    return said | ({"torch": torch_version()} if with_torch else {})


def _numpy_config(part: str) -> dict[str, Any]:
    config: Any = np.show_config(mode="dicts")
    return dict(config.get(part, {}))


def _processor() -> str:
    """Its name; Linux tells it in a file, other systems tell Python."""
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
