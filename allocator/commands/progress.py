"""Show on stderr what is being worked on, in the words of the field."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from allocator.commands.output import console

if TYPE_CHECKING:
    from rich.progress import Progress

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


class Voortgang:
    """The bar of one command; a run has as many steps as `expect` was told, and shows no end before that."""

    def __init__(self, balk: Progress) -> None:
        self._balk = balk
        self._taak = balk.add_task("", total=None)
        self._begonnen = 0

    def expect(self, stappen: int) -> None:
        """Say how many steps come after those that have begun."""
        self._balk.update(self._taak, total=self._begonnen + stappen)

    def begin(self, stap: str) -> None:
        """Say that a step begins: a goal, or words of one's own."""
        tekst = WERK.get(stap, stap)
        _log.info("%s", tekst)
        self._balk.update(self._taak, completed=self._begonnen, description=f"{tekst[0].upper()}{tekst[1:]} …")
        self._begonnen += 1


_HEUGENIS_SECONDEN = 3600.0
"""How far back is looked to tell the time left: one step may take minutes."""


@contextmanager
def count(wat: str, totaal: int) -> Iterator[Callable[[], None]]:
    """Show how much of ``totaal`` is done and how long the rest will take; call what is given at each step."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    kolommen = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(" van "),
        TextColumn("nog"),
        TimeRemainingColumn(),
    )
    papier = console(sys.stderr)
    with Progress(
        *kolommen,
        console=papier,
        transient=True,
        disable=not papier.is_terminal,
        speed_estimate_period=_HEUGENIS_SECONDEN,
    ) as balk:
        taak = balk.add_task(wat, total=totaal)
        yield lambda: balk.advance(taak)


@contextmanager
def follow() -> Iterator[Voortgang]:
    """Show a bar as long as the block runs; on a terminal only, and it leaves nothing behind."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    kolommen = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=20), TimeElapsedColumn())
    papier = console(sys.stderr)
    with Progress(*kolommen, console=papier, transient=True, disable=not papier.is_terminal) as balk:
        yield Voortgang(balk)
