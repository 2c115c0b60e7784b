"""Bring the parts that diensten prepared apart together in the scenario of concern control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from allocator.begroting.posten import Invoer, Invoerpost, Programmazoeker, vrije_code
from allocator.begroting.samenvoegen import voeg_samen
from allocator.begroting.scenarioblad import EIGEN, Rijwaarden, code
from allocator.begroting.scenariomap import Bijdrage, Scenariomap, namen_van, open_scenario, vind_dienst
from allocator.workbook.importprofielen import Profiel, Profielregel
from allocator.workbook.problems import weigering
from allocator.workbook.schema import Waarde

_SLEUTELS = frozenset({"post", "dienst"})


@dataclass(frozen=True)
class Aangeleverd:
    """What one dienst prepared: its posten, and what changes by them."""

    bestand: str
    bijdrage: Bijdrage
    invoer: Invoer


def breng_samen(map_: Scenariomap, paden: Sequence[Path]) -> tuple[Aangeleverd, ...]:
    """Put the posten of all diensten in these workbooks into the sheets of ``map_``.

    Raises:
        Invoerfouten: a workbook can't be used, is about another year, or two hold posten of one dienst.
    """
    aangeleverd: list[Aangeleverd] = []
    herkomst: dict[str, str] = {}
    for pad in paden:
        deel = open_scenario(pad)
        _check_jaar(map_, deel)
        diensten = dict.fromkeys(str(rij["dienst"]) for rij in deel.begroting.rijen if rij.get("dienst"))
        if not diensten:
            raise weigering(
                f"'{pad.name}' heeft geen posten.", "Lees er eerst een begroting in met: allocator importeer"
            )
        for gevonden in diensten:
            dienst = vind_dienst(map_, gevonden)
            eerder = herkomst.setdefault(code(dienst), pad.name)
            if eerder != pad.name:
                raise weigering(
                    f"De dienst {dienst} staat in '{eerder}' en in '{pad.name}'.",
                    "Geef van elke dienst één bestand op.",
                )
            aangeleverd.append(_voeg_toe(map_, deel, dienst))
    return tuple(aangeleverd)


def _check_jaar(map_: Scenariomap, deel: Scenariomap) -> None:
    jaar, ander = map_.regel("jaar"), deel.regel("jaar")
    if jaar != ander:
        raise weigering(
            f"'{deel.pad.name}' gaat over {ander or 'geen jaar'}, en het scenario over {jaar or 'geen jaar'}.",
            "Vul op het blad Scenario bij beide hetzelfde jaar in.",
        )


def _voeg_toe(map_: Scenariomap, deel: Scenariomap, dienst: str) -> Aangeleverd:
    profielen = tuple(p for p in deel.profielen if code(p.dienst) == code(dienst))
    bezet = {code(rij.get("post")) for rij in map_.begroting.van_anderen(dienst)}
    zoeker = Programmazoeker(namen_van(map_.programmas))
    namen = namen_van(deel.programmas)
    posten = [
        _invoerpost(
            rij,
            post=vrije_code(str(rij.get("post", "")), dienst, bezet),
            dienst=dienst,
            programma=zoeker.zoek(eigen, namen.get(eigen, "")) if (eigen := str(rij.get("programma", ""))) else "",
        )
        for rij in deel.begroting.van_dienst(dienst)
    ]
    invoer = Invoer(tuple(posten), _levert(profielen), zoeker.nieuw, 0)
    verschil = voeg_samen(map_.begroting, map_.programmas, dienst, invoer)
    totalen = tuple(t for t in deel.totalen if code(t.dienst) == code(dienst))
    return Aangeleverd(deel.pad.name, Bijdrage(dienst, verschil, profielen, totalen), invoer)


def _invoerpost(rij: Rijwaarden, **anders: Waarde) -> Invoerpost:
    """Return a row of an aanlevering as a post, without the own columns of the dienst."""
    velden: dict[str, Waarde] = {veld: w for veld, w in rij.items() if not veld.startswith(EIGEN)}
    return Invoerpost({**velden, **anders}, "Begroting", "")


def _levert(profielen: Sequence[Profiel]) -> frozenset[str]:
    """The fields that the files of the dienst decide on; others only fill what concern control left empty."""
    velden = {veld for p in profielen for veld in p.regels.get(Profielregel.LEVERT, "").split(", ") if veld}
    return frozenset(velden | _SLEUTELS)
