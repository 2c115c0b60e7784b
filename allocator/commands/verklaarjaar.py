"""Explain one initiatief of a year book, and what the commands of the year print of a verified reason."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from allocator.commands.boek import SUFFIX, open_boek, overzicht, weeg_veilig
from allocator.commands.dagen import dag_in_jaar
from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.files import check_target
from allocator.commands.output import meld, toon, toon_json
from allocator.commands.progress import follow

if TYPE_CHECKING:
    from datetime import date

    from allocator.jaarboek.boek import Jaarboek
    from allocator.report.jaar.gegevens import Jaaroverzicht
    from allocator.report.jaar.verklaringen import Uitleg
    from allocator_models.jaarboek import Dossier
    from allocator_models.jaarverklaring import Verklaring

_MEESTE_RIJEN = 8
_KIES = "Kies een ander bestand met --brief."


def is_jaarboek(adres: str) -> bool:
    """Say whether an argument is a year book: a file of that kind, or the address of a database."""
    return adres.endswith(SUFFIX) or "://" in adres


def verklaar_initiatief(
    adres: str,
    nummer: str,
    *,
    datum: str | None = None,
    brief: Path | None = None,
    vervang: bool = False,
    als_json: bool = False,
) -> int:
    """Explain how a request goes on a day, and write the letter to who asked if `brief` is given.

    A request on which was decided is weighed as if it were open again. Nothing in the book changes.

    Raises:
        OpdrachtFout: the request isn't in the book, or the letter can't be written there.
        JaarboekFout: the book can't be opened.
        RekenFout: solver or audit failed.
    """
    doel = None if brief is None else _doel(brief, vervang=vervang)
    with follow() as voortgang, open_boek(adres) as boek:
        dag = dag_in_jaar(datum, boek.kenmerk.jaar)
        dossier = _dossier(boek, nummer)
        voortgang.begin("nagaan wat er knelt en wat er wel kan")
        verklaring = _verklaar(boek, dossier, dag)
        jaar = overzicht(boek, dag)
        indiener = boek.indiener(nummer) if doel else ""
    if doel is not None:
        from allocator.report.jaar.brief import maak_brief, schrijf_brief

        stad = jaar.naam.removesuffix(str(jaar.jaar)).strip()
        schrijf_brief(maak_brief(dossier, verklaring, jaar.namen, stad=stad, indiener=indiener, dag=dag), doel)
    if als_json:
        (gegevens,) = verklaringen_json(jaar, [verklaring])
        toon_json(gegevens | {"bestand": str(doel) if doel else None})
        return KLAAR
    (uitleg,) = uitleg_van(jaar, [verklaring])
    toon_uitleg(uitleg, met_tabellen=True)
    if not dossier.status.wacht_op_besluit:
        meld(
            f"De stand van {nummer} is '{dossier.status}'. Dit is hoe het zou gaan als er vandaag opnieuw werd beslist."
        )
    if doel is not None:
        toon(f"De brief aan wie het vroeg, staat in {doel}")
    return KLAAR


def _doel(brief: Path, *, vervang: bool) -> Path:
    """Return where the letter goes: a page, or plain text."""
    from allocator.report.jaar.brief import HTML, TEKST

    soort = brief.suffix.lower()
    if soort not in (HTML, TEKST):
        raise OpdrachtFout(f"'{brief.name}' moet eindigen op {HTML} of {TEKST}. {_KIES}")
    return check_target(brief, bron=None, vervang=vervang, kies=_KIES, soort=soort)


def _dossier(boek: Jaarboek, nummer: str) -> Dossier:
    from allocator.workbook.values import bedoelt_u

    dossiers = {d.initiatief.initiatief: d for d in boek.dossiers()}
    if nummer not in dossiers:
        raise OpdrachtFout(f"De aanvraag '{nummer}' staat niet in het jaarboek. {bedoelt_u(nummer, dossiers)}")
    return dossiers[nummer]


def _verklaar(boek: Jaarboek, dossier: Dossier, dag: date) -> Verklaring:
    from allocator.commands import inname
    from allocator_models.herverdeling import heropen, verklaar
    from allocator_models.jaar import Verzoek

    if dossier.initiatief.datum > dag:
        raise OpdrachtFout(
            f"De aanvraag '{dossier.initiatief.initiatief}' kwam na deze dag binnen. Kies een latere dag."
        )
    stand = heropen(inname.met_drempel(boek.stand(dag)), Verzoek(dossier.initiatief, dossier.volgnummer))
    verklaard = weeg_veilig(lambda: verklaar(stand, (dossier.initiatief.initiatief,)))
    return verklaard.verklaringen[0]


def uitleg_van(jaar: Jaaroverzicht, verklaringen: Iterable[Verklaring]) -> list[Uitleg]:
    """Return the explanations in words."""
    from allocator.report.jaar.verklaringen import maak_uitleg

    return [maak_uitleg(v, jaar.namen, jaar.titels) for v in verklaringen]


def verklaringen_json(jaar: Jaaroverzicht, verklaringen: Iterable[Verklaring]) -> list[dict[str, object]]:
    """Return the explanations for `--json`."""
    from allocator.report.jaar.verklaring_json import verklaring_json

    return [verklaring_json(v, jaar.namen, jaar.titels) for v in verklaringen]


def toon_uitleg(uitleg: Uitleg, *, met_tabellen: bool) -> None:
    """Print an explanation: the paragraph, what would do, and the tables if asked."""
    from allocator.report.tabelterminal import toon_tabel

    toon(f"{uitleg.nummer}: {uitleg.naam}. Advies: {uitleg.kop}.", uitleg.alinea)
    if uitleg.veranderingen:
        toon("Wel mogelijk:", *(f"• {verandering}" for verandering in uitleg.veranderingen))
    if uitleg.slotzin:
        toon(uitleg.slotzin)
    if met_tabellen:
        for tabel in (uitleg.potten, uitleg.wijkt):
            if tabel.rijen:
                toon(toon_tabel(tabel, hoogstens=_MEESTE_RIJEN))
