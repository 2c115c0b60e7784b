"""The words by which heads, rows and units of Dutch budgets are known, with the German and English of our examples."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from allocator_models.scenario import Kostensoort


class Maat(StrEnum):
    """What an amount measures."""

    LASTEN = "lasten"
    BATEN = "baten"
    SALDO = "saldo"
    FTE = "fte"
    BEZETTING = "bezetting"


class Rol(StrEnum):
    """What a column of texts says about a line."""

    POST = "post"
    OMSCHRIJVING = "omschrijving"
    PROGRAMMA = "programma"
    KOSTENSOORT = "kostensoort"
    AARD = "aard"
    INDELING = "indeling"
    """A grouping of the dienst's own: afdeling, product."""
    JAAR = "jaar"
    NIETS = "overslaan"


class Stand(StrEnum):
    """Which stage of a budget an amount belongs to."""

    REKENING = "rekening"
    PRIMITIEF = "primitief"
    NA_WIJZIGING = "na wijziging"
    BEGROTING = "begroting"


def _een_van(*woorden: str) -> re.Pattern[str]:
    return re.compile("|".join(woorden), re.IGNORECASE)


_MATEN: tuple[tuple[Maat, re.Pattern[str]], ...] = (
    (Maat.BEZETTING, _een_van(r"\bbezetting", r"\bbezet\b", r"\bingevuld")),
    (Maat.FTE, _een_van(r"\bf\.?t\.?e\.?'?s?\b", r"\bformatie", r"\barbeidsplaatsen")),
    (Maat.SALDO, _een_van(r"\bsald[oi]", r"\bresultaat\b", r"\bnetto\b", r"\bdb iv\b", r"\bdeckungsbeitrag")),
    (
        Maat.BATEN,
        _een_van(r"\bbaten\b", r"\bopbrengst", r"\binkomst", r"\bontvangst", r"\berlöse?\b", r"\brevenue", r"\bincome"),
    ),
    (
        Maat.LASTEN,
        _een_van(r"\blasten\b", r"\buitga(ven|ve)\b", r"\bkosten\b", r"\bexpen[sd]", r"\baufwand", r"\bcosts?\b"),
    ),
)

_ROLLEN: tuple[tuple[Rol, re.Pattern[str]], ...] = (
    (Rol.JAAR, _een_van(r"^(begrotings|boek|rapport|dienst)?jaar$", r"^jahr$", r"^(fiscal )?year$")),
    (Rol.AARD, _een_van(r"^aard$", r"^s\s*/\s*i$", r"structureel\s*/\s*incidenteel", r"^inc(identeel)?\W*struct")),
    (
        Rol.KOSTENSOORT,
        _een_van(
            r"kostensoort",
            r"^k(st)?srt",
            r"kostencategorie",
            r"^categorie",
            r"\becl\b",
            r"^soort( kosten)?$",
            r"economische",
        ),
    ),
    (Rol.PROGRAMMA, _een_van(r"^progr", r"^taakveld", r"^beleidsveld", r"^hoofdstuk")),
    (
        Rol.POST,
        _een_van(
            r"^(post|code|nummer|nr\.?)$",
            r"^post(nummer|code)$",
            r"kostenplaats(code|nummer|nr)?$",
            r"^k(st)?pl",
            r"grootboek",
            r"^fcl",
            r"rekeningn(ummer|r)",
            r"^begrotingspost$",
            r"^budgetnummer",
        ),
    ),
    (
        Rol.OMSCHRIJVING,
        _een_van(r"omschrijving", r"^naam", r"benaming", r"bezeichnung", r"description", r"^team$", r"^activiteit"),
    ),
    (Rol.NIETS, _een_van(r"toelichting", r"opmerking", r"^bijzonderheden", r"^inwonertal", r"^schaal$", r"^pagina")),
)

