"""Bad input, made by the thousand: every file and line the game takes from others, spoilt.

`python -m tests.fuzz --count 20000 --seed 1` makes that many cases and plays each in a sandbox.
A case is made of nothing but its kind, the seed and its number, so that it can be had again:
`python -m tests.fuzz --seed 1 --only levels --case 77`.

`targets/` says for each kind what is spoilt and what the game is asked to do with it, `mutate/`
how things are spoilt, `judge.py` what must never happen, and `found/` keeps what was found.
"""
