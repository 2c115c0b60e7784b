"""Real budget files: the right table, unit and sign, totals that add up, and questions where two readings are possible.

`docs/inlezen.md` shows what came out; it is held against it here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from allocator.begroting.aansluiting import die_niet_kloppen, totaalregels
from allocator.begroting.bestand import lees_bestand
from allocator.begroting.duiding.lezing import Lezing, Opdracht, Soort, lees_begroting
from allocator.begroting.duiding.vragen import Vragen
from allocator.begroting.euro import rond_af
from allocator.begroting.woorden import Maat

MAP = Path(__file__).parents[3] / "shared" / "data" / "begrotingen"

pytestmark = pytest.mark.skipif(not MAP.is_dir(), reason="the real files aren't on this machine")


@dataclass(frozen=True)
class Geval:
    """A file, what is answered, and what must come out, in the unit of the file."""

    bestand: str
    jaar: int
    antwoorden: dict[str, str]
    """One for each question that must be asked: no more, no fewer."""
    lijnen: int
    som: str
    """Of the lasten; of the fte in a formatie."""
    baten: str = "0"
    totalen: int = 0
    eenheid: str = "euro"
    soort: Soort = Soort.BEGROTING
    gedrukt: dict[str, str] = field(default_factory=dict)
    """Cells with a grand total in the file, and what is printed there."""


GEVALLEN = (
    Geval("iv3-utrecht-2025-begroting.csv", 2025, {}, 69, "2184963", "2184962", eenheid="x 1.000"),
    Geval("iv3-utrecht-2023-jaarrekening.csv", 2023, {}, 71, "2058692", "2058684", eenheid="x 1.000"),
    Geval(
        "philadelphia-aviation.xls",
        2017,
        {"eenheid": "euro"},
        34,
        "468872000",
        totalen=11,
        gedrukt={"C79": "73196423", "J79": "139626331", "M79": "468872000"},
    ),
    Geval(
        "philadelphia-aviation.xls",
        2011,
        {"jaar": "FY16 EST OBLIG", "eenheid": "euro"},
        35,
        "424523406",
        totalen=11,
        gedrukt={"M78": "424523406"},
    ),
    Geval("rijk-agentschappen.csv", 2015, {"eenheid": "x 1.000"}, 32, "10224133", "10308280", eenheid="x 1.000"),
    Geval("bern-kanton-werte-in-1000.xlsx", 2012, {"eenheid": "euro"}, 95, "9037196609.06", "8862146786.34"),
    Geval(
        "vlaanderen-provincie-per-beleidsveld.xlsx",
        2014,
        {"kolom lasten": "Provincie Limburg / Uitgave per inwoner", "eenheid": "euro"},
        32,
        "15.491195263231655",
        totalen=36,
        gedrukt={"H5": "15.4911952632317"},
    ),
    Geval(
        "vlaanderen-provincie-per-beleidsveld.xlsx",
        2011,
        {
            "jaar": "2020 / 2022",
            "kolom lasten": "Provincie Antwerpen / Uitgave per inwoner",
            "eenheid": "euro",
        },
        17,
        "21.217638556796874",
        totalen=25,
        gedrukt={"G957": "21.217638556796874"},
    ),
    Geval(
        "vlaanderen-provincie-per-rekening.xlsx",
        2014,
        {"kolom lasten": "Provincie Limburg", "eenheid": "euro"},
        16,
        "15.491195263231655",
    ),
    Geval("fte-openbaar-bestuur.csv", 2011, {"getallen": "duizendtal"}, 738, "414283", soort=Soort.FORMATIE),
)


def lees(geval: Geval, antwoorden: dict[str, str]) -> Lezing:
    opdracht = Opdracht(geval.soort, geval.jaar)
    return lees_begroting(lees_bestand(MAP / geval.bestand), opdracht, Vragen(antwoorden))


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: f"{g.bestand}-{g.jaar}")
def test_a_real_file(geval: Geval) -> None:
    """Without answers exactly these questions come up, at most three; with them the lines add up to what is printed."""
    assert {v.sleutel for v in lees(geval, {}).vragen} == set(geval.antwoorden)
    assert len(geval.antwoorden) <= 3
    lezing = lees(geval, geval.antwoorden)
    maat = Maat.FTE if geval.soort is Soort.FORMATIE else Maat.LASTEN
    assert (lezing.vragen, lezing.fouten) == ((), ())
    assert len(lezing.lijnen) == geval.lijnen
    assert lezing.eenheid == geval.eenheid
    assert round(lezing.som(maat), 9) == round(Decimal(geval.som), 9)
    assert lezing.som(Maat.BATEN) == Decimal(geval.baten)
    totalen = totaalregels(lezing, "SW")
    assert len(totalen) == geval.totalen
    assert die_niet_kloppen(totalen) == []
    for cel, gedrukt in geval.gedrukt.items():
        (totaal,) = (t for t in totalen if t.cel == cel)
        assert totaal.gedrukt == totaal.berekend == round(Decimal(gedrukt), 2)
    euros = rond_af([lijn.bedragen.get(maat, Decimal(0)) * lezing.eenheid.euro for lijn in lezing.lijnen])
    assert abs(sum(euros) - lezing.som(maat) * lezing.eenheid.euro) <= Decimal("0.5")


def test_every_real_file_is_here() -> None:
    """No file of the folder goes untried."""
    assert {p.name for p in MAP.iterdir()} == {geval.bestand for geval in GEVALLEN}


def test_the_page_says_what_came_out() -> None:
    """The table in docs/inlezen.md holds the number of lines, the sums and the totals of each file."""
    pagina = (Path(__file__).parents[2] / "docs" / "inlezen.md").read_text(encoding="utf-8")
    rijen = [rij for rij in pagina.splitlines() if rij.startswith("| ")]
    for geval in GEVALLEN:
        totalen = f"{geval.totalen} of {geval.totalen}" if geval.totalen else "none"
        gevonden = [rij for rij in rijen if f"| {geval.lijnen} | {geval.som}" in rij and rij.endswith(f"| {totalen} |")]
        assert gevonden, geval.bestand
        assert any(("baten" in rij) == (geval.baten != "0") and geval.baten in rij for rij in gevonden), geval.bestand


def test_the_hidden_saldo_of_bern() -> None:
    """The page names the one cell of it that differs from lasten and baten."""
    (blad,) = (b for b in lees_bestand(MAP / "bern-kanton-werte-in-1000.xlsx").bladen if not b.verborgen)
    afwijkend = []
    for rij in blad.rijen:
        lasten, baten, saldo = (rij.waarden.get(kolom) for kolom in (7, 8, 9))
        if isinstance(saldo, int | Decimal):
            bedragen = [w for w in (lasten, baten) if isinstance(w, int | Decimal)]
            if all(abs(abs(sum(bedragen[:1]) + teken * sum(bedragen[1:])) - abs(saldo)) >= 1 for teken in (1, -1)):
                afwijkend.append(rij.nummer)
    assert 9 in blad.verborgen_kolommen
    assert afwijkend == [46]
