"""`allocator loket`: all requests that came in, from a folder with forms or from a sheet, weighed together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.aanvraag import antwoord_naast
from allocator.commands.boek import Boek, Dag, Door, adres_van, druk_af, open_boek, overzicht, toon_werkmap, wie
from allocator.commands.dagen import dag_in_jaar
from allocator.commands.errors import INVOER_FOUT, KLAAR, OpdrachtFout, bestandsfout
from allocator.commands.options import Json, Uitgebreid
from allocator.commands.output import aantal, foutenlijst, meld, toon, toon_json
from allocator.commands.progress import follow

if TYPE_CHECKING:
    from allocator.commands.inname import Ingeschreven
    from allocator.jaarboek.formulier import Aanvraag
    from allocator.report.jaar.antwoord import Antwoord
    from allocator.workbook.problems import Melding
    from allocator_models.scenario import Initiatief, Scenario

_ANTWOORD = "-antwoord"


@dataclass
class _Post:
    """What lay at the desk: requests with the form that each came from, history, and what can't be read."""

    aanvragen: list[tuple[Aanvraag, Path | None]]
    historie: Sequence[Initiatief] = ()
    fouten: Sequence[Melding] = ()
    overgeslagen: Sequence[str] = ()


def loket(
    map_: Annotated[
        Path,
        typer.Argument(
            metavar="MAP", help="Een map met ingevulde formulieren, of een werkmap met een blad Initiatieven."
        ),
    ],
    datum: Dag = None,
    jaarboek: Boek = None,
    door: Door = None,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Neem alle aanvragen uit een map of werkmap in, en geef er samen advies over.

    Uit een map komt elk ingevuld aanvraagformulier; het antwoord komt ernaast te staan. Wat al was ingenomen, wordt
    niet nog eens ingenomen. In een werkmap met een blad Initiatieven zijn de regels van dit jaar aanvragen, en die
    van eerdere jaren de geschiedenis waaruit blijkt wat er nog te verwachten is.
    """
    from allocator.commands import inname

    with follow() as voortgang, open_boek(jaarboek) as boek:
        dag = dag_in_jaar(datum, boek.kenmerk.jaar)
        voortgang.begin("de aanvragen lezen")
        post = _lees(map_, boek.scenario)
        nu = [(a, pad) for a, pad in post.aanvragen if a.initiatief.datum <= dag]
        voortgang.begin("wegen tegen wat openstaat en wat nog komt")
        with boek.vergrendeld():
            bekend = boek.historie(post.historie)
            geschreven = [inname.schrijf_in(boek, a, wie(door)) for a, _ in nu]
            met_formulier = [g.nummer for g, (_, pad) in zip(geschreven, nu, strict=True) if pad and not g.strip]
            adviezen = inname.weeg_open(boek, dag, wie(door), met_formulier).adviezen
        jaar = overzicht(boek, dag)
        bestand = druk_af(jaar, adres_van(jaarboek))
    lijst = inname.antwoorden(jaar, adviezen)
    naast = {g.nummer: pad for g, (_, pad) in zip(geschreven, nu, strict=True) if pad}
    _schrijf_antwoorden(lijst, naast, jaar.naam)
    if als_json:
        toon_json(
            {
                **inname.adviezen_json(adviezen, lijst, bestand),
                "strippen": [g.nummer for g in geschreven if g.strip],
                **({"fout": [m.als_json() for m in post.fouten]} if post.fouten else {}),
            }
        )
    else:
        inname.toon_adviezen(lijst)
        _toon_verder(post, geschreven, bekend, len(post.aanvragen) - len(nu), dag)
        toon_werkmap(bestand)
        if post.fouten:
            meld(*foutenlijst(post.fouten))
    return INVOER_FOUT if post.fouten else KLAAR


def _toon_verder(post: _Post, geschreven: Sequence[Ingeschreven], bekend: int, later: int, dag: date) -> None:
    """Say what else was found at the desk."""
    from allocator.report.zinnen import datum as voluit

    nieuw = sum(1 for g in geschreven if g.nieuw and not g.strip)
    strips = sum(1 for g in geschreven if g.nieuw and g.strip)
    toon(f"Ingenomen: {aantal(nieuw, 'nieuwe aanvraag', 'nieuwe aanvragen')}.")
    if strips:
        toon(f"{aantal(strips, 'oproep', 'oproepen').capitalize()} van de strippenkaart: opgeschreven, zonder advies.")
    if bekend:
        toon(f"{aantal(bekend, 'aanvraag', 'aanvragen').capitalize()} van eerdere jaren bewaard als geschiedenis.")
    if later:
        toon(
            f"{aantal(later, 'aanvraag is', 'aanvragen zijn').capitalize()} van na {voluit(dag)} en blijft nog liggen."
        )
    for naam in post.overgeslagen:
        meld(f"{naam} is geen aanvraagformulier en is overgeslagen.")


def _schrijf_antwoorden(lijst: Sequence[Antwoord], naast: dict[str, Path], stad: str) -> None:
    from allocator.report.jaar.antwoordblad import schrijf_antwoord

    for antwoord in lijst:
        if antwoord.nummer in naast:
            doel = antwoord_naast(naast[antwoord.nummer])
            try:
                schrijf_antwoord(antwoord, stad, doel)
            except OSError as fout:
                meld(f"{doel.name} is niet geschreven; het advies zelf staat. {bestandsfout(fout)}")


def _lees(plek: Path, scenario: Scenario) -> _Post:
    """Read a folder or a workbook. Raises `Invoerfouten` for a workbook with faults; forms are judged one by one."""
    if plek.is_dir():
        return _lees_map(plek, scenario)
    if not plek.exists():
        raise OpdrachtFout(f"De map of werkmap '{plek}' is er niet.")
    from allocator.jaarboek.formulier.aanvraag import Aanvraag
    from allocator.workbook.aanvragen import laad_aanvragen

    blad = laad_aanvragen(plek, scenario)
    return _Post(
        aanvragen=[(Aanvraag(i.initiatief, bron=i.plaats), None) for i in blad.dit_jaar],
        historie=[i.initiatief for i in blad.eerder],
    )


def _lees_map(plek: Path, scenario: Scenario) -> _Post:
    from allocator.jaarboek.formulier import is_formulier, keuzelijsten, lees_formulier
    from allocator.workbook.problems import Invoerfouten

    lijsten = keuzelijsten(scenario)
    aanvragen: list[tuple[Aanvraag, Path | None]] = []
    fouten: list[Melding] = []
    overgeslagen: list[str] = []
    for pad in _werkmappen(plek):
        try:
            if is_formulier(pad):
                aanvragen.append((lees_formulier(pad, lijsten), pad))
            else:
                overgeslagen.append(pad.name)
        except Invoerfouten as fout:
            fouten += [_in_bestand(pad, melding) for melding in fout.meldingen]
    if not (aanvragen or fouten or overgeslagen):
        raise OpdrachtFout(f"In de map '{plek}' staat geen enkel formulier (.xlsx).")
    aanvragen.sort(key=lambda paar: (paar[0].initiatief.datum, paar[0].bron))
    return _Post(aanvragen, fouten=fouten, overgeslagen=overgeslagen)


def _werkmappen(plek: Path) -> Iterator[Path]:
    """The workbooks of a folder in order of name, without our own answers and what Excel keeps beside an open file."""
    for pad in sorted(plek.glob("*.xls[xm]")):
        if not pad.name.startswith(("~$", ".")) and not pad.stem.endswith(_ANTWOORD):
            yield pad


def _in_bestand(pad: Path, melding: Melding) -> Melding:
    from dataclasses import replace

    return replace(melding, blad=f"{pad.name}, {melding.blad}" if melding.blad else pad.name)
