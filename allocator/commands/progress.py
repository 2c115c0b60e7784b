"""Show on stderr what is being worked on, in the words of the field."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from allocator.commands.output import console

_log = logging.getLogger(__name__)

WERK = {
    "verplichtingen": "zo veel mogelijk verplichtingen nakomen",
    "taakstelling": "de taakstellingen invullen",
    "flexband": "elke dienst binnen zijn flexband brengen",
    "wijkprioriteiten": "de prioriteiten van de wijken kiezen",
    "behoud_afstand": "elke dienst zo dicht mogelijk bij zijn flexdoel brengen",
    "behoud": "behouden wat het meeste waard is",
    "eenvoud": "het plan zo eenvoudig mogelijk maken",
    "stabiliteit": "zo dicht mogelijk bij het eerdere plan blijven",
}
"""Goal → what is done for it."""


@contextmanager
def follow(stappen: int) -> Iterator[Callable[[str], None]]:
    """Give a function to call at the start of each of `stappen` steps, with a goal or with words of one's own.

    A bar is shown on a terminal only; it leaves nothing behind.
    """
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    kolommen = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=20), TimeElapsedColumn())
    papier = console(sys.stderr)
    with Progress(*kolommen, console=papier, transient=True, disable=not papier.is_terminal) as balk:
        taak = balk.add_task("", total=stappen)
        begonnen = 0

        def begin(stap: str) -> None:
            nonlocal begonnen
            tekst = WERK.get(stap, stap)
            _log.info("%s", tekst)
            balk.update(taak, completed=begonnen, description=f"{tekst[0].upper()}{tekst[1:]} …")
            begonnen += 1

        yield begin
