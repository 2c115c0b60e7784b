"""`allocator herverdeel`: weigh everything that waits, up to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.boek import (
    Boek,
    Dag,
    Door,
    adres_van,
    druk_af,
    open_boek,
    overzicht,
    toon_werkmap,
    weeg_veilig,
    wie,
)
from allocator.commands.dagen import dag_in_jaar
from allocator.commands.errors import KLAAR
from allocator.commands.options import Json, Uitgebreid
from allocator.commands.output import toon, toon_json
from allocator.commands.progress import follow
from allocator.commands.verklaarjaar import toon_uitleg, uitleg_van, verklaringen_json

if TYPE_CHECKING:
    from datetime import date

    from allocator.jaarboek.boek import Jaarboek
    from allocator_models.jaarverklaring import Verklaard


def herverdeel(
    proef: Annotated[bool, typer.Option("--proef", help="Kijk alleen: er wordt niets opgeschreven.")] = False,
    tender: Annotated[
        bool, typer.Option("--tender", help="Kies uit wat nu openstaat het beste, alsof er niets meer komt.")
    ] = False,
    redenen: Annotated[
        bool, typer.Option("--redenen", help="Leg elk nee uit: wat knelt, wat voorging, en wat er wel kan, nagerekend.")
    ] = False,
    datum: Dag = None,
    jaarboek: Boek = None,
    door: Door = None,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Weeg alle aanvragen die op een besluit wachten, en leg het advies vast.

    Elke aanvraag wordt afgewogen tegen de andere die openstaan en tegen wat dit jaar nog te verwachten is. Met
    --proef verandert er niets in het jaarboek. Een advies verplaatst geen geld: dat doet pas een besluit.
    """
    from allocator.commands import inname

    with follow() as voortgang, open_boek(jaarboek) as boek:
        dag = dag_in_jaar(datum, boek.kenmerk.jaar)
        voortgang.begin("wegen tegen wat openstaat en wat nog komt")
        with boek.vergrendeld():
            verklaard = _weeg(boek, dag, wie(door), tender=tender, redenen=redenen, proef=proef)
        jaar = overzicht(boek, dag)
        uitgelegd = uitleg_van(jaar, verklaard.verklaringen)
        bestand = None if proef else druk_af(jaar, adres_van(jaarboek), uitgelegd)
    lijst = inname.antwoorden(jaar, verklaard.adviezen)
    if als_json:
        gegevens = inname.adviezen_json(verklaard.adviezen, lijst, bestand)
        toon_json(gegevens | ({"verklaringen": verklaringen_json(jaar, verklaard.verklaringen)} if redenen else {}))
        return KLAAR
    inname.toon_adviezen(lijst)
    for uitleg in uitgelegd:
        toon("")
        toon_uitleg(uitleg, met_tabellen=False)
    if bestand is None:
        toon("Dit was een proef: er is niets opgeschreven.")
    else:
        toon_werkmap(bestand)
    return KLAAR


def _weeg(boek: Jaarboek, dag: date, door: str, *, tender: bool, redenen: bool, proef: bool) -> Verklaard:
    """Weigh, and write the adviezen unless this is a trial; explain what isn't granted, if that is asked."""
    from allocator.commands import inname
    from allocator_models import herverdeling

    stand = inname.met_drempel(boek.stand(dag))
    verklaard = weeg_veilig(lambda: herverdeling.verklaar(stand, None if redenen else (), is_tender=tender))
    if not proef:
        if stand.drempel is not None:
            boek.publiceer(stand.drempel, door=door)
        boek.leg_vast(verklaard.adviezen, door=door)
    return verklaard