KOSTENSOORTEN: tuple[tuple[Kostensoort, re.Pattern[str]], ...] = (
    (Kostensoort.INHUUR, _een_van(r"\binhuur", r"\bingehuurd", r"uitzendkr", r"detachering")),
    (
        Kostensoort.PERSONEEL,
        _een_van(r"\bpersone+l", r"\bsalaris", r"\blo(o|n)n?(en|kosten|som)?\b", r"sociale lasten", r"\bformatie\b"),
    ),
    (Kostensoort.STELPOST, _een_van(r"\bstelpost", r"\btaakstelling", r"\bonvoorzien", r"nog te verdelen")),
    (Kostensoort.VOORZIENING, _een_van(r"\bvoorziening(en)?\b")),
    (Kostensoort.RESERVEMUTATIE, _een_van(r"\breserve")),
    (Kostensoort.KAPITAALLASTEN, _een_van(r"\bkapitaallasten", r"\brente", r"\bafschrijving")),
    (Kostensoort.DOORBELASTING, _een_van(r"\bdoorbelast", r"\boverhead", r"\binterne (levering|verrekening|uren)")),
    (Kostensoort.UITKERING, _een_van(r"\buitkering", r"inkomensoverdracht", r"\bbijstand")),
    (Kostensoort.SUBSIDIE, _een_van(r"\bsubsidie", r"\bbijdrage[ns]? aan", r"overdrachten")),
    (
        Kostensoort.INKOOP,
        _een_van(
            r"\binkoop",
            r"goederen en diensten",
            r"\bmateri(ee|ë)l",
            r"\bonderhoud",
            r"\buitbested",
            r"\bdiensten derden",
            r"\baannemer",
            r"\badvies",
            r"\benergie\b",
            r"\bhuur\b",
            r"\bhuisvesting",
        ),
    ),
)

_OP_NAAM = {soort.value: soort for soort in Kostensoort}

_TOTAAL = re.compile(r"^\W*(sub|eind|groot|generaal)?[- ]?(totaal|totalen|total)\b|\b(totaal|total)\W*$", re.IGNORECASE)
_TOTAALWOORD = re.compile(r"\b(sub|eind|groot|generaal)?[- ]?(totaal|totalen|total)\b", re.IGNORECASE)
_ALLES = re.compile(r"\b(eind|groot|generaal|algemeen)[- ]?totaal\b|\btotaal (generaal|dienst|alles)\b", re.IGNORECASE)
_TRANSPORT = re.compile(r"^\W*(transport|te transporteren|transporteren)\b", re.IGNORECASE)
_VERSCHIL = re.compile(
    r"\bverschil|\bmutatie|\bafwijking|%|\bpercent|\bindex\b|\btoename\b|\bincrease|\bdecrease", re.I
)
_BLADWIJZER = re.compile(r"^(pagina|blad|pag\.?|bladzijde)\s*\d+", re.IGNORECASE)
_SAMENVATTING = re.compile(r"\b(totaal|totalen|samenvatting|recapitulatie|overzicht|verzamel)", re.IGNORECASE)

_JAAR = re.compile(r"(?<!\d)(?:(19|20)(\d{2})|FY\s?'?(\d{2}))(?!\d)")
_STANDEN: tuple[tuple[Stand, re.Pattern[str]], ...] = (
    (
        Stand.REKENING,
        _een_van(r"\brekening\b", r"^r\s*(19|20)\d\d", r"\bjaarrekening", r"\brealisatie", r"\brechnung", r"\bactual"),
    ),
    (
        Stand.NA_WIJZIGING,
        _een_van(r"na (de )?(\d+e )?(begrotings)?wijziging", r"\bbijgesteld", r"\bgewijzigd", r"\bactuele begroting"),
    ),
    (Stand.PRIMITIEF, _een_van(r"\bprimitie(f|ve)", r"\boorspronkelijk", r"\badopted")),
    (
        Stand.BEGROTING,
        _een_van(
            r"\bbegroting",
            r"^b\s*(19|20)\d\d",
            r"\braming",
            r"\bvoranschlag",
            r"\bbudget",
            r"\brequest",
            r"\best oblig",
        ),
    ),
)

