"""Weights with names: every number of a network once, where its name says; and formulas."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.level.encode import encode, network_sizes
from game.level.grammar import draw
from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.level.network import load_network
from game.lstm.cell import State, candidate, gates
from game.lstm.weights import Weights
from game.rules.practice.weight_maps import WeightMap, formula, weight_maps
from tests.wired import toy_level


def at(found: WeightMap, row: str, column: str, kind: str = "") -> tuple[int, int]:
    (r,) = [n for n, e in enumerate(found.rows) if e.name == row and kind in ("", e.kind)]
    (c,) = [n for n, each in enumerate(found.columns) if each.whole == column]
    return r, c


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_every_weight_stands_in_the_maps_once(path: Path) -> None:
    level = load_level(path)
    network = load_network(level)
    shown = [found.values[~np.isnan(found.values)] for found in weight_maps(level, network)]
    every = [network[name].ravel() for name in network.sizes.shapes]
    assert np.allclose(np.sort(np.concatenate(shown)), np.sort(np.concatenate(every)))
    for found in weight_maps(level, network):
        assert found.values.shape == (len(found.rows), len(found.columns))
        names = [(row.kind, row.name) for row in found.rows]
        assert len(set(names)) == len(names)


def numbered(recurrent: bool = True, peephole: bool = True) -> tuple[object, Weights]:
    """A level of two blocks with every connection there is, all weights different."""
    level = toy_level(
        memory={"blocks": 2, "cells": 3, "recurrent": recurrent, "peephole": peephole},
        solution={},
        baselines_fail=[],
    )
    sizes, start = network_sizes(level), 0
    arrays = {}
    for name, shape in sizes.shapes.items():
        count = int(np.prod(shape))
        arrays[name] = np.arange(start, start + count, dtype=float).reshape(shape)
        start += count
    return level, Weights(sizes, arrays)


def test_weights_stand_where_their_names_say() -> None:
    level, w = numbered()
    found, said = weight_maps(level, w)  # type: ignore[arg-type]
    words, rows = level.vocabulary, w.sizes.rows  # type: ignore[attr-defined]
    V = len(words.identities)

    def value(row: str, column: str, kind: str) -> float | None:
        return found.value(*at(found, row, column, kind))

    soup = words.identities.index("Soup")
    assert value("b", "f[B]", "bias") == w["bias"][rows["f"]][1]
    assert value("b", "g3[B]", "bias") == w["bias"][rows["g"]][5]
    assert value("Soup", "i[A]", "token") == w["weight_ih"][rows["i"].start, soup]
    chat = V + words.class_index["chat"]
    assert value("chat", "o[B]", "class") == w["weight_ih"][rows["o"].start + 1, chat]
    assert value("B2", "g1[A]", "h'") == w["weight_hh"][rows["g"].start, 4]
    assert value("A3", "o[B]", "c'") == w["weight_ch"][2 * 2 + 1, 2]
    assert value("A1", "i[A]", "c'") == w["weight_ch"][0, 0]
    assert value("A3", "g2[B]", "c'") is None
    french = words.answer_index["French"]
    assert said.value(*at(said, "French", "h2[B]")) == w["head_weight"][french, 4]
    assert said.value(*at(said, "(nothing)", "d")) == w["head_bias"][0]
    assert found.most == max(abs(w[n]).max() for n in w.sizes.shapes if n[:4] != "head")


@pytest.mark.parametrize("ident", ["fluent", "name-and-colour", "adding"])
def test_formulas_of_tokens_give_what_the_cell_computes(ident: str) -> None:
    level = load_level(find_level(ident))
    network = load_network(level)
    found, _ = weight_maps(level, network)
    stream = draw(level, 3)
    x = encode(level, [stream]).x
    for t, step in enumerate(stream.steps):
        if step.token in level.vocabulary.amounts:
            continue  # the formula is for the number 1
        first = next(cls.name for cls in level.classes if step.token in cls.tokens)
        if first != step.cls:
            continue
        own = gates(network, x[t, :, 0], State.zero(network.sizes))
        g = candidate(network, x[t, :, 0], State.zero(network.sizes))
        for n, column in enumerate(found.columns):
            if column.gate and not isinstance(level.gates.owner(column.gate), str):
                continue
            row, _ = at(found, step.token, column.whole, "token")
            said = formula(level, found, row, n)
            assert column.block is not None
            if column.gate:
                wanted = getattr(own, column.gate)[column.block]
            else:
                wanted = g[column.block * network.sizes.S + int(column.name[1:]) - 1]
            assert said.endswith(f"= {wanted:.2f}".replace("-0.00", "0.00").replace("-", "−"))


def test_a_number_is_told_for_the_number_one() -> None:
    level = load_level(find_level("adding"))
    network = load_network(level)
    found, _ = weight_maps(level, network)
    said = formula(level, found, *at(found, "(number)", "g1", "token"))
    assert said.endswith("for the number 1")
    sums = re.search(r"tanh\(([^)a-z]*)\) = ", said)
    assert sums
    parts = sums.group(1).replace("−", "-").replace("- ", "-").replace("+ ", "").split()
    reached = float(said.split(" = ")[-1].split()[0].replace("−", "-"))
    assert np.tanh(sum(map(float, parts))) == pytest.approx(reached, abs=0.02)


def test_what_is_read_from_memory_is_told_by_its_cell() -> None:
    level, w = numbered()
    found, said = weight_maps(level, w)  # type: ignore[arg-type]
    text = formula(level, found, *at(found, "B2", "i[A]", "h'"))  # type: ignore[arg-type]
    assert text.startswith("U[i[A], h' of B2] = ")
    text = formula(level, found, *at(found, "A1", "f[B]", "c'"))  # type: ignore[arg-type]
    assert text.startswith("P[f[B], c' of A1] = ")
    text = formula(level, found, *at(found, "A1", "g1[B]", "c'"))  # type: ignore[arg-type]
    assert "reads nothing" in text
    text = formula(level, said, *at(said, "French", "h1[A]"))  # type: ignore[arg-type]
    assert "to the logit of French" in text
    assert "for each 1 of h1[A]" in text


def test_of_a_locked_gate_it_is_said_that_its_weights_do_nothing() -> None:
    level = load_level(find_level("fluent"))
    found, _ = weight_maps(level, load_network(level))
    said = formula(level, found, *at(found, "home", "f"))
    assert said == "f = 1: this level locks it, and nothing reads these weights"


def test_one_block_needs_no_letter() -> None:
    level = load_level(find_level("fluent"))
    found, _ = weight_maps(level, load_network(level))
    assert [column.whole for column in found.columns][:4] == ["f", "i", "o", "g1"]


def test_a_network_that_reads_no_memory_has_no_rows_for_it() -> None:
    level, w = numbered(recurrent=False, peephole=False)
    found, _ = weight_maps(level, w)  # type: ignore[arg-type]
    assert {row.kind for row in found.rows} == {"bias", "class", "token"}
    changed = replace(w, arrays=w.arrays | {"bias": -9e3 * np.ones_like(w["bias"])})
    assert weight_maps(level, changed)[0].most == 9e3  # type: ignore[arg-type]
