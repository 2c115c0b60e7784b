"""Layouts that diensten use besides those generated: each small enough to see at once what must come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from begroting.bladen import Cel, schrijf

from allocator.begroting.aansluiting import die_niet_kloppen, totaalregels
from allocator.begroting.bestand import lees_bestand
from allocator.begroting.duiding.lezing import Opdracht, lees_begroting
from allocator.begroting.duiding.vragen import Vragen
from allocator.begroting.woorden import Maat


@dataclass(frozen=True)
class Geval:
    """A sheet; what must come out of it for 2011: name, programma, lasten and baten of each line."""

    naam: str
    rijen: Sequence[Sequence[Cel]]
    lijnen: Sequence[tuple[str, str, str, str]]
    totalen: int
    eenheid: str = "euro"
    stand: str = ""
    vragen: Mapping[str, str] = field(default_factory=dict)
    """What must be asked, and the answer."""


GEVALLEN = (
    Geval(
        "a heading row holds the total of the rows under it",
        [
            ["Begroting 2011 in euro's"],
            ["Programma", "Product", "Lasten", "Baten"],
            ["Zorg", None, 30, 3],
            [None, "Jeugd", 10, 1],
            [None, "Ouderen", 20, 2],
            ["Sport", None, 15, 5],
            [None, "Zwembad", 15, 5],
            ["Totaal", None, 45, 8],
        ],
        [("Jeugd", "Zorg", "10", "1"), ("Ouderen", "Zorg", "20", "2"), ("Zwembad", "Sport", "15", "5")],
        totalen=6,
    ),
    Geval(
        "codes show what a total is of",
        [
            ["bedragen x € 1.000"],
            ["Nr", "Omschrijving", "Lasten", "Baten"],
            ["1", "Zorg", 30, 3],
            ["1.1", "Jeugd", 10, 1],
            ["1.2", "Ouderen", 20, 2],
            ["1.2.1", "Thuis", 5, 0],
            ["1.2.2", "Tehuis", 15, 2],
            ["2", "Sport", 15, 5],
            [None, "Totaal", 45, 8],
        ],
        [("Jeugd", "", "10", "1"), ("Thuis", "", "5", "0"), ("Tehuis", "", "15", "2"), ("Sport", "", "15", "5")],
        totalen=6,
        eenheid="x 1.000",
    ),
    Geval(
        "kinds of lasten side by side, with a total that is the lasten",
        [
            ["x € 1.000"],
            ["Afdeling", "Personeel", "Inhuur", "Materieel", "Totaal lasten", "Baten"],
            ["Groen", 10, 1, 5, 16, 2],
            ["Wegen", 20, 2, 9, 31, 0],
            ["Totaal", 30, 3, 14, 47, 2],
        ],
        [("Groen", "", "16", "2"), ("Wegen", "", "31", "0")],
        totalen=2,
        eenheid="x 1.000",
    ),
    Geval(
        "lasten and baten under each other in one column",
        [
            ["Begroting 2011, in euro's"],
            ["Omschrijving", "Begroting 2011"],
            ["Lasten"],
            ["Salarissen", 100],
            ["Inkoop", 50],
            ["Totaal lasten", 150],
            ["Baten"],
            ["Leges", 30],
            ["Totaal baten", 30],
            ["Saldo van lasten en baten", 120],
        ],
        [("Salarissen", "", "100", ""), ("Inkoop", "", "50", ""), ("Leges", "", "", "30")],
        totalen=3,
    ),
    Geval(
        "baten below zero in the column of lasten are known by their name",
        [
            ["hele euro's"],
            ["Kostenplaats", "Omschrijving", "Bedrag"],
            ["4100", "Salarissen", 100_000],
            ["4101", "Inkoop", 50_000],
            ["4102", "Opbrengst leges", -30_000],
            ["4103", "Doorbelasting overhead", -20_000],
            [None, "Totaal", 100_000],
        ],
        [
            ("Salarissen", "", "100000", ""),
            ("Inkoop", "", "50000", ""),
            ("Opbrengst leges", "", "", "30000"),
            ("Doorbelasting overhead", "", "-20000", ""),
        ],
        totalen=1,
    ),
    Geval(
        "an amount below zero that nothing explains is asked about",
        [["hele euro's"], ["Naam", "Bedrag"], ["Groen", 100], ["Wegen", 50], ["Riool", -30], ["Totaal", 120]],
        [("Groen", "", "100", ""), ("Wegen", "", "50", ""), ("Riool", "", "", "30")],
        totalen=1,
        vragen={"onder nul": "baten"},
    ),
    Geval(
        "two stages of one year are asked about",
        [
            ["x € 1.000"],
            ["Product", "Begroting 2011", "Begroting 2011", "Begroting 2010"],
            [None, "primitief", "na wijziging", "na wijziging"],
            ["Groen", 10, 12, 9],
            ["Wegen", 20, 22, 19],
            ["Totaal", 30, 34, 28],
        ],
        [("Groen", "", "12", ""), ("Wegen", "", "22", "")],
        totalen=1,
        eenheid="x 1.000",
        vragen={"stand": "na wijziging"},
    ),
    Geval(
        "a file about another year only isn't taken for this one",
        [["hele euro's"], ["Naam", "Lasten 2010"], ["Groen", 100], ["Wegen", 50], ["Totaal", 150]],
        [("Groen", "", "100", ""), ("Wegen", "", "50", "")],
        totalen=1,
        vragen={"jaar": "2010"},
    ),
    Geval(
        "rows of another year only aren't taken for this one either",
        [["hele euro's"], ["Naam", "Jaar", "Lasten"], ["Groen", 2009, 90], ["Groen", 2010, 100], ["Wegen", 2010, 50]],
        [("Groen", "", "100", ""), ("Wegen", "", "50", "")],
        totalen=0,
        vragen={"jaar": "2010"},
    ),
    Geval(
        "columns that are numbered, and a second table under the first",
        [
            ["Begroting 2011 (x € 1.000)"],
            ["Product", "Lasten", "Baten"],
            [1, 2, 3],
            ["Groen", 10, 1],
            ["Wegen", 20, 2],
            ["Totaal", 30, 3],
            [None],
            ["Investering", "Bedrag"],
            ["Brug", 500],
            ["Totaal", 500],
        ],
        [("Groen", "", "10", "1"), ("Wegen", "", "20", "2")],
        totalen=2,
        eenheid="x 1.000",
    ),
    Geval(
        "lines that no total holds are asked about",
        [["hele euro's"], ["Naam", "Lasten"], ["Memo", 7], ["Groen", 100], ["Wegen", 50], ["Totaal", 150]],
        [("Groen", "", "100", ""), ("Wegen", "", "50", "")],
        totalen=1,
        vragen={"buiten totaal": "nee"},
    ),
    Geval(
        "the scenario says which stage",
        [
            ["x € 1.000"],
            ["Product", "Begroting 2011 primitief", "Begroting 2011 na wijziging"],
            ["Groen", 10, 12],
            ["Wegen", 20, 22],
        ],
        [("Groen", "", "12", ""), ("Wegen", "", "22", "")],
        totalen=0,
        eenheid="x 1.000",
        stand="begroting na 1e wijziging",
    ),
    Geval(
        "many years under heads that aren't merged, names without a head",
        [
            ["Meerjarenbegroting", None, "Lasten", None, None, None, "Baten"],
            ["x € 1.000", None, "R 2009", "B 2010", "B 2011", "B 2012", "R 2009", "B 2010", "B 2011", "B 2012"],
            ["01", "Groen", 1, 2, 3, 4, 5, 6, 7, 8],
            ["02", "Wegen", 1, 2, 30, 4, 5, 6, 70, 8],
            [None, "Totaal", 2, 4, 33, 8, 10, 12, 77, 16],
        ],
        [("Groen", "", "3", "7"), ("Wegen", "", "30", "70")],
        totalen=2,
        eenheid="x 1.000",
    ),
    Geval(
        "lasten, baten and saldo as rows under each programma",
        [
            ["x € 1.000"],
            [None, "Rekening 2009", "Begroting 2010", "Begroting 2011"],
            ["Programma 1 Zorg"],
            ["Lasten", 10, 11, 12],
            ["Baten", 1, 2, 3],
            ["Saldo", 9, 9, 9],
            ["Programma 2 Sport"],
            ["Lasten", 10, 11, 22],
            ["Baten", 1, 2, 4],
            ["Saldo", 9, 9, 18],
            ["Totaal lasten", 20, 22, 34],
            ["Totaal baten", 2, 4, 7],
            ["Saldo", 18, 18, 27],
        ],
        [("Programma 1 Zorg", "Programma 1 Zorg", "12", "3"), ("Programma 2 Sport", "Programma 2 Sport", "22", "4")],
        totalen=5,
        eenheid="x 1.000",
    ),
    Geval(
        "years beside measures, saldo with positive as advantage",
        [
            ["(bedragen in duizenden euro's)"],
            ["Programma", "Lasten 2010", "Lasten 2011", "Baten 2010", "Baten 2011", "Saldo 2010", "Saldo 2011"],
            ["Zorg", 10, 20, 1, 2, -9, -18],
            ["Sport", 30, 40, 3, 4, -27, -36],
            ["Totaal", 40, 60, 4, 6, -36, -54],
        ],
        [("Zorg", "Zorg", "20", "2"), ("Sport", "Sport", "40", "4")],
        totalen=3,
        eenheid="x 1.000",
    ),
    Geval(
        "millions with a decimal",
        [
            ["in € mln"],
            ["Programma", "Lasten", "Baten"],
            ["Zorg", 10.5, 1.2],
            ["Sport", 3.2, 0.4],
            ["Totaal", 13.7, 1.6],
        ],
        [("Zorg", "Zorg", "10.5", "1.2"), ("Sport", "Sport", "3.2", "0.4")],
        totalen=2,
        eenheid="x 1.000.000",
    ),
    Geval(
        "a pivot table: labels once, totals at three levels",
        [
            ["in euro's"],
            ["Programma", "Afdeling", "Kostensoort", "Som van bedrag 2011"],
            ["Zorg", "A", "Salarissen", 10],
            [None, None, "Inkoop", 5],
            [None, "Totaal A", None, 15],
            [None, "B", "Salarissen", 7],
            [None, "Totaal B", None, 7],
            ["Totaal Zorg", None, None, 22],
            ["Sport", "C", "Inkoop", 8],
            [None, "Totaal C", None, 8],
            ["Totaal Sport", None, None, 8],
            ["Eindtotaal", None, None, 30],
        ],
        [("A", "Zorg", "10", ""), ("A", "Zorg", "5", ""), ("B", "Zorg", "7", ""), ("C", "Sport", "8", "")],
        totalen=6,
    ),
    Geval(
        "rounded thousands: a total that is one off is rounding",
        [
            ["x € 1.000"],
            ["Product", "Lasten"],
            ["Groen", 101],
            ["Wegen", 202],
            ["Riool", 303],
            ["Totaal", 607],
        ],
        [("Groen", "", "101", ""), ("Wegen", "", "202", ""), ("Riool", "", "303", "")],
        totalen=1,
        eenheid="x 1.000",
    ),
    Geval(
        "a pivot table in one column: groups and their lines can only be told apart by their amounts",
        [
            ["Bedragen in euro's"],
            ["Rijlabels", "Som van Begroting 2010", "Som van Begroting 2011"],
            ["Groen", 280, 300],
            ["Bomen", 90, 100],
            ["Plantsoen", 190, 200],
            ["Wegen", 650, 700],
            ["Asfalt", 550, 600],
            ["Bruggen", 100, 100],
            ["Eindtotaal", 930, 1000],
        ],
        [("Bomen", "", "100", ""), ("Plantsoen", "", "200", ""), ("Asfalt", "", "600", ""), ("Bruggen", "", "100", "")],
        totalen=3,
    ),
    Geval(
        "subtotals above their lines, the total of all below",
        [
            ["Stadswerken, begroting 2011 (in euro's)"],
            ["Kostenplaats", "Omschrijving", "Lasten", "Baten"],
            [None, "Totaal Groen", 300, 50],
            ["410010", "Bomen", 100, 0],
            ["410020", "Plantsoen", 200, 50],
            [None, "Totaal Wegen", 700, 30],
            ["420010", "Asfalt", 600, 30],
            ["420020", "Bruggen", 100, 0],
            [None, "Totaal dienst", 1000, 80],
        ],
        [
            ("Bomen", "", "100", "0"),
            ("Plantsoen", "", "200", "50"),
            ("Asfalt", "", "600", "30"),
            ("Bruggen", "", "100", "0"),
        ],
        totalen=6,
    ),
    Geval(
        "all totals above their lines",
        [
            ["in euro's"],
            ["Kostenplaats", "Omschrijving", "Lasten"],
            [None, "Totaal dienst", 1000],
            [None, "Subtotaal Groen", 300],
            ["410010", "Bomen", 100],
            ["410020", "Plantsoen", 200],
            [None, "Subtotaal Wegen", 700],
            ["420010", "Asfalt", 700],
        ],
        [("Bomen", "", "100", ""), ("Plantsoen", "", "200", ""), ("Asfalt", "", "700", "")],
        totalen=3,
    ),
    Geval(
        "the heads of a bookkeeping program, short, with codes and names of kostenplaats and kostensoort",
        [
            ["Afdruk dd. 12-10-2010", None, None, None, "in euro's"],
            ["CO-kring 1000"],
            [],
            ["Kstpl", "Benaming", "KSrt", "Ksrt-benaming", "Plan 2011"],
            ["410010", "Bomen", "400100", "Salarissen", "1.234.567"],
            ["410010", "Bomen", "800100", "Opbrengst kap", "45.000-"],
            ["410020", "Plantsoen", "430200", "Onderhoud", "98.500"],
            ["*", "Totaal 410*", None, None, "1.288.067"],
        ],
        [("Bomen", "", "1234567.0", ""), ("Bomen", "", "", "45000.0"), ("Plantsoen", "", "98500.0", "")],
        totalen=1,
    ),
    Geval(
        "lasten and baten of the same rows beside each other, each with its labels",
        [
            ["Lasten 2011 in euro's", None, None, "Baten 2011 in euro's"],
            ["Product", "Lasten", None, "Product", "Baten"],
            ["Bomen", 100, None, "Bomen", 10],
            ["Plantsoen", 200, None, "Plantsoen", 20],
            ["Totaal", 300, None, "Totaal", 30],
        ],
        [("Bomen", "", "100", "10"), ("Plantsoen", "", "200", "20")],
        totalen=2,
    ),
    Geval(
        "a table about something else beside the first",
        [
            ["Groen, in euro's", None, None, "Wegen, in euro's"],
            ["Product", "Lasten", None, "Product", "Lasten"],
            ["Bomen", 100, None, "Asfalt", 110],
            ["Plantsoen", 200, None, "Bruggen", 120],
            ["Totaal", 300, None, "Totaal", 230],
        ],
        [("Bomen", "", "100", ""), ("Plantsoen", "", "200", "")],
        totalen=1,
    ),
    Geval(
        "merged names of an afdeling and a team down the side, the product tells the lines apart",
        [
            ["Begroting 2011 in hele euro's"],
            ["Afdeling", "Team", "Product", "Lasten", "Baten"],
            ["Groen", "Oost", "Bomen", 100, 1],
            [None, None, "Plantsoen", 200, 2],
            [None, "West", "Bomen", 110, 3],
            [None, None, "Plantsoen", 120, 4],
            ["Wegen", "Noord", "Asfalt", 600, 5],
            ["Eindtotaal", None, None, 1130, 15],
        ],
        [
            ("Bomen", "Groen", "100", "1"),
            ("Plantsoen", "Groen", "200", "2"),
            ("Bomen", "Groen", "110", "3"),
            ("Plantsoen", "Groen", "120", "4"),
            ("Asfalt", "Wegen", "600", "5"),
        ],
        totalen=2,
    ),
    Geval(
        "years with their unit in the heads",
        [
            ["Product", "2010 (x1000)", "2011 (x1000)", "2012 (x1000)"],
            ["Bomen", 90, 100, 110],
            ["Asfalt", 550, 600, 590],
            ["Totaal", 640, 700, 700],
        ],
        [("Bomen", "", "100", ""), ("Asfalt", "", "600", "")],
        totalen=1,
        eenheid="x 1.000",
    ),
)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: g.naam)
def test_a_layout(geval: Geval, tmp_path: Path) -> None:
    """Exactly these questions, and with their answers exactly these lines; every total adds up."""
    bestand = lees_bestand(schrijf(tmp_path / "sw.xlsx", geval.rijen))
    opdracht = Opdracht(jaar=2011, stand=geval.stand)
    assert {v.sleutel for v in lees_begroting(bestand, opdracht, Vragen({})).vragen} == set(geval.vragen)
    lezing = lees_begroting(bestand, opdracht, Vragen(geval.vragen))
    assert [
        (
            lijn.omschrijving,
            lijn.programma,
            *(str(lijn.bedragen[m]) if m in lijn.bedragen else "" for m in (Maat.LASTEN, Maat.BATEN)),
        )
        for lijn in lezing.lijnen
    ] == list(geval.lijnen)
    assert lezing.eenheid == geval.eenheid
    totalen = totaalregels(lezing, "SW")
    assert (len(totalen), die_niet_kloppen(totalen)) == (geval.totalen, [])
