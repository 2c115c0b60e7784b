"""Numbers and codes as people type them in a call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from allocator.commands.errors import OpdrachtFout

_GETAL = re.compile(r"\d{1,3}([.,]\d{1,3})?")


def heel_getal(tekst: str, optie: str) -> int:
    """Return a whole number: `2500`, `2.500`, `€ 2.500`. Raises `OpdrachtFout` for what is none."""
    delen = tekst.replace("€", "").replace(" ", "").split(".")
    if not all(d.isdecimal() for d in delen) or any(len(d) != 3 for d in delen[1:]):
        raise OpdrachtFout(f"'{tekst}' is geen heel getal. Schrijf bijvoorbeeld --{optie} 2500.")
    return int("".join(delen))


def lees_getal(tekst: str) -> Decimal | None:
    """Return a small number with at most three decimals: `2,5` or `2.5`; None for what is none."""
    return Decimal(tekst.replace(",", ".")) if _GETAL.fullmatch(tekst) else None


def lees_score(tekst: str) -> int:
    """Return a grade in thousandths: `7,5` is 7500. Raises `OpdrachtFout` for what is none."""
    score = lees_getal(tekst)
    if score is None or score > 10:
        raise OpdrachtFout(f"'{tekst}' is geen score. Schrijf een cijfer van 0 tot 10, zoals 7,5.")
    return int(score * 1000)


def lees_procent(tekst: str, optie: str) -> int:
    """Return a percentage from 0 to 100 in hundredths: `30%` is 3000. Raises `OpdrachtFout` for what is none."""
    deel = lees_getal(tekst.removesuffix("%").strip())
    if deel is None or deel > 100:
        raise OpdrachtFout(f"'{tekst}' is geen percentage. Schrijf bijvoorbeeld --{optie} 30%.")
    return int(deel * 100)


def zoek_code(wat: str, tekst: str, lijst: Mapping[str, str]) -> str:
    """Return the code of what was written as code or as name. Raises `OpdrachtFout` for what isn't there."""
    from allocator.workbook import values

    gevonden = values.zoek_code(tekst, lijst)
    if gevonden is None:
        raise OpdrachtFout(
            f"{wat[0].upper()}{wat[1:]} '{tekst}' komt in het jaarboek niet voor. {values.bedoelt_u(tekst, lijst)}"
        )
    return gevonden
