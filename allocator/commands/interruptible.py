"""Let Ctrl-C work at once while a solver, which nothing can interrupt, is at work."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

_WACHT_SECONDEN = 0.2  # on Windows, waiting without an end would let no Ctrl-C through


def interruptible[T](werk: Callable[[], T]) -> T:
    """Return what `werk` returns, or raise what it raises; a Ctrl-C ends the wait, but not the thread that works on."""
    uitkomst: Future[T] = Future()

    def doe() -> None:
        try:
            uitkomst.set_result(werk())
        except BaseException as fout:
            uitkomst.set_exception(fout)

    draad = Thread(target=doe, daemon=True)
    draad.start()
    while draad.is_alive():
        draad.join(_WACHT_SECONDEN)
    return uitkomst.result()
