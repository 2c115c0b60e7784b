"""Was and wordt: from the begroting as it is to what stays committed, and from the first optie to another."""

from __future__ import annotations

from decimal import Decimal

from allocator.report.pagina.beeld.waterval import Stap, waterval
from allocator.report.pagina.figuur import Figuur
from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.pagina.tafel import Tafel, duizend, verschil
from allocator.report.pagina.verdeling import Verdeling
from allocator.workbook.notation import getal


def begroting(kandidaat: Kandidaat) -> Figuur:
    """Return how the lasten of the begroting become what stays vast: per dienst what becomes free, and what drops."""
    stad, diensten = kandidaat.cijfers.stad, kandidaat.cijfers.diensten
    vrij = [Stap(f"{d.dienst} vrij", -d.flex_euro) for d in diensten if d.flex_euro]
    vervalt = [Stap(f"{d.dienst} vervalt", -d.vervallen_euro) for d in diensten if d.vervallen_euro]
    kop = f"Optie {kandidaat.letter}: {kandidaat.naam}"
    beeld = waterval(
        Stap("Lasten nu", stad.lasten_euro),
        [*vrij, *vervalt],
        Stap("Blijft vast", stad.vast_euro),
        f"{kop}. Van de lasten nu naar wat vast blijft, zie de tabel.",
    )
    rijen = [
        (
            naam,
            duizend(d.lasten_euro),
            duizend(-d.flex_euro),
            duizend(-d.vervallen_euro),
            duizend(d.vast_euro),
            *(getal(Decimal(h) / 100) for h in (d.fte_honderdsten, d.flex_honderdsten, d.vervallen_honderdsten)),
        )
        for naam, d in (*((f"{d.naam} ({d.dienst})", d) for d in diensten), ("Hele stad", stad))
    ]
    koppen = ("Dienst", "Lasten nu", "Wordt vrij", "Vervalt", "Blijft vast", "Fte nu", "Fte vrij", "Fte vervalt")
    tafel = Tafel(f"{kop}, lasten x € 1.000", koppen, tuple(rijen), nadruk=frozenset({len(rijen) - 1}))
    return Figuur(kop, beeld, (tafel,))


def tegenover_eerste(alle: tuple[Kandidaat, ...], n: int, verdeling: Verdeling) -> Figuur:
    """Return how what the wijken get in the first optie becomes what they get in another."""
    eerste, deze = (verdeling.per_optie[i] for i in (0, n))
    stappen = [Stap(naam, deze.get(wijk, 0) - eerste.get(wijk, 0)) for wijk, naam in verdeling.namen.items()]
    van, naar = alle[0].letter, alle[n].letter
    kop = f"Van optie {van} naar optie {naar}: {alle[n].naam}"
    beeld = waterval(
        Stap(f"Optie {van}", sum(eerste.values())),
        [s for s in stappen if s.euro],
        Stap(f"Optie {naar}", sum(deze.values())),
        f"{kop}. Wat elke wijk meer of minder krijgt, zie de tabel.",
    )
    rijen = [
        (naam, duizend(eerste.get(w, 0)), duizend(deze.get(w, 0)), verschil(deze.get(w, 0) - eerste.get(w, 0)))
        for w, naam in verdeling.namen.items()
    ]
    som = sum(eerste.values()), sum(deze.values())
    rijen.append(("Samen", duizend(som[0]), duizend(som[1]), verschil(som[1] - som[0])))
    tafel = Tafel(
        f"{kop}, x € 1.000",
        ("Wijk", f"Was ({van})", f"Wordt ({naar})", "Verschil"),
        tuple(rijen),
        nadruk=frozenset({len(rijen) - 1}),
    )
    return Figuur(kop, beeld, (tafel,))
