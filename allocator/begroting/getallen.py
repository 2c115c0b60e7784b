"""Numbers that are stored as text: what they stand for, strictly, and when that can't be told.

A dot is a thousands sign in Dutch and a decimal sign elsewhere. Which of the two holds is decided for all numbers of a
file together, from those that can be read in one way only; where both readings stay possible the user is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from allocator.workbook.notation import NEDERLANDS_GETAL, PUNT_GETAL


class Schrijfwijze(StrEnum):
    """How the numbers of a file are written."""

    NEDERLANDS = "komma"
    """1.234.567,89"""
    PUNT = "punt"
    """1,234,567.89"""
    NULLEN_KWIJT = "duizendtal"
    """1.54 is 1.540: a dot between thousands, of which a program has cut the last zeros off."""


@dataclass(frozen=True, slots=True)
class Twijfel:
    """Numbers that can be read in more than one way: an example, and the readings that are possible."""

    voorbeeld: str
    mogelijk: tuple[Schrijfwijze, ...]


_OPVULLING = re.compile(r"[\s\u00a0\u2007\u202f€']|EUR|euro", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_STREEPJE = re.compile(r"[-−–—]{1,2}")
_ZONDER_CENTEN = re.compile(r",(-{1,2}|–|=)?(?=\)?$)")
_HEEL = re.compile(r"\d+")
_CIJFERS_EN_TEKENS = re.compile(r"(?!0\d)\d[\d.,]*")  # 007 is a code

_BEWIJS_NEDERLANDS = re.compile(r"\d{1,3}(\.\d{3}){2,}|\d{1,3}(\.\d{3})+,\d+|\d+,\d{1,2}|\d{4,},\d+|\d+,\d{4,}|0,\d+")
_BEWIJS_PUNT = re.compile(r"\d{1,3}(,\d{3}){2,}|\d{1,3}(,\d{3})+\.\d+|\d{4,}\.\d+|\d+\.\d{4,}|0\.\d+")
_PUNT_KORT = re.compile(r"\d{1,3}\.(\d{1,2})")
_PUNT_DRIE = re.compile(r"\d{1,3}\.\d{3}")
_KOMMA_DRIE = re.compile(r"\d{1,3},\d{3}")

_NULLEN_KWIJT = re.compile(r"(?P<heel>\d{1,3})\.(?P<rest>\d{1,3})|(?P<los>\d+)")

GEEN_BEDRAG = frozenset({"nvt", "n.v.t.", "pm", "p.m.", "nb", "n.b.", "memorie", "p.m"})
"""Words that stand for an amount that isn't there."""

_DUIZEND = 1000


def kern(tekst: str) -> tuple[int, str] | None:
    """Return the sign and the digits, dots and commas of a number; None when the text is no number.

    A single dash is the number 0: ``(1, "0")``.
    """
    if (letter := _LETTER.search(tekst)) and letter[0] not in "eE":  # a word, as most texts are
        return None
    kaal = _OPVULLING.sub("", tekst)
    if _STREEPJE.fullmatch(kaal):
        return 1, "0"
    kaal = _ZONDER_CENTEN.sub("", kaal)
    teken = 1
    if kaal.startswith("(") and kaal.endswith(")"):
        kaal, teken = kaal[1:-1], -1
    if kaal.startswith(("-", "−", "–")):
        kaal, teken = kaal[1:], -teken
    elif kaal.endswith(("-", "−", "–")):
        kaal, teken = kaal[:-1], -teken
    elif kaal.startswith("+"):
        kaal = kaal[1:]
    return (teken, kaal) if _CIJFERS_EN_TEKENS.fullmatch(kaal) else None


def lijkt_getal(tekst: str) -> bool:
    """Whether a text is written as a number, in whatever style."""
    return kern(tekst) is not None


def bepaal_schrijfwijze(teksten: Iterable[str]) -> Schrijfwijze | Twijfel:
    """Return how these numbers are written, as far as they show it."""
    kernen = {gevonden[1] for tekst in teksten if (gevonden := kern(tekst))}
    nederlands = any(_BEWIJS_NEDERLANDS.fullmatch(k) for k in kernen)
    punt = any(_BEWIJS_PUNT.fullmatch(k) for k in kernen)
    if nederlands != punt:
        return Schrijfwijze.NEDERLANDS if nederlands else Schrijfwijze.PUNT
    heel = [k for k in kernen if _HEEL.fullmatch(k) and int(k)]
    kort = sorted(k for k in kernen if _PUNT_KORT.fullmatch(k))
    drie = sorted(k for k in kernen if _PUNT_DRIE.fullmatch(k))
    komma = sorted(k for k in kernen if _KOMMA_DRIE.fullmatch(k))
    if nederlands and punt:
        voorbeeld = (kort or drie or komma or sorted(kernen))[0]
        return Twijfel(voorbeeld, (Schrijfwijze.NEDERLANDS, Schrijfwijze.PUNT))
    if kort:
        lengtes = {len(k.partition(".")[2]) for k in (*kort, *drie)}
        if not heel and len(lengtes) == 1:
            return Schrijfwijze.PUNT
        return Twijfel(max(kort, key=lambda k: (len(k), k)), (Schrijfwijze.PUNT, Schrijfwijze.NULLEN_KWIJT))
    if drie and (komma or any(int(k) >= _DUIZEND for k in heel)):
        return Twijfel(drie[0], (Schrijfwijze.NEDERLANDS, Schrijfwijze.PUNT))
    if komma and not drie:
        return Twijfel(komma[0], (Schrijfwijze.NEDERLANDS, Schrijfwijze.PUNT))
    return Schrijfwijze.NEDERLANDS


def lees_getal(tekst: str, schrijfwijze: Schrijfwijze) -> Decimal | None:
    """Return the number that a text stands for in a style; None when it is no number in it, such as 12.50 in Dutch."""
    gevonden = kern(tekst)
    if gevonden is None:
        return None
    teken, cijfers = gevonden
    if schrijfwijze is Schrijfwijze.NULLEN_KWIJT:
        return _vul_nullen_aan(teken, cijfers)
    patroon, duizend = (NEDERLANDS_GETAL, ".") if schrijfwijze is Schrijfwijze.NEDERLANDS else (PUNT_GETAL, ",")
    deel = patroon.fullmatch(cijfers)
    if deel is None:
        return None
    return teken * Decimal(f"{deel['heel'].replace(duizend, '')}.{deel['decimalen'] or '0'}")


def _vul_nullen_aan(teken: int, cijfers: str) -> Decimal | None:
    deel = _NULLEN_KWIJT.fullmatch(cijfers)
    if deel is None:
        return lees_getal(cijfers, Schrijfwijze.NEDERLANDS)
    if deel["los"]:
        return Decimal(teken * int(deel["los"]))
    return Decimal(teken * int(deel["heel"] + deel["rest"].ljust(3, "0")))
