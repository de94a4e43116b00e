"""Networks from PyTorch: state dicts as .npz and as .safetensors, imported into a level."""

from __future__ import annotations

from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import arrays
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding


def _import(name: str, random: Random) -> Played:
    """Import the file into the level; what was taken must be playable."""
    runs = [run(["import", name, "toy.json", "--replace"], coding=coding(random))]
    taken, wrong = not runs[0].refused, []
    if taken:
        runs.append(run(["play", "toy.json", "--text", "--seed", "7"], b"i=1\n\n\nquit\n"))
        if runs[1].refused:
            wrong.append("what was imported cannot be played")
    return Played(
        runs,
        taken,
        may_write=("toy.npz",) if taken else (),
        progress="grows" if taken else "same",
        wrong=wrong,
    )


class NpzStates:
    """A state dict in .npz."""

    name = "states"
    share = 4

    def make(self, random: Random) -> Files:
        """The level with its network, and the state dict."""
        return {**good.toy(), "state.npz": arrays.spoil(random, good.state(".npz"))}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Import it."""
        return _import("state.npz", random)


class Safetensors:
    """A state dict in .safetensors."""

    name = "safetensors"
    share = 3

    def make(self, random: Random) -> Files:
        """The level with its network, and the state dict."""
        content = arrays.spoil_safetensors(random, good.state(".safetensors"))
        return {**good.toy(), "state.safetensors": content}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Import it."""
        return _import("state.safetensors", random)
