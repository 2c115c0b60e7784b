"""The one way to much work at once: in this process, in a pool of processes, or on a dask cluster that is there.

Whoever hands out the work sees no difference: the same results, as they are ready or in order.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, as_completed
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from allocator import __version__
from allocator.commands.errors import OpdrachtFout, RekenFout
from allocator.commands.interruptible import interruptible

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_WACHT_OP_DASK = "10s"
_STIL = "ignore:resource_tracker:UserWarning"
"""For Python's own helper of a pool, which tells in English what it tidies up after Ctrl-C."""


class Rekenkracht(Protocol):
    """Carries out a function of a module on many pieces of work; both sides must be able to be sent."""

    def map[Stuk, Uit](self, werk: Callable[[Stuk], Uit], stukken: Iterable[Stuk]) -> Iterator[Uit]:
        """Yield the results in the order of the pieces."""

    def zodra_klaar[Stuk, Uit](self, werk: Callable[[Stuk], Uit], stukken: Iterable[Stuk]) -> Iterator[Uit]:
        """Yield each result as soon as it is ready."""


@contextmanager
def rekenkracht(processen: int, dask: str | None = None) -> Iterator[Rekenkracht]:
    """Give what carries out the work; what isn't ready when the block ends is dropped.

    Raises:
        OpdrachtFout: there is no dask cluster at the address, or it has another Allocator.
        RekenFout: a process or the cluster went away while it was at work.
    """
    if dask is not None:
        with _dask(dask) as kracht:
            yield kracht
    elif processen == 1:
        yield _Hier()
    else:
        with _processen(processen) as kracht:
            yield kracht


def alle_kernen() -> int:
    """Return how many processes this machine has room for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# --- here ----------------------------------------------------------------------------------------------------------


class _Hier:
    """One piece after another, in such a way that Ctrl-C works."""

    def map[Stuk, Uit](self, werk: Callable[[Stuk], Uit], stukken: Iterable[Stuk]) -> Iterator[Uit]:
        """Yield the results in the order of the pieces."""
        for stuk in stukken:
            yield interruptible(partial(werk, stuk))

    zodra_klaar = map


# --- a pool of processes -------------------------------------------------------------------------------------------


@contextmanager
def uitvoerder(processen: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes to which pieces of work can be handed of which the next depends on the one before.

    Raises:
        RekenFout: a process went away while it was at work.
    """
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # here: they take long to import
    from multiprocessing import get_context

    if _STIL not in sys.warnoptions:
        sys.warnoptions.append(_STIL)
    pool = ProcessPoolExecutor(processen, mp_context=get_context("spawn"), initializer=_volg_ouder)
    try:
        yield pool
    except BrokenProcessPool as fout:
        raise RekenFout(
            "Een rekenproces is gestopt, misschien door te weinig geheugen. Probeer het met minder processen."
        ) from fout
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _processen(aantal: int) -> Iterator[Rekenkracht]:
    with uitvoerder(aantal) as pool:
        yield _Pool(pool)


class _Pool:
    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def map[Stuk, Uit](self, werk: Callable[[Stuk], Uit], stukken: Iterable[Stuk]) -> Iterator[Uit]:
        """Yield the results in the order of the pieces."""
        return self._pool.map(werk, stukken)

    def zodra_klaar[Stuk, Uit](self, werk: Callable[[Stuk], Uit], stukken: Iterable[Stuk]) -> Iterator[Uit]:
        """Yield each result as soon as it is ready."""
        bezig: set[Future[Uit]] = {self._pool.submit(werk, stuk) for stuk in stukken}
        for klaar in as_completed(bezig):
            yield klaar.result()


def _volg_ouder() -> None:
    """Let a process of the pool end when the command does, however that ends; Ctrl-C is for the command."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ouder = parent_process()
    assert ouder is not None

    def wacht() -> None:
        ouder.join()
        os._exit(1)

    threading.Thread(target=wacht, daemon=True).start()


# --- a dask cluster ------------------------------------------------------------------------------------------------


@contextmanager
def _dask(adres: str) -> Iterator[Rekenkracht]:
    try:
        distributed: Any = import_module("distributed")
    except ModuleNotFoundError as fout:
        raise OpdrachtFout(
            "Voor --dask is een aanvulling nodig. Installeer die met: pip install 'allocator-gemeente[dask]'"
        ) from fout
    _maak_stil(logging.getLogger("distributed"))
    try:
        client = distributed.Client(adres, timeout=_WACHT_OP_DASK, set_as_default=False)
    except (OSError, ValueError) as fout:
        raise OpdrachtFout(
            f"Op '{adres}' is geen dask-cluster te bereiken. Noem het adres van de scheduler, zoals tcp://server:8786."
        ) from fout
    with client:
        _check_werkers(client, adres)
        try:
            yield _Cluster(client, distributed.as_completed)
        except CancelledError as fout:
            raise RekenFout(f"De verbinding met het dask-cluster op '{adres}' is verbroken.") from fout


def _maak_stil(logger: logging.Logger) -> None:
    """Keep what a library logs, in English, from the user: what matters of it we say ourselves."""
    logger.handlers = [logging.NullHandler()]
    logger.propagate = False


def _check_werkers(client: Any, adres: str) -> None:
    """Refuse a cluster without workers, or on which another Allocator would do the work."""
    if not client.nthreads():
        raise OpdrachtFout(f"Het dask-cluster op '{adres}' heeft geen werkers.")
    gevonden = client.run(allocator_versie, on_error="return")
    anders = next((v for v in gevonden.values() if v != __version__), None)
    if anders is not None:
        wat = f"Allocator {anders}" if isinstance(anders, str) else "geen Allocator"
        raise OpdrachtFout(f"Op een werker van '{adres}' staat {wat}; hier staat Allocator {__version__}.")


def allocator_versie() -> str:
    """Return the version where this runs."""
    return __version__


class _Cluster:
    def __init__(self, client: Any, zodra_klaar: Callable[..., Iterable[Any]]) -> None:
        self._client = client
        self._zodra_klaar = zodra_klaar

    def map[Stuk, Uit](self, werk: Callable[[Stuk], Uit], stukken: Iterable[Stuk]) -> Iterator[Uit]:
        """Yield the results in the order of the pieces."""
        for bezig in self._hand_uit(werk, stukken):
            yield bezig.result()

    def zodra_klaar[Stuk, Uit](self, werk: Callable[[Stuk], Uit], stukken: Iterable[Stuk]) -> Iterator[Uit]:
        """Yield each result as soon as it is ready."""
        for klaar in self._zodra_klaar(self._hand_uit(werk, stukken), loop=self._client.loop):
            yield klaar.result()

    def _hand_uit(self, werk: Callable[..., Any], stukken: Iterable[Any]) -> list[Any]:
        return [self._client.submit(werk, stuk, pure=False) for stuk in stukken]
