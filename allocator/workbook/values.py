"""From what is stored in a cell to the value that its column asks for, or what is wrong with it.

Nothing is guessed: a text that looks like a number is refused, with the number it would be.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from allocator.workbook import notation
from allocator.workbook.headings import heading_key
from allocator.workbook.schema.cells import ONBEPERKT, Celtype, Soort, Waarde
from allocator.workbook.stored import FormuleZonderWaarde, Foutwaarde, Opgeslagen

_JA = frozenset({"ja", "j", "waar", "true", "x"})
_NEE = frozenset({"nee", "n", "onwaar", "false"})

_NEDERLANDSE_FOUTCODES = {
    "#N/A": "#N/B",
    "#REF!": "#VERW!",
    "#DIV/0!": "#DEEL/0!",
    "#VALUE!": "#WAARDE!",
    "#NAME?": "#NAAM?",
    "#NUM!": "#GETAL!",
    "#NULL!": "#LEEG!",
    "#SPILL!": "#OVERLOOP!",
    "#CALC!": "#BEREKENEN!",
    "#GETTING_DATA": "#GEGEVENS_OPHALEN",
}
_FOUTCODES = frozenset({*_NEDERLANDSE_FOUTCODES, *_NEDERLANDSE_FOUTCODES.values()})

_PERCENT = re.compile(r"(?P<getal>-?\d+(?:,\d+)?)\s*%")
_WIJKDEEL = re.compile(r"(?P<wijk>.+?)\s+(?P<getal>\d+(?:,\d+)?)\s*%")
_DATUM_DMJ = re.compile(r"(?P<dag>\d{1,2})(?P<teken>[-/.])(?P<maand>\d{1,2})(?P=teken)(?P<jaar>\d{4})")
_DATUM_JMD = re.compile(r"(?P<jaar>\d{4})-(?P<maand>\d{1,2})-(?P<dag>\d{1,2})(?:[T ]0?0:00(?::00)?)?")
_DATUM_WOORD = re.compile(r"(?P<dag>\d{1,2})\s+(?P<maandnaam>[a-z]+)\.?\s+(?P<jaar>\d{4})")
_DAG_MAAND = re.compile(r"(?P<dag>\d{1,2})(?:[-/](?P<maand>\d{1,2})|\s+(?P<maandnaam>[a-z]+)\.?)")
_MEESTE_VERGELEKEN = 500
"""Among more names than this, only those that begin the same are compared: it takes a millisecond for each hundred."""

_EERSTE_DAG = date(1899, 12, 30)
_LAATSTE_DAGNUMMER = 2_958_465  # 31 December 9999


class Onjuist(Exception):
    """A cell doesn't hold what its column asks for: what is wrong and what would be right."""

    def __init__(self, melding: str, remedie: str = "") -> None:
        super().__init__(melding)
        self.melding = melding
        self.remedie = remedie


def toon(cel: Opgeslagen | None) -> str | None:
    """Return what a user sees in the cell, shortened; None when it is empty."""
    match cel:
        case None:
            return None
        case bool():
            return "WAAR" if cel else "ONWAAR"
        case int() | Decimal():
            return notation.getal(cel).replace(".", "")
        case date():
            return notation.datum(cel)
        case time():
            return cel.isoformat("minutes")
        case Foutwaarde():
            return cel.code
        case FormuleZonderWaarde():
            return "(formule)"
        case _:
            return cel if len(cel) <= 80 else f"{cel[:79]}…"


def lees(cel: Opgeslagen, celtype: Celtype) -> Waarde:
    """Return the value of a filled cell in the type of its column.

    Raises:
        Onjuist: the cell holds something else.
    """
    _check_leesbaar(cel)
    return _LEZERS[celtype.soort](cel, celtype)


def _check_leesbaar(cel: Opgeslagen) -> None:
    """Refuse a cell of which nobody can say what it holds."""
    if isinstance(cel, FormuleZonderWaarde):
        raise Onjuist("De formule in deze cel is nog nooit uitgerekend.", "Open het bestand in Excel en sla het op.")
    code = cel.code if isinstance(cel, Foutwaarde) else cel
    if isinstance(cel, Foutwaarde) or code in _FOUTCODES:
        nederlands = _NEDERLANDSE_FOUTCODES.get(str(code))
        ook = f" (in Nederlandse Excel {nederlands})" if nederlands else ""
        raise Onjuist(
            f"In deze cel staat de foutwaarde {code}{ook}.", "Herstel de formule, of typ de waarde zelf in de cel."
        )


