"""What a rule of the audit says of one item, and how amounts and places are written in it."""

from __future__ import annotations

from allocator_models.result import Bevinding
from allocator_models.scenario import Aard

Dekking = tuple[str, str, Aard]
"""(dienst, programma, aard): where earmarked euros come from."""

Uitkomst = Bevinding | None
"""The outcome of one check; ``None`` when it holds. A rule yields one for every check it makes."""


def oordeel(regel: str, plaats: str, fout: str | None) -> Uitkomst:
    """Return the finding that ``fout`` describes, or ``None`` when there is nothing to describe."""
    return None if fout is None else Bevinding(regel, plaats, fout)


def ongelijk(wat: str, plan: str, verwacht: str) -> str:
    """Return the sentence that a figure of the plan is not what it should be."""
    return f"{wat}: in het plan staat {plan}, dat moet {verwacht} zijn."


def euro(bedrag: int) -> str:
    """Return whole euros as ``€ 12.500``."""
    return f"€ {bedrag:,}".replace(",", ".")


def euro_cent(cent: int) -> str:
    """Return cents as ``€ 12.500``, with the cents only where there are any."""
    heel, rest = divmod(abs(cent), 100)
    teken = "-" if cent < 0 else ""
    return f"€ {teken}{heel:,}".replace(",", ".") + (f",{rest:02}" if rest else "")


def fte(honderdsten: int) -> str:
    """Return hundredths of fte as ``0,4 fte``."""
    heel, rest = divmod(abs(honderdsten), 100)
    teken = "-" if honderdsten < 0 else ""
    decimalen = f",{rest:02}".rstrip("0") if rest else ""
    return f"{teken}{heel}{decimalen} fte"


def procent(bp: int) -> str:
    """Return hundredths of a percent as ``20,5 %``."""
    heel, rest = divmod(bp, 100)
    decimalen = f",{rest:02}".rstrip("0") if rest else ""
    return f"{heel}{decimalen} %"


def plaats_variant(prioriteit: str, variant: str) -> str:
    """Name a variant."""
    return f"prioriteit {prioriteit}, variant {variant}"


def plaats_rij(rij: tuple[str, str, int]) -> str:
    """Name an inzet row."""
    return f"{plaats_variant(rij[0], rij[1])}, regel {rij[2]}"


def plaats_dekking(dekking: Dekking) -> str:
    """Name a dekking."""
    dienst, programma, aard = dekking
    return f"dekking {dienst}, {programma}, {aard}"