_EENHEDEN: tuple[tuple[Decimal, re.Pattern[str]], ...] = (
    (
        Decimal(1_000_000),
        _een_van(r"x\s*(€|eur(o)?)?\s*1\s*(mln|miljoen)", r"in (mln|miljoen)", r"€\s*mln\b", r"1\.000\.000"),
    ),
    (
        Decimal(1_000),
        _een_van(
            r"[x×*]\s*(€|eur(o)?)?\s*1[. ]?000(?![.\d])",
            r"€\s*1[. ]?000(?![.\d])",
            r"\bin duizend",
            r"\bduizenden euro",
            r"\bduizendtallen\b",
            r"\bk€|\bt€|€\s*dzd",
            r"\bin thousand|\bin tausend",
        ),
    ),
    (
        Decimal(1),
        _een_van(r"[x×*]\s*(€|eur(o)?)\s*1(?![.\d ])", r"\bin (hele )?euro'?s?\b", r"\bhele euro'?s\b", r"\bin euro\b"),
    ),
)
PER_INWONER = re.compile(r"\bper inwoner", re.IGNORECASE)
_NAAM_DUIZEND = re.compile(r"(in[-_ ]?1\.?000|duizend|tausend|thousand|x[-_ ]?1\.?000)", re.IGNORECASE)


def maat_van(tekst: str) -> Maat | None:
    """Return what a head or row says that an amount measures."""
    return next((maat for maat, patroon in _MATEN if patroon.search(tekst)), None)


def rol_van(kop: str) -> Rol | None:
    """Return what the head of a column of texts says about it."""
    return next((rol for rol, patroon in _ROLLEN if patroon.search(kop.strip())), None)


@lru_cache(maxsize=10_000)  # the same few words stand in every row
def kostensoort_van(tekst: str) -> Kostensoort | None:
    """Return the kostensoort that a text names, in whatever words."""
    precies = _OP_NAAM.get(tekst.strip().casefold())
    if precies is not None:
        return precies
    return next((soort for soort, patroon in KOSTENSOORTEN if patroon.search(tekst)), None)


def jaren_in(tekst: str) -> tuple[int, ...]:
    """Return the years that a text names; FY17 is 2017."""
    return tuple(int(f"{m[1]}{m[2]}") if m[1] else 2000 + int(m[3]) for m in _JAAR.finditer(tekst))


def stand_van(tekst: str) -> Stand | None:
    """Return the stage of the budget that a text names."""
    return next((stand for stand, patroon in _STANDEN if patroon.search(tekst)), None)


def is_totaal(tekst: str) -> bool:
    """Whether a label is that of a total: the word comes first or last."""
    return "tota" in tekst.casefold() and _TOTAAL.search(tekst) is not None


def is_totaal_van_alles(tekst: str) -> bool:
    """Whether a label is that of the total of a whole table."""
    return _ALLES.search(tekst) is not None


def zonder_totaal(tekst: str) -> str:
    """Return the label of a total without the word: what it is the total of."""
    return _TOTAALWOORD.sub("", tekst).strip(" :-")


def is_transport(tekst: str) -> bool:
    """Whether a label is that of a sum carried to the next page."""
    return _TRANSPORT.search(tekst) is not None


def is_verschil(tekst: str) -> bool:
    """Whether a head or row holds differences or shares, and no amounts of its own."""
    return _VERSCHIL.search(tekst) is not None


def is_bladwijzer(tekst: str) -> bool:
    """Whether a text only numbers the pages."""
    return _BLADWIJZER.search(tekst) is not None


def is_samenvatting(bladnaam: str) -> bool:
    """Whether a sheet is named as the sum of other sheets."""
    return _SAMENVATTING.search(bladnaam) is not None


def eenheid_in(tekst: str) -> Decimal | None:
    """Return the unit in euros that a text states: 1, 1.000 or 1.000.000."""
    return next((eenheid for eenheid, patroon in _EENHEDEN if patroon.search(tekst)), None)


def naam_zegt_duizend(bestandsnaam: str) -> bool:
    """Whether the name of a file or sheet speaks of thousands, which is a hint and no proof."""
    return _NAAM_DUIZEND.search(bestandsnaam) is not None