def als_code(cel: Opgeslagen) -> str:
    """Return an identifier; one that Excel made a number (1001 or 1001,0) is the same as its text."""
    if isinstance(cel, date | time):
        raise Onjuist(
            "Excel heeft van deze code een datum gemaakt.", "Maak de cel op als Tekst en typ de code opnieuw."
        )
    if isinstance(cel, bool):
        raise Onjuist("Hier hoort een code, geen WAAR of ONWAAR.", "Maak de cel op als Tekst en typ de code opnieuw.")
    tekst = str(cel)
    if "|" in tekst:
        raise Onjuist("In een code mag geen | staan.", f"Schrijf bijvoorbeeld '{tekst.replace('|', '-')}'.")
    return tekst


def zoek_code(tekst: str, lijst: Mapping[str, str]) -> str | None:
    """Return the code of what is written as code or as name, whatever its capitals; None for what is neither."""
    gezocht = heading_key(tekst)
    return next((code for code, naam in lijst.items() if gezocht in (heading_key(code), heading_key(naam))), None)


def bedoelt_u(tekst: str, mogelijk: Iterable[str]) -> str:
    """Return the nearest of what is possible as a question, or all of it when nothing is near."""
    namen = list(mogelijk)
    sleutels = {heading_key(naam): naam for naam in namen}
    gezocht = heading_key(tekst)
    vergelijk = list(sleutels) if len(namen) <= _MEESTE_VERGELEKEN else [s for s in sleutels if s[:2] == gezocht[:2]]
    gelijkend = difflib.get_close_matches(gezocht, vergelijk[:_MEESTE_VERGELEKEN], n=1, cutoff=0.6)
    if gelijkend:
        return f"Bedoelt u '{sleutels[gelijkend[0]]}'?"
    return f"Mogelijk zijn: {notation.opsomming(namen, 'of', 12)}." if namen else ""


def _code(cel: Opgeslagen, _: Celtype) -> str:
    return als_code(cel)


def _tekst(cel: Opgeslagen, _: Celtype) -> str:
    return toon(cel) or "" if isinstance(cel, bool | date | time) else str(cel)


def _keuze(cel: Opgeslagen, celtype: Celtype) -> StrEnum:
    tekst = ("ja" if cel else "nee") if isinstance(cel, bool) else _tekst(cel, celtype)
    keuze = celtype.keuze(tekst)
    if keuze is None:
        mogelijk = [k.value for k in celtype.keuzes or ()]
        raise Onjuist(f"'{tekst}' is hier niet mogelijk.", bedoelt_u(tekst, mogelijk))
    return keuze


def _ja_nee(cel: Opgeslagen, _: Celtype) -> bool:
    antwoord = _als_ja_nee(cel)
    if antwoord is None:
        raise Onjuist(f"'{toon(cel)}' is geen ja of nee.", "Vul ja of nee in.")
    return antwoord


def _als_ja_nee(cel: Opgeslagen) -> bool | None:
    if isinstance(cel, bool):
        return cel
    woord = heading_key(cel) if isinstance(cel, str) else ""
    return True if woord in _JA else False if woord in _NEE else None


def _geheel(cel: Opgeslagen, celtype: Celtype) -> int:
    return int(_binnen_grenzen(_getal(cel, celtype), celtype))


def _decimaal(cel: Opgeslagen, celtype: Celtype) -> Decimal:
    return _binnen_grenzen(_getal(cel, celtype), celtype)


def _grens(cel: Opgeslagen, celtype: Celtype) -> int | None:
    if isinstance(cel, str) and heading_key(cel) == ONBEPERKT:
        return None
    return _geheel(cel, celtype)


def _percent(cel: Opgeslagen, celtype: Celtype) -> Decimal:
    if isinstance(cel, str) and (gevonden := _PERCENT.fullmatch(cel)):
        return _binnen_grenzen(_decimalen(gevonden["getal"]) / 100, celtype)
    deel = _getal(cel, celtype)
    if deel > 1 and celtype.maximum is not None and deel > celtype.maximum and deel <= 100:
        raise Onjuist(
            f"{notation.getal(deel)} is hier {notation.percent(deel)}.",
            f"Bedoelt u {notation.getal(deel)} %? Typ dan {notation.getal(deel)}% of {notation.getal(deel / 100)}.",
        )
    return _binnen_grenzen(deel, celtype)


def _ja_nee_percent(cel: Opgeslagen, celtype: Celtype) -> Decimal:
    antwoord = _als_ja_nee(cel)
    if antwoord is not None:
        return Decimal(int(antwoord))
    if isinstance(cel, str) and not _PERCENT.fullmatch(cel):
        raise Onjuist(f"'{cel}' is geen ja, nee of percentage.", "Vul ja, nee of een percentage in, zoals 40%.")
    return _percent(cel, celtype)


