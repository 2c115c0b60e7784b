"""Numbers and codes as people type them in a call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from allocator.commands.errors import OpdrachtFout

_CIJFER = re.compile(r"\d{1,2}([.,]\d{1,3})?")


def heel_getal(tekst: str, optie: str) -> int:
    """Return a whole number: `2500`, `2.500`, `€ 2.500`. Raises `OpdrachtFout` for what is none."""
    delen = tekst.replace("€", "").replace(" ", "").split(".")
    if not all(d.isdecimal() for d in delen) or any(len(d) != 3 for d in delen[1:]):
        raise OpdrachtFout(f"'{tekst}' is geen heel getal. Schrijf bijvoorbeeld --{optie} 2500.")
    return int("".join(delen))


def lees_score(tekst: str) -> int:
    """Return a grade in thousandths: `7,5` is 7500. Raises `OpdrachtFout` for what is none."""
    score = Decimal(tekst.replace(",", ".")) if _CIJFER.fullmatch(tekst) else Decimal(-1)
    if not 0 <= score <= 10:
        raise OpdrachtFout(f"'{tekst}' is geen score. Schrijf een cijfer van 0 tot 10, zoals 7,5.")
    return int(score * 1000)


def zoek_code(wat: str, tekst: str, lijst: Mapping[str, str]) -> str:
    """Return the code of what was written as code or as name. Raises `OpdrachtFout` for what isn't there."""
    from allocator.workbook.headings import heading_key
    from allocator.workbook.values import bedoelt_u

    sleutel = heading_key(tekst)
    gevonden = next((c for c, naam in lijst.items() if sleutel in (heading_key(c), heading_key(naam))), None)
    if gevonden is None:
        raise OpdrachtFout(
            f"{wat[0].upper()}{wat[1:]} '{tekst}' komt in het jaarboek niet voor. {bedoelt_u(tekst, lijst)}"
        )
    return gevonden
