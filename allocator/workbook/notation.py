"""Numbers, dates and amounts as a Dutch reader writes them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

NEDERLANDS_GETAL = re.compile(r"(?P<heel>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<decimalen>\d+))?")
"""1.234.567,89, with or without dots and decimals."""

PUNT_GETAL = re.compile(r"(?P<heel>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimalen>\d+))?")
"""1,234,567.89, as it is written elsewhere."""

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

MAAND_KORT = tuple("mrt" if maand == "maart" else maand[:3] for maand in MAANDEN)
"""As Excel writes them in Dutch."""


def getal(waarde: int | Decimal) -> str:
    """Return ``waarde`` with a decimal comma and dots between thousands: ``-1.234,5``."""
    heel, _, decimalen = f"{abs(Decimal(waarde)):,f}".partition(".")
    decimalen = decimalen.rstrip("0")
    teken = "-" if waarde < 0 else ""
    return teken + heel.replace(",", ".") + ("," + decimalen if decimalen else "")


def euro(bedrag_euro: int | Decimal) -> str:
    """Return an amount: ``€ 12.500``."""
    return f"€ {getal(bedrag_euro)}"


def percent(deel: Decimal) -> str:
    """Return a fraction as a percentage: 0.205 is ``20,5 %``."""
    return f"{getal(deel * 100)} %"


def fte(honderdsten: int) -> str:
    """Return fte from hundredths: 40 is ``0,4 fte``."""
    return f"{getal(Decimal(honderdsten) / 100)} fte"


def datum(dag: date) -> str:
    """Return a date as ``1-7-2011``."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def opsomming(delen: list[str], voegwoord: str = "en", meeste: int = 8) -> str:
    """Return ``a, b en c``; of more than ``meeste`` only the first, and how many others there are."""
    if len(delen) > meeste:
        return f"{', '.join(delen[:meeste])} en {len(delen) - meeste} andere"
    return f" {voegwoord} ".join(filter(None, (", ".join(delen[:-1]), *delen[-1:])))
