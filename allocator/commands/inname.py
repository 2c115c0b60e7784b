"""What `aanvraag`, `loket` and `herverdeel` share: put a request into the book, weigh, and say what came of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from allocator.commands.boek import weeg_veilig
from allocator.commands.output import tabel, toon

if TYPE_CHECKING:
    from allocator.jaarboek.boek import Jaarboek
    from allocator.jaarboek.formulier import Aanvraag
    from allocator.report.jaar.antwoord import Antwoord
    from allocator.report.jaar.gegevens import Jaaroverzicht
    from allocator_models.jaar import Advies, Jaarstand
    from allocator_models.jaarverklaring import Verklaard
    from allocator_models.scenario import Initiatief


@dataclass(frozen=True, slots=True)
class Ingeschreven:
    """Under which number a request is in the book; a strip call is recorded and never weighed."""

    nummer: str
    nieuw: bool
    strip: bool = False


def is_stripoproep(initiatief: Initiatief) -> bool:
    """Say whether hours are called for that no dienst in particular gives: those of the wijk's strippenkaart."""
    from allocator_models.scenario import Vorm

    return initiatief.vorm is Vorm.UREN and initiatief.dienst is None and not initiatief.bedrag_euro


def schrijf_in(boek: Jaarboek, aanvraag: Aanvraag, door: str) -> Ingeschreven:
    """Put a request into the book, once. Raises `JaarboekFout` when the book refuses it."""
    i, b = aanvraag.initiatief, aanvraag.beoordeling
    if is_stripoproep(i):
        strip = boek.strip(
            i.wijken[0][0],
            None,
            uren=i.uren,
            datum=i.datum,
            door=door,
            waarom=i.naam,
            kenmerk=i.initiatief,
            vingerafdruk=aanvraag.vingerafdruk,
        )
        return Ingeschreven(strip.initiatief, strip.nieuw, strip=True)
    antwoorden = json.dumps(dict(b.antwoorden), ensure_ascii=False) if b.antwoorden else ""
    geregistreerd = boek.registreer(
        i,
        door=door,
        vingerafdruk=aanvraag.vingerafdruk,
        omschrijving=aanvraag.omschrijving,
        beoordeeld_door=b.door,
        beoordeling=antwoorden,
        bron=aanvraag.bron,
    )
    return Ingeschreven(geregistreerd.initiatief, geregistreerd.nieuw)


def weeg_open(boek: Jaarboek, datum: date, door: str, voor: Collection[str]) -> Verklaard:
    """Weigh all open requests on a day and write the adviezen; publish the drempelscore of the quarter first.

    Of `voor` the reason is worked out and verified.
    """
    from allocator_models.herverdeling import verklaar

    stand = met_drempel(boek.stand(datum))
    if stand.drempel is not None:
        boek.publiceer(stand.drempel, door=door)
    verklaard = weeg_veilig(lambda: verklaar(stand, voor))
    boek.leg_vast(verklaard.adviezen, door=door)
    return verklaard


def met_drempel(stand: Jaarstand) -> Jaarstand:
    """Return the stand with the drempelscore of its quarter, computed when a verdeelwijze asks for one."""
    from allocator_models.herverdeling import drempelscore
    from allocator_models.spelregels import Verdeelwijze

    regels = stand.scenario.spelregels
    if stand.drempel is not None or Verdeelwijze.DREMPELSCORE not in (
        regels.verdeelwijze,
        regels.verdeelwijze_subsidie,
    ):
        return stand
    return replace(stand, drempel=weeg_veilig(lambda: drempelscore(stand)))


def antwoorden(jaar: Jaaroverzicht, adviezen: Iterable[Advies]) -> list[Antwoord]:
    """Return the adviezen in words."""
    from allocator.report.jaar.antwoord import maak_antwoord

    initiatief = {d.initiatief.initiatief: d.initiatief for d in jaar.dossiers}
    return [maak_antwoord(a, initiatief[a.initiatief], jaar.namen, jaar.titels) for a in adviezen]


def toon_antwoord(antwoord: Antwoord) -> None:
    """Print one answer in full."""
    toon(f"{antwoord.nummer}: {antwoord.naam} ({antwoord.wijk}), gevraagd {antwoord.gevraagd}, score {antwoord.score}.")
    toon(f"Advies: {antwoord.kop}.")
    for pot in antwoord.potten:
        toon(f"  {pot}")
    for zin in (*antwoord.redenen, antwoord.wat_wel, *antwoord.verplaatsingen, antwoord.beslisser):
        if zin:
            toon(f"• {zin}")
    for zin in (antwoord.termijn, antwoord.naar_wie):
        if zin:
            toon(f"• {zin}")


def toon_adviezen(lijst: Sequence[Antwoord]) -> None:
    """Print many answers as a table."""
    if not lijst:
        toon("Er staan geen aanvragen open.")
        return
    koppen = ("Nummer", "Wijk", "Initiatief", "Gevraagd", "Score", "Advies", "Waarom")
    rijen = [(a.nummer, a.wijk, a.naam, a.gevraagd_kort, a.score, a.kop, a.reden) for a in lijst]
    toon(tabel(koppen, rijen, rechts=("Nummer", "Score")))
    telling = {naam: sum(1 for a in lijst if a.uitkomst == naam) for naam in ("toekennen", "wachten", "weigeren")}
    toon(f"Advies: {telling['toekennen']} toekennen, {telling['wachten']} wachten, {telling['weigeren']} weigeren.")


def adviezen_json(adviezen: Iterable[Advies], lijst: Iterable[Antwoord], bestand: Path | None) -> dict[str, object]:
    """Return the keys of the contract of `--json`."""
    return {
        "adviezen": [
            {
                "initiatief": a.initiatief,
                "advies": a.uitkomst.value,
                "bedrag": a.bedrag_euro,
                "uren": a.uren,
                "potten": [{"pot": d.pot, "bedrag": d.euro, "uren": d.uren} for d in a.delen],
                "reden": antwoord.reden,
                "redenen": list(antwoord.redenen),
                "wat_wel": {
                    "score": None
                    if a.wat_wel is None or a.wat_wel.score_duizendsten is None
                    else a.wat_wel.score_duizendsten / 1000,
                    "bedrag": None if a.wat_wel is None else a.wat_wel.bedrag_euro,
                },
                "besluit_door": a.beslisser,
                "onder_voorbehoud": a.onder_voorbehoud,
                "wachten_tot": a.wachten_tot.isoformat() if a.wachten_tot else None,
                "beslissen_voor": a.beslissen_voor.isoformat() if a.beslissen_voor else None,
            }
            for a, antwoord in zip(adviezen, lijst, strict=True)
        ],
        "bestand": str(bestand) if bestand else None,
    }


def toon_strip(ingeschreven: Ingeschreven, initiatief: Initiatief, jaar: Jaaroverzicht) -> None:
    """Say that hours went off a strippenkaart, and how many are left."""
    from allocator_models.jaar import Potsoort

    pot = jaar.pot(Potsoort.STRIPPEN, initiatief.wijken[0][0])
    over = f" Er zijn er nog {pot.stand.uren} over." if pot else ""
    kaart = f"de strippenkaart van {jaar.namen.wijk(initiatief.wijken[0][0])}"
    wat = "gaan van" if ingeschreven.nieuw else "gingen eerder al van"
    toon(f"{initiatief.uren} uur {wat} {kaart} af; daar is geen advies voor nodig.{over}")
