"""Rules of the sheet Initiatieven."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from allocator.workbook import notation
from allocator.workbook.check.geval import Geval, samengenomen
from allocator.workbook.problems import Melding
from allocator.workbook.schema import InitiatiefRij

_JAREN_TERUG, _JAREN_VOORUIT = 30, 10


def aandelen_zijn_heel(geval: Geval) -> Iterator[Melding]:
    """The shares of the wijken make one whole, each wijk once."""
    for initiatief in geval.inhoud.rijen(InitiatiefRij):
        namen = [naam for naam, _ in initiatief.rij.wijk]
        totaal = sum((aandeel for _, aandeel in initiatief.rij.wijk), Decimal(0))
        if len(set(namen)) < len(namen):
            yield initiatief.melding("wijk", "Dezelfde wijk staat hier twee keer.", "Tel de aandelen op.")
        elif totaal != 1:
            yield initiatief.melding(
                "wijk",
                f"De aandelen van de wijken zijn samen {notation.percent(totaal)}.",
                "Samen zijn ze precies 100 %.",
            )
        elif any(aandeel * 10_000 % 1 for _, aandeel in initiatief.rij.wijk):
            yield initiatief.melding(
                "wijk", "Een aandeel heeft meer dan 2 cijfers achter de komma.", "Rond de aandelen af."
            )


def vraagt_iets(geval: Geval) -> Iterator[Melding]:
    """An initiatief asks euros or hours."""
    for initiatief in geval.inhoud.rijen(InitiatiefRij):
        if not initiatief.rij.bedrag and not initiatief.rij.uren:
            yield initiatief.melding(
                "bedrag", "Dit initiatief vraagt geen geld en geen uren.", "Vul een van de twee in."
            )


def minimaal_past(geval: Geval) -> Iterator[Melding]:
    """The least amount is no more than the amount."""
    for initiatief in geval.inhoud.rijen(InitiatiefRij):
        rij = initiatief.rij
        if rij.minimaal is not None and rij.minimaal > rij.bedrag:
            yield initiatief.melding(
                "minimaal",
                f"Het minimum ({notation.euro(rij.minimaal)}) is hoger dan het bedrag ({notation.euro(rij.bedrag)}).",
                "Verlaag het minimum, of maak de cel leeg.",
            )


def datums_na_de_aanvraag(geval: Geval) -> Iterator[Melding]:
    """Waiting and deciding come after asking."""
    for initiatief in geval.inhoud.rijen(InitiatiefRij):
        for veld, dag in (("wacht_tot", initiatief.rij.wacht_tot), ("besluitdatum", initiatief.rij.besluitdatum)):
            if dag and dag < initiatief.rij.datum:
                yield initiatief.melding(
                    veld,
                    f"{notation.datum(dag)} ligt voor de dag van de aanvraag ({notation.datum(initiatief.rij.datum)}).",
                    "Controleer beide datums.",
                )


def datum_in_deze_tijd(geval: Geval) -> Iterator[Melding]:
    """A date far from the year is a typing error."""
    for initiatief in geval.inhoud.rijen(InitiatiefRij):
        dag = initiatief.rij.datum
        if geval.jaar and not -_JAREN_TERUG <= dag.year - geval.jaar <= _JAREN_VOORUIT:
            yield initiatief.melding(
                "datum",
                f"{notation.datum(dag)} ligt te ver van het begrotingsjaar {geval.jaar}.",
                "Controleer het jaartal.",
            )


def meer_toegekend_dan_gevraagd(geval: Geval) -> Iterator[Melding]:
    """List what got more than it asked."""
    yield from samengenomen(
        [i for i in geval.inhoud.rijen(InitiatiefRij) if (i.rij.toegekend or 0) > i.rij.bedrag],
        "toegekend",
        lambda initiatief: initiatief.initiatief,
        "1 initiatief kreeg meer dan het vroeg",
        "{} initiatieven kregen meer dan ze vroegen",
    )


def uren_zonder_dienst(geval: Geval) -> Iterator[Melding]:
    """List the hours that no dienst is asked for."""
    yield from samengenomen(
        [i for i in geval.inhoud.rijen(InitiatiefRij) if i.rij.uren and i.rij.dienst is None],
        "uren",
        lambda initiatief: initiatief.initiatief,
        "1 initiatief vraagt uren en noemt geen dienst die ze levert",
        "{} initiatieven vragen uren en noemen geen dienst die ze levert",
    )


def zonder_aard(geval: Geval) -> Iterator[Melding]:
    """List the initiatieven that count as structureel because nothing was said."""
    yield from samengenomen(
        [i for i in geval.inhoud.rijen(InitiatiefRij) if i.rij.aard is None],
        "aard",
        lambda initiatief: initiatief.initiatief,
        "1 initiatief heeft geen aard en telt als structureel (S): het kan dan niet uit eenmalig geld",
        "{} initiatieven hebben geen aard en tellen als structureel (S): ze kunnen dan niet uit eenmalig geld",
    )


FOUTEN = (aandelen_zijn_heel, vraagt_iets, minimaal_past, datums_na_de_aanvraag, datum_in_deze_tijd)
OPMERKINGEN = (meer_toegekend_dan_gevraagd, uren_zonder_dienst, zonder_aard)
