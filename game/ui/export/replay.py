"""A replay's picture and film, made where there is no window."""

from __future__ import annotations

from pathlib import Path

from game.rules.session import Session
from game.rules.wiring.run import TableRun
from game.ui.export.files import write_at
from game.ui.export.film import Film
from game.ui.export.review import review_picture
from game.ui.export.tasks import draw_gif, png
from game.ui.library import world_title
from game.ui.screenshot import headless, still_context


def draw_replay(
    session: Session,
    picture: Path | None = None,
    film: Path | None = None,
    *,
    run: tuple[TableRun, int] | None = None,
) -> None:
    """Write the picture of a play's review, its film, or both.

    Args:
        session: the play, finished.
        picture: where the PNG goes; nowhere if not given.
        film: where the GIF goes; nowhere if not given.
        run: if it is one stream of a table's run, that run and which of its streams.

    Raises:
        ExportError: there is a file already, or it cannot be written.
    """
    headless()
    app = still_context()
    title = world_title(app.library, session.level)
    if picture is not None:
        write_at(picture, png(review_picture(app, session, title, run)))
    if film is not None:
        work = draw_gif(Film(session, app, title))
        while True:
            try:
                next(work)
            except StopIteration as finished:
                write_at(film, finished.value)
                return
