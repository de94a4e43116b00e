"""The sound card: opened without a word in the terminal, even where there is none."""

import os
import subprocess
import sys

OPEN = """
import os
import pygame
from game.ui.sound.card import Card, NoCardError

def init(*_, **__):
    os.write(2, b"ALSA lib confmisc.c:855: cannot find card")
    raise pygame.error("Couldn't open audio device")

pygame.mixer.init = init
try:
    Card().open(8)
except NoCardError as error:
    os.write(2, str(error).encode())
"""


def test_what_the_system_says_of_a_card_that_is_not_there_stays_out_of_the_terminal() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPEN], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stderr == "Couldn't open audio device"
