"""Every page of help, by what it is about."""

from __future__ import annotations

from typing import Final

from game.ui.context import HelpTopic
from game.ui.help.menus import MENUS
from game.ui.help.page import Page
from game.ui.help.playing import PLAYING

PAGES: Final[dict[HelpTopic, Page]] = {page.topic: page for page in (*PLAYING, *MENUS)}