def _datum(cel: Opgeslagen, _: Celtype) -> date:
    match cel:
        case date():
            return cel
        case str():
            return _datum_uit_tekst(cel)
        case int() if 0 < cel <= _LAATSTE_DAGNUMMER and not isinstance(cel, bool):
            dag = notation.datum(_EERSTE_DAG + timedelta(days=cel))
            raise Onjuist(
                f"Hier hoort een datum, en {cel} is een getal.",
                f"Als datum zou het {dag} zijn: maak de cel dan op als Datum.",
            )
        case _:
            raise Onjuist("Hier hoort een datum.", "Vul een datum in zoals 1-7-2011.")


def _datum_uit_tekst(tekst: str) -> date:
    """Return the date of a text with the day first, or as ISO writes it; never one with a year of two digits."""
    klein = tekst.casefold()
    for patroon in (_DATUM_DMJ, _DATUM_JMD, _DATUM_WOORD):
        gevonden = patroon.fullmatch(klein)
        if gevonden:
            delen = gevonden.groupdict()
            maand = _maand(delen.get("maand"), delen.get("maandnaam"))
            try:
                return date(int(delen["jaar"]), maand, int(delen["dag"]))
            except ValueError:
                break
    raise Onjuist(f"'{tekst}' is geen datum.", "Vul een datum in als dag-maand-jaar, zoals 1-7-2011.")


def _dag_en_maand(cel: Opgeslagen, _: Celtype) -> tuple[int, int]:
    if isinstance(cel, date):
        return cel.month, cel.day
    if isinstance(cel, str):
        gevonden = _DAG_MAAND.fullmatch(cel.casefold())
        try:
            if gevonden:
                dag = date(2000, _maand(gevonden["maand"], gevonden["maandnaam"]), int(gevonden["dag"]))
            else:
                dag = _datum_uit_tekst(cel)
        except (ValueError, Onjuist):
            pass
        else:
            return dag.month, dag.day
    raise Onjuist(f"'{toon(cel)}' is geen dag en maand.", "Vul een dag en een maand in, zoals 1 september.")


def _maand(nummer: str | None, naam: str | None) -> int:
    """Return the number of a month; 0, which no date has, for a name that is none."""
    if nummer is not None:
        return int(nummer)
    namen = zip(notation.MAANDEN, notation.MAAND_KORT, strict=True)
    return next((n for n, (maand, kort) in enumerate(namen, 1) if naam and naam in (maand, maand[:3], kort)), 0)


def _wijkaandelen(cel: Opgeslagen, _: Celtype) -> tuple[tuple[str, Decimal], ...]:
    """Return the wijken with their shares, as ``Oost 50%; Noordoost 50%``; a wijk alone has it all."""
    tekst = als_code(cel)
    delen = [deel.strip() for deel in tekst.split(";") if deel.strip()]
    if len(delen) == 1 and not _WIJKDEEL.fullmatch(delen[0]):
        return ((delen[0], Decimal(1)),)
    aandelen = []
    for deel in delen:
        gevonden = _WIJKDEEL.fullmatch(deel)
        if not gevonden:
            raise Onjuist(
                f"'{deel}' is geen wijk met een aandeel.", "Schrijf bijvoorbeeld: Oost 50%; Noordoost 30%; Zuid 20%."
            )
        aandelen.append((gevonden["wijk"], _decimalen(gevonden["getal"]) / 100))
    return tuple(aandelen)


def _vrij(cel: Opgeslagen, _: Celtype) -> Waarde:
    if isinstance(cel, str | bool | int | Decimal | date):
        return cel
    raise Onjuist("Hier hoort een tekst, getal of datum.")


def _getal(cel: Opgeslagen, celtype: Celtype) -> Decimal:
    """Return the number in a cell; refuse a text, with the number that it would be."""
    match cel:
        case bool():
            raise Onjuist(f"Hier hoort een getal, en geen {toon(cel)}.", _voorbeeld(celtype))
        case int() | Decimal():
            return Decimal(cel)
        case date():
            raise Onjuist(
                f"Hier hoort een getal, en {notation.datum(cel)} is een datum.",
                "Maak de cel op als Getal en typ het getal opnieuw.",
            )
        case str():
            raise _tekst_als_getal(cel, celtype)
        case _:
            raise Onjuist("Hier hoort een getal.", _voorbeeld(celtype))


