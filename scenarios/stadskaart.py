"""What a generated city consists of: diensten, programma's, wijken, and the areas of each dienst."""

from __future__ import annotations

from dataclasses import dataclass

from allocator_models.scenario import Wijk
from scenarios.loting import Loting


@dataclass(frozen=True)
class Kaart:
    """What the city consists of, before anything costs money."""

    diensten: tuple[str, ...]
    programmas: tuple[str, ...]
    wijken: tuple[Wijk, ...]
    gebieden: dict[str, frozenset[str]]
    programmas_van: dict[str, tuple[str, ...]]


def teken_kaart(loting: Loting, posten: int) -> Kaart:
    """Draw diensten, programma's, wijken and every dienst's own areas."""
    diensten = tuple(f"D{i:02d}" for i in range(1, max(2, min(12, 7 + posten // 1500, posten // 20)) + 1))
    programmas = tuple(f"P{i:02d}" for i in range(1, max(3, min(30, 20 + posten // 2000, posten // 8)) + 1))
    aantal = max(3, min(10 + posten // 2500, posten // 15))
    wijken = tuple(
        Wijk(
            f"W{i:02d}",
            f"Wijk {i}",
            inwoners=loting.getal(20, 52) * 1000,
            behoefte_duizendsten=loting.getal(6, 20) * 100,
            krachtwijk=i % 4 == 0,
            leefbaarheidsbudget_euro=0,
        )
        for i in range(1, aantal + 1)
    )
    gebieden: dict[str, frozenset[str]] = {}
    for dienst in diensten:
        namen = loting.schud([w.wijk for w in wijken])
        grootte = loting.kies((1, 2, 2, 3, 5))
        for start in range(0, len(namen), grootte):
            gebieden[f"{dienst}-G{start // grootte + 1:02d}"] = frozenset(namen[start : start + grootte])
    programmas_van = {d: tuple(sorted(loting.schud(programmas)[: max(2, len(programmas) // 5)])) for d in diensten}
    return Kaart(diensten, programmas, wijken, gebieden, programmas_van)
