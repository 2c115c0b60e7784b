"""The plan workbook: which sheets it has, what stays of the user's, and what LibreOffice makes of it."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert
from planvoorbeeld import HERKOMST, maak_jaarplan, maak_stad, schrijf_werkmap

from allocator.report.bladen import PLAN_DIENSTEN, VOLGORDE
from allocator.report.werkmap import write_plan_workbook
from allocator.workbook.indeling import Ingedeeld
from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.planbladen import (
    KOPRIJ,
    OVERZICHT,
    PLAN_OORMERKEN,
    PLAN_POSTEN,
    PLAN_PRIORITEITEN,
    REDENEN,
    REDENEN_POSTEN,
)
from allocator.workbook.problems import Invoerfouten
from allocator.workbook.schema import BLADEN
from allocator_models.result import Herstel, Jaarplan, Status
from allocator_models.spelregels import Doel

ONZE = tuple(naam for naam in VOLGORDE if naam not in (REDENEN, REDENEN_POSTEN))
"""Every sheet of a plan without its reasons."""


@pytest.fixture(scope="module")
def map_(tmp_path_factory) -> Path:
    """A folder with a scenario workbook and the plan workbook made of it."""
    pad = tmp_path_factory.mktemp("plan")
    stad = maak_stad()
    schrijf_werkmap(stad, pad / "stad.xlsx")
    write_plan_workbook(pad / "stad.xlsx", maak_jaarplan(stad), pad / "plan.xlsx", HERKOMST)
    return pad


@pytest.fixture(scope="module")
def herrekend(map_):
    """The plan workbook with every formula computed anew by LibreOffice."""
    return openpyxl.load_workbook(convert(map_ / "plan.xlsx", "xlsx", map_ / "lo"), data_only=True)


def _kolommen(blad, rij=KOPRIJ):
    return [cel.value for cel in blad[rij] if cel.value is not None]


def test_our_sheets_come_first(map_):
    """In their fixed order, before all sheets of the user, which are all still there."""
    werkmap = openpyxl.load_workbook(map_ / "plan.xlsx")
    namen = werkmap.sheetnames
    assert namen[: len(ONZE)] == list(ONZE)
    assert namen[len(ONZE) :] == openpyxl.load_workbook(map_ / "stad.xlsx").sheetnames


def test_no_sheet_of_ours_takes_the_name_of_an_input_sheet():
    """The scenario inside a plan workbook must stay readable."""
    assert not {naam.casefold() for naam in VOLGORDE} & {blad.naam.casefold() for blad in BLADEN}


def test_every_sheet_starts_with_a_title_a_sentence_and_prints_on_a4_landscape(map_):
    """And says at the foot that nobody has decided yet."""
    werkmap = openpyxl.load_workbook(map_ / "plan.xlsx")
    for naam in ONZE:
        blad = werkmap[naam]
        assert blad["A1"].value, naam
        assert blad["A2"].value, naam
        assert (blad.page_setup.orientation, blad.page_setup.paperSize) == ("landscape", 9), naam
        assert "Ambtelijk concept, geen besluit" in blad.oddFooter.left.text, naam


@pytest.mark.parametrize(
    ("naam", "rijen"), [(PLAN_POSTEN, 16), (PLAN_PRIORITEITEN, 7), (PLAN_OORMERKEN, 17), (PLAN_DIENSTEN, 3)]
)
def test_tables_run_from_their_heads_to_the_last_row_without_totals_below(map_, naam, rijen):
    """Whoever reads them by code finds heads in row 4 and data under it, and nothing else."""
    blad = openpyxl.load_workbook(map_ / "plan.xlsx")[naam]
    assert len(_kolommen(blad)) == blad.max_column
    assert blad.max_row == KOPRIJ + rijen
    (tabel,) = blad.tables.values()
    assert tabel.ref == f"A{KOPRIJ}:{openpyxl.utils.get_column_letter(blad.max_column)}{blad.max_row}"


def test_recalculated_nothing_is_an_error_and_nothing_changes(map_, herrekend):
    """Each value that we stored with a formula is the one that LibreOffice computes."""
    bewaard = openpyxl.load_workbook(map_ / "plan.xlsx", data_only=True)
    formules = openpyxl.load_workbook(map_ / "plan.xlsx")
    gezien = 0
    for naam in ONZE:
        for rij in formules[naam].iter_rows():
            for cel in rij:
                nieuw = herrekend[naam][cel.coordinate].value
                assert not str(nieuw).startswith("#"), f"{naam}!{cel.coordinate}: {nieuw}"
                if cel.data_type == "f":
                    gezien += 1
                    oud = bewaard[naam][cel.coordinate].value
                    zelfde = (
                        nieuw == pytest.approx(oud) if isinstance(oud, int | float) else (nieuw or "") == (oud or "")
                    )
                    assert zelfde, f"{naam}!{cel.coordinate}: {nieuw} instead of {oud}"
    assert gezien > 100


def test_aansluiting_proves_that_everything_adds_up(herrekend):
    """All differences are 0 and every line has its tick."""
    blad = herrekend["Aansluiting"]
    oordelen = [cel.value for rij in blad.iter_rows() for cel in rij if cel.value in ("✓", "✗")]
    assert oordelen == ["✓"] * (3 + 3 + 5 + 3 + 3)
    koppen = _kolommen(blad)
    verschillen = [blad.cell(rij, koppen.index("Verschil") + 1).value for rij in range(KOPRIJ + 1, KOPRIJ + 4)]
    assert verschillen == [0, 0, 0]


def test_aansluiting_is_live(map_, tmp_path):
    """When somebody changes a split by hand, the line of its dienst no longer ticks."""
    werkmap = openpyxl.load_workbook(map_ / "plan.xlsx")
    blad = werkmap[PLAN_POSTEN]
    vast = _kolommen(blad).index("Vast") + 1
    blad.cell(KOPRIJ + 1, vast).value += 1
    werkmap.save(tmp_path / "veranderd.xlsx")
    herrekend = openpyxl.load_workbook(convert(tmp_path / "veranderd.xlsx", "xlsx", tmp_path), data_only=True)
    oordelen = [cel.value for rij in herrekend["Aansluiting"].iter_rows() for cel in rij if cel.value in ("✓", "✗")]
    assert oordelen.count("✗") == 2  # DMO's line, and the check over all posts


def test_what_an_optie_changes_is_a_column_of_its_own(map_, tmp_path):
    """The sheet Begroting holds the scenario itself: the optie explains the difference."""
    stad = maak_stad()
    posten = tuple(replace(p, lasten_euro=p.lasten_euro + 1_000) if p.post == "SO02" else p for p in stad.posten)
    jaarplan = maak_jaarplan(replace(stad, posten=posten))
    delen = tuple(replace(s, vast_euro=1_000) if s.post == "SO02" else s for s in jaarplan.plan.splitsingen)
    jaarplan = replace(jaarplan, plan=replace(jaarplan.plan, splitsingen=delen))
    write_plan_workbook(map_ / "stad.xlsx", jaarplan, tmp_path / "optie.xlsx", replace(HERKOMST, optie="meer"))
    blad = openpyxl.load_workbook(convert(tmp_path / "optie.xlsx", "xlsx", tmp_path / "lo"), data_only=True)[
        "Aansluiting"
    ]
    koppen = _kolommen(blad)
    so = {kop: blad.cell(KOPRIJ + 2, kolom + 1).value for kolom, kop in enumerate(koppen)}
    assert (so["Begroting"], so["Door de optie"], so["Verschil"], so["Sluit aan"]) == (150_500, 1_000, 0, "✓")


def test_a_second_run_replaces_the_sheets_of_the_first(map_, tmp_path):
    """The same run over its own result gives the same sheets, once each, with the same cells."""
    jaarplan = maak_jaarplan()
    write_plan_workbook(map_ / "plan.xlsx", jaarplan, tmp_path / "weer.xlsx", HERKOMST)
    eerst = openpyxl.load_workbook(map_ / "plan.xlsx")
    weer = openpyxl.load_workbook(tmp_path / "weer.xlsx")
    assert weer.sheetnames == eerst.sheetnames
    for naam in ONZE:
        cellen = [[cel.value for cel in rij] for rij in weer[naam].iter_rows()]
        assert cellen == [[cel.value for cel in rij] for rij in eerst[naam].iter_rows()], naam


def test_a_sheet_of_the_user_with_a_name_of_ours_is_never_overwritten(map_, tmp_path):
    """The run is refused, and says which sheet to rename; no file is left."""
    eigen = Sheet("audit", lambda book, sheet: sheet.write("A1", "Van ons"))
    put_sheets(map_ / "stad.xlsx", [eigen], tmp_path / "eigen.xlsx")
    with pytest.raises(Invoerfouten) as fout:
        write_plan_workbook(tmp_path / "eigen.xlsx", maak_jaarplan(), tmp_path / "plan.xlsx", HERKOMST)
    assert [m.blad for m in fout.value.meldingen] == ["audit"]
    assert not (tmp_path / "plan.xlsx").exists()


def test_without_a_plan_the_repairs_are_shown_and_nothing_of_an_earlier_plan(map_, tmp_path):
    """Run over a plan workbook, a run that finds no plan leaves no old numbers behind."""
    tekort = Herstel("capaciteit", "team", "SWT1", "SW", None, ("A1",), 0, 40)
    onmogelijk = Jaarplan(maak_stad(), Status.ONMOGELIJK, herstel=(tekort,))
    write_plan_workbook(map_ / "plan.xlsx", onmogelijk, tmp_path / "geen.xlsx", HERKOMST)
    werkmap = openpyxl.load_workbook(tmp_path / "geen.xlsx")
    teksten = [cel.value for rij in werkmap["Versoepelingen"].iter_rows() for cel in rij]
    assert "Team SWT1 komt 0,4 fte te kort voor A1." in teksten
    assert werkmap[PLAN_POSTEN].max_row == 2
    write_plan_workbook(map_ / "stad.xlsx", onmogelijk, tmp_path / "vers.xlsx", HERKOMST)
    assert PLAN_POSTEN not in openpyxl.load_workbook(tmp_path / "vers.xlsx").sheetnames


def test_overzicht_links_to_every_other_sheet_and_draws_two_charts(map_):
    """From the first screen everything is one click away."""
    blad = openpyxl.load_workbook(map_ / "plan.xlsx")[OVERZICHT]
    doelen = {
        cel.hyperlink.location.partition("!")[0].strip("'") for rij in blad.iter_rows() for cel in rij if cel.hyperlink
    }
    assert {naam.replace("'", "''") for naam in ONZE} - {OVERZICHT} == doelen
    assert len(blad._charts) == 2


def test_indeling_shows_which_rule_filled_what_and_what_nobody_judged(map_, tmp_path):
    """Both lists stand on one sheet."""
    stad = maak_stad()
    posten = tuple(replace(p, niet_getoetst=p.post == "SO02", aard_niet_ingevuld=p.post == "SO02") for p in stad.posten)
    gevuld = Ingedeeld("SO01", "gebondenheid", "vrij", 10, "Indelingsregels", "D2")
    jaarplan = maak_jaarplan(replace(stad, posten=posten))
    write_plan_workbook(map_ / "stad.xlsx", jaarplan, tmp_path / "plan.xlsx", HERKOMST, indeling=[gevuld])
    blad = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Indeling"]
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows(min_row=KOPRIJ + 1)]
    assert ["SO02", "SO", "SO02", 25_000, "vrij", "gebondenheid en aard (gerekend met S)"] in rijen
    assert ["SO01", "gebondenheid", "vrij", 10, "Indelingsregels", "D2"] in rijen


def test_text_of_a_user_is_never_a_formula(map_, tmp_path):
    """A name that starts with = stays a name, on whichever sheet it comes."""
    stad = replace(maak_stad(), naam="=1+1", vraag="=HYPERLINK()")
    diensten = tuple(replace(d, naam="=cmd|x") for d in stad.diensten)
    write_plan_workbook(
        map_ / "stad.xlsx", maak_jaarplan(replace(stad, diensten=diensten)), tmp_path / "plan.xlsx", HERKOMST
    )
    werkmap = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    for naam in ONZE:
        formules = [cel.value for rij in werkmap[naam].iter_rows() for cel in rij if cel.data_type == "f"]
        assert not [f for f in formules if "cmd" in f or "HYPERLINK" in f or f == "=1+1"], naam
    assert "=cmd|x" in [cel.value for cel in werkmap[PLAN_DIENSTEN]["B"]]


def test_goals_are_in_plain_words_on_overzicht(map_):
    """What the goal is, its value, and how good that is."""
    teksten = {cel.value for rij in openpyxl.load_workbook(map_ / "plan.xlsx")[OVERZICHT].iter_rows() for cel in rij}
    assert {"4  Score van de toegekende prioriteiten", "33 punten", "bewezen: beter kan niet"} <= teksten
    assert not {str(doel) for doel in Doel} & teksten