def _tekst_als_getal(tekst: str, celtype: Celtype) -> Onjuist:
    """Return what to say of a text in a cell for a number."""
    kaal = tekst.replace("€", "").replace("EUR", "").replace(" ", "").strip()
    teken = 1
    if kaal.startswith("(") and kaal.endswith(")"):
        kaal, teken = kaal[1:-1], -1
    elif kaal.startswith(("-", "−", "–")):
        kaal, teken = kaal[1:], -1
    elif kaal.endswith("-"):
        kaal, teken = kaal[:-1], -1
    nederlands, punt = notation.NEDERLANDS_GETAL.fullmatch(kaal), notation.PUNT_GETAL.fullmatch(kaal)
    if nederlands:
        bedoeld = f"{notation.getal(teken * _decimalen(kaal.replace('.', '')))}"
    elif punt:
        bedoeld = f"{notation.getal(teken * Decimal(kaal.replace(',', '')))}"
    else:
        return Onjuist(f"Hier hoort een getal, en '{tekst}' is tekst.", _voorbeeld(celtype))
    return Onjuist(
        f"'{tekst}' is tekst en geen getal.",
        f"Als u {bedoeld} bedoelt: maak de cel op als Getal en typ {bedoeld} opnieuw.",
    )


def _decimalen(tekst: str) -> Decimal:
    return Decimal(tekst.replace(",", "."))


def _binnen_grenzen(getal: Decimal, celtype: Celtype) -> Decimal:
    """Refuse a number with too many decimals, or beyond the bounds of its column."""
    schrijf = _schrijfwijze(celtype)
    if celtype.minimum is not None and getal < celtype.minimum:
        minimaal = "niet negatief" if celtype.minimum == 0 else f"minstens {schrijf(celtype.minimum)}"
        raise Onjuist(f"{schrijf(getal)} is te laag.", f"Dit getal is {minimaal}.")
    if celtype.maximum is not None and getal > celtype.maximum:
        raise Onjuist(f"{schrijf(getal)} is te hoog.", f"Dit getal is hooguit {schrijf(celtype.maximum)}.")
    afgerond = getal.quantize(Decimal(1).scaleb(-celtype.decimalen), ROUND_HALF_UP)
    if afgerond != getal:
        raise Onjuist(f"{schrijf(getal)} {_te_fijn(celtype)}.", f"Rond af op {schrijf(afgerond)}.")
    return getal


def _schrijfwijze(celtype: Celtype) -> Callable[[Decimal], str]:
    """How a number of this type is written; one without a unit, such as a year, has no dots."""
    if celtype.soort in _IN_PERCENT:
        return notation.percent
    if celtype.eenheid or celtype.decimalen:
        return notation.getal
    return lambda getal: str(getal).replace(".", ",")


def _te_fijn(celtype: Celtype) -> str:
    if celtype.soort in (Soort.EURO, Soort.GRENS):
        return "is geen bedrag in hele euro's"
    decimalen = celtype.decimalen - (2 if celtype.soort in _IN_PERCENT else 0)
    return f"heeft meer dan {decimalen} cijfers achter de komma" if decimalen else "is geen heel getal"


def _voorbeeld(celtype: Celtype) -> str:
    voorbeelden: Mapping[Soort, str] = {
        Soort.EURO: "Vul een bedrag in hele euro's in, zoals 12500.",
        Soort.GRENS: f"Vul een bedrag in hele euro's in, zoals 5000, of {ONBEPERKT}.",
        Soort.FTE: "Vul een aantal fte in met hooguit 2 cijfers achter de komma, zoals 0,4.",
        Soort.PERCENT: "Vul een percentage in, zoals 20%.",
        Soort.JA_NEE_PERCENT: "Vul ja, nee of een percentage in, zoals 40%.",
        Soort.GEHEEL: "Vul een heel getal in, zoals 12.",
    }
    return voorbeelden.get(celtype.soort, "Vul een getal in, zoals 1,5.")


_IN_PERCENT = (Soort.PERCENT, Soort.JA_NEE_PERCENT)

_LEZERS: Mapping[Soort, Callable[[Opgeslagen, Celtype], Waarde]] = {
    Soort.CODE: _code,
    Soort.TEKST: _tekst,
    Soort.KEUZE: _keuze,
    Soort.JA_NEE: _ja_nee,
    Soort.GEHEEL: _geheel,
    Soort.EURO: _geheel,
    Soort.GRENS: _grens,
    Soort.FTE: _decimaal,
    Soort.GETAL: _decimaal,
    Soort.PERCENT: _percent,
    Soort.JA_NEE_PERCENT: _ja_nee_percent,
    Soort.DATUM: _datum,
    Soort.DAG_EN_MAAND: _dag_en_maand,
    Soort.WIJKAANDELEN: _wijkaandelen,
    Soort.VRIJ: _vrij,
}
