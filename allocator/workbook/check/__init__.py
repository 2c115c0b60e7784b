"""The rules that a scenario workbook must meet, beyond what each cell must hold.

A rule is a function that looks at a :class:`~.geval.Geval` and yields what is wrong. Rules look only at rows of which
every cell is right, so that one mistake gives one melding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from allocator.workbook.check import afspraken, begroting, initiatieven, kader, prioriteiten
from allocator.workbook.check.geval import Geval
from allocator.workbook.check.keys import dubbel, verwijzingen
from allocator.workbook.problems import Melding
from allocator.workbook.typed import Inhoud

type Toets = Callable[[Geval], Iterator[Melding]]

_MODULES = (kader, begroting, prioriteiten, afspraken, initiatieven)

FOUTEN: tuple[Toets, ...] = tuple(toets for module in _MODULES for toets in module.FOUTEN)
"""What makes a scenario unusable."""

OPMERKINGEN: tuple[Toets, ...] = tuple(toets for module in _MODULES for toets in module.OPMERKINGEN)
"""What doesn't, but deserves a look."""


def fouten(inhoud: Inhoud) -> Iterator[Melding]:
    """Yield everything that is wrong between rows and sheets."""
    yield from dubbel(inhoud)
    yield from verwijzingen(inhoud)
    geval = Geval(inhoud)
    for toets in FOUTEN:
        yield from toets(geval)


def opmerkingen(inhoud: Inhoud) -> Iterator[Melding]:
    """Yield what is allowed but deserves a look."""
    geval = Geval(inhoud)
    for toets in OPMERKINGEN:
        yield from toets(geval)
