"""The workbook of the year book, printed anew after each run: for reading, sorting and mailing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from allocator.report.excel.blad import schrijf_blad
from allocator.report.jaar import tabellen
from allocator.report.jaar.gegevens import Jaaroverzicht
from allocator.report.jaar.verklaringen import Uitleg, redenentabel
from allocator.report.jaar.wijkcijfers import termijn
from allocator.report.tabel import Blad, Kolom, Koppeling, Soort, Tabel
from allocator.report.zinnen import datum, punten
from allocator.workbook.notation import euro, getal
from allocator.workbook.package import Sheet, put_sheets
from allocator_models.herverdeling.beleidsgaten import MINSTENS_AANVRAGEN, MINSTENS_JAREN

JAARBOEK, WIJKEN, AANVRAGEN, RESERVELIJST, POTTEN = "Jaarboek", "Wijken", "Aanvragen", "Reservelijst", "Potten"
MUTATIES, VERPLAATSEN, BELEIDSGATEN, REDENEN = "Mutaties", "Verplaatsen", "Beleidsgaten", "Redenen"

NA_AANVRAGEN = 3
"""The place of the sheet of explanations."""


def schrijf_jaarboek(jaar: Jaaroverzicht, doel: Path, uitleg: Sequence[Uitleg] = ()) -> None:
    """Write the workbook at `doel`; whole or not at all. With explanations of the day these have a sheet of their own.

    They are no part of the book: the next time that it is printed, the sheet is gone.
    """
    bladen = jaarbladen(jaar)
    if uitleg:
        bladen.insert(NA_AANVRAGEN, _redenen(jaar, uitleg))
    voetregel = f"Jaarboek {jaar.jaar}, stand op {datum(jaar.datum)}"
    sheets = [Sheet(b.naam, partial(schrijf_blad, blad=b, voetregel=voetregel), active=b is bladen[0]) for b in bladen]
    put_sheets(None, sheets, doel)


def jaarbladen(jaar: Jaaroverzicht) -> list[Blad]:
    """Return the sheets in order."""
    return [
        Blad(
            JAARBOEK,
            f"Jaarboek van {jaar.naam}",
            _vastgesteld(jaar),
            [_kern(jaar), _bladen()],
        ),
        Blad(
            WIJKEN,
            "Per wijk: budget, aanvragen en wat er nog vrij is",
            "'Vraagt weinig': minder dan de helft van wat inwoners en behoefte doen verwachten. Ga na waarom.",
            [tabellen.wijken(jaar)],
            paginas_breed=1,
        ),
        Blad(
            AANVRAGEN,
            "Alle aanvragen, met advies en besluit",
            "Het advies is van Allocator; een mens beslist. Wie de aanvraag deed, staat hier niet.",
            [tabellen.aanvragen(jaar)],
            vaste_kolommen=1,
            paginas_breed=2,
        ),
        Blad(
            RESERVELIJST,
            "Wat alsnog kan als er geld vrijkomt",
            "Geweigerde aanvragen die wel bijdragen, de hoogste score eerst.",
            [tabellen.reservelijst(jaar)],
        ),
        Blad(
            POTTEN,
            "Potten: wat erin zat, wat eruit ging, wat er nog is",
            "Opening + erbij − eraf − toegezegd = nog vrij + later vrij, tot het jaar wordt afgesloten.",
            [tabellen.potten(jaar)],
        ),
        Blad(
            MUTATIES,
            "Mutaties: elke boeking, de laatste bovenaan",
            "Een boeking wordt nooit veranderd. Wat fout was, is met een tegenboeking hersteld.",
            [tabellen.mutaties(jaar)],
            paginas_breed=2,
        ),
        Blad(
            VERPLAATSEN,
            "Geld tussen wijken en tussen programma's",
            "Voorstellen aan de wijk die geeft, en wat eerst langs de raad moet.",
            [tabellen.voorstellen(jaar), tabellen.begrotingswijzigingen(jaar)],
        ),
        Blad(
            BELEIDSGATEN,
            "Beleidsgaten: waar een wijk telkens voor betaalt",
            f"Vanaf {MINSTENS_AANVRAGEN} keer in {MINSTENS_JAREN} jaren hetzelfde thema bij één dienst: een voorstel.",
            [tabellen.beleidsgaten(jaar)],
        ),
    ]


def _redenen(jaar: Jaaroverzicht, uitleg: Sequence[Uitleg]) -> Blad:
    return Blad(
        REDENEN,
        "Waarom aanvragen niet doorgaan, en wat er wel kan",
        f"Afgewogen op {datum(jaar.datum)}. Wat er wel kan, is telkens op zichzelf nagerekend.",
        [redenentabel(uitleg)],
        paginas_breed=1,
    )


def _vastgesteld(jaar: Jaaroverzicht) -> str:
    v = jaar.vaststelling
    return (
        f"Stand op {datum(jaar.datum)}. Het jaarplan is vastgesteld door {v.orgaan} op {datum(v.datum)}, "
        f"nummer {v.nummer}."
    )


def kerncijfers(jaar: Jaaroverzicht) -> Iterator[tuple[str, str]]:
    """Yield what matters most, as a word and a figure."""
    wachtend = [d for d in jaar.dossiers if d.status.wacht_op_besluit]
    yield "Aanvragen", getal(len(jaar.dossiers))
    yield "Wachten op een besluit", getal(len(wachtend))
    yield "Termijn verloopt of is verlopen", getal(sum(1 for d in wachtend if termijn(d, jaar.datum)))
    yield "Toegezegd", euro(sum(d.toegekend_euro for d in jaar.dossiers))
    yield "Waarvan betaald", euro(sum(d.betaald_euro for d in jaar.dossiers))
    yield "Nog vrij in alle potten", euro(sum(p.stand.euro for p in jaar.potten))
    for drempel in jaar.drempels:
        wanneer = f"Drempelscore voor subsidies vanaf {datum(drempel.vanaf)}"
        yield wanneer, punten(drempel.score_duizendsten) if drempel.score_duizendsten else "geen"
    yield "Wacht op de raad", getal(len({v.initiatief for v in jaar.voorbehouden}))
    yield "Kenmerk van de laatste regel", jaar.hash


def _kern(jaar: Jaaroverzicht) -> Tabel:
    return Tabel(
        (Kolom("Wat", breedte=46), Kolom("Hoeveel", breedte=70)),
        tuple(kerncijfers(jaar)),
        titel="In het kort",
        filter=False,
    )


def _bladen() -> Tabel:
    rijen = (
        (WIJKEN, "Wat elke wijk heeft, vroeg en nog vrij heeft."),
        (AANVRAGEN, "Elke aanvraag met advies, reden en besluit."),
        (RESERVELIJST, "Wat alsnog kan als er geld vrijkomt."),
        (POTTEN, "Elke pot met wat erin zat en wat eruit ging."),
        (MUTATIES, "Elke boeking."),
        (VERPLAATSEN, "Voorstellen tussen wijken, en wat langs de raad moet."),
        (BELEIDSGATEN, "Waar een wijk telkens opnieuw voor betaalt."),
    )
    return Tabel(
        (Kolom("Blad", breedte=34), Kolom("Wat er staat", Soort.LANG, 70)),
        tuple((Koppeling(blad, blad), wat) for blad, wat in rijen),
        titel="De bladen",
        filter=False,
    )
