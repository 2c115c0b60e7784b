"""Whatever a dienst sends is read rightly, or refused in one Dutch sentence, within the limits on time and memory."""

from __future__ import annotations

import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import monotonic

import pytest
from libreoffice import convert
from openpyxl import Workbook

from allocator.begroting.bestand import lees_bestand
from allocator.begroting.bestand import werkproces as werkproces_module
from allocator.begroting.bestand.keuring import MEESTE_BYTES
from allocator.begroting.tabel.vinden import vind_tabel
from allocator.workbook.problems import Invoerfouten
from allocator.workbook.stored import Foutwaarde, Opgeslagen

TORTURE = Path(__file__).parents[3] / "shared" / "data" / "torture"

GEWEIGERD = {
    "bomb_billion_laughs.xlsx": "onveilige XML",
    "corrupt_zip.xlsx": "beschadigd",
    "dos_ods_repeat_1330bytes.ods": "beschadigd of veel te groot",
    "enc_xlsx_agile_sha512.xlsx": "versleuteld met een wachtwoord",
    "html_table_saved_by_excel.htm": "een webpagina",
    "strict_ooxml_sample.xlsx": "Strict Open XML",
    "too_small_68bytes.xls": "geen werkmap",
    "xlsb_simple.xlsb": "niet te lezen",  # of a test version of Excel 2007
    "zero_bytes.xlsx": "0 bytes",
}
"""File → what the one sentence says."""

GELEZEN: dict[str, dict[tuple[str, int], dict[int, Opgeslagen]]] = {
    "big_numbers_as_text.xlsx": {("Sheet1", 4): {1: 2147483648, 2: "2147483648", 3: "x + 1"}},
    "date1904.xlsx": {("Sheet1", 5): {1: 11111, 2: date(1934, 6, 3), 3: "1934-06-03", 4: "1934-06-03"}},
    "dup_and_unnamed_headers.xlsx": {("Sheet1", 1): {2: "var2", 4: "var2"}},
    "error_values.xlsx": {
        ("Feuil1", rij): {1: Foutwaarde(code)}
        for rij, code in enumerate(("#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"), 1)
    },
    "hidden_sheet.xlsx": {("Sheet1", 1): {1: "Sheet1A1"}, ("Sheet2", 1): {1: "Sheet2A1"}},
    "macro_simple.xlsm": {("Sheet1", 1): {1: "This is a macro workbook"}},
    "many_merges_50k.xlsx": {},
    "merged_ranges.xlsx": {("Sheet2", 4): {2: "B4", 5: "E4"}},
    "missing_first_column.xlsx": {("Sheet1", 3): {2: 3}},
    "protected_sheet_not_encrypted.xlsx": {("Sheet1", 1): {1: "locked cell", 2: "non locked cell"}},
    "subtotals_nested.xls": {("Tabelle1", 2): {2: 10, 3: 7, 4: 37, 5: "Subtotal 9:"}, ("Tabelle1", 12): {4: 17}},
    "text_and_numbers.xlsx": {("Sheet1", 4): {1: 1337, 2: Decimal("13.37"), 3: 1337}},
    "title_rows_and_footer_notes.xlsx": {
        ("arts", 6): {1: "David Bowie", 2: "musician", 3: 69, 4: True, 5: date(1947, 1, 8), 6: date(2016, 1, 10)},
        ("arts", 19): {6: "too!"},
    },
    "uncalculated_formulas.xls": {("Feuil1", 1): {3: 0}},  # what such a file stores for a formula without a value
    "whitespace.xlsx": {("whitespace", 1): {1: "<-space, space->"}, ("logical_and_NA", 2): {1: Decimal("1.3")}},
}
"""File → sheet and row → cells."""


@pytest.mark.skipif(not TORTURE.is_dir(), reason="the hostile files aren't on this machine")
def test_every_hostile_file_has_its_answer_here() -> None:
    """The two tables together cover the folder, so that no file goes untried."""
    assert {p.name for p in TORTURE.iterdir()} == GEWEIGERD.keys() | GELEZEN.keys()


@pytest.mark.skipif(not TORTURE.is_dir(), reason="the hostile files aren't on this machine")
@pytest.mark.parametrize("naam", GEWEIGERD)
def test_hostile_and_broken_files_are_refused(naam: str) -> None:
    """One melding that names the file or says what it is, well within 20 seconds."""
    begin = monotonic()
    with pytest.raises(Invoerfouten) as fout:
        lees_bestand(TORTURE / naam)
    (melding,) = fout.value.meldingen
    assert GEWEIGERD[naam] in melding.melding
    assert monotonic() - begin < 20


@pytest.mark.skipif(not TORTURE.is_dir(), reason="the hostile files aren't on this machine")
@pytest.mark.parametrize("naam", GELEZEN)
def test_odd_files_are_read_rightly(naam: str) -> None:
    """Cells come out as they are stored, errors as errors; none of these files holds a budget."""
    bestand = lees_bestand(TORTURE / naam)
    cellen = {(blad.naam, rij.nummer): rij.waarden for blad in bestand.bladen for rij in blad.rijen}
    for plek, verwacht in GELEZEN[naam].items():
        assert cellen[plek] == verwacht
    if naam == "hidden_sheet.xlsx":
        assert [blad.verborgen for blad in bestand.bladen] == [True, False]
    if naam == "many_merges_50k.xlsx":
        assert [vind_tabel(blad) for blad in bestand.bladen] == [None]


def schrijf_tekst(pad: Path, inhoud: bytes) -> Path:
    pad.write_bytes(inhoud)
    return pad


@pytest.mark.parametrize(
    ("inhoud", "eerste", "tweede"),
    [
        (b"post;lasten\n1;2\n", {1: "post", 2: "lasten"}, {1: "1", 2: "2"}),
        (b'post,lasten\n1,"1,5"\n', {1: "post", 2: "lasten"}, {1: "1", 2: "1,5"}),
        (b"post\tlasten\n1\t2\n", {1: "post", 2: "lasten"}, {1: "1", 2: "2"}),
        (b"a;lasten, netto\nb, c;3\nd;4\n", {1: "a", 2: "lasten, netto"}, {1: "b, c", 2: "3"}),
        ("categorieën;é\n1;2\n".encode("cp1252"), {1: "categorieën", 2: "é"}, {1: "1", 2: "2"}),
        ("categorieën;€\n1;2\n".encode(), {1: "categorieën", 2: "€"}, {1: "1", 2: "2"}),
        ("post;€\n1;2\n".encode("utf-8-sig"), {1: "post", 2: "€"}, {1: "1", 2: "2"}),
        ("post;€\n1;2\n".encode("utf-16"), {1: "post", 2: "€"}, {1: "1", 2: "2"}),
    ],
)
def test_text_files(inhoud: bytes, eerste: dict[int, str], tweede: dict[int, str], tmp_path: Path) -> None:
    """Encoding and separator are found from what is in the file."""
    (blad,) = lees_bestand(schrijf_tekst(tmp_path / "sw.csv", inhoud)).bladen
    assert [rij.waarden for rij in blad.rijen[:2]] == [eerste, tweede]


def test_the_separator_that_excel_names(tmp_path: Path) -> None:
    """A first line `sep=|` is an order and no row; later rows keep their number."""
    (blad,) = lees_bestand(schrijf_tekst(tmp_path / "sw.csv", b"sep=|\npost|lasten;x\n1|2\n")).bladen
    assert [(rij.nummer, dict(rij.waarden)) for rij in blad.rijen] == [
        (2, {1: "post", 2: "lasten;x"}),
        (3, {1: "1", 2: "2"}),
    ]


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("weg.xlsx", None, "is er niet"),
        ("pagina.xlsx", b"<html><table></table></html>", "webpagina"),
        ("stuk.xlsx", b"PK\x03\x04 en verder niets", "beschadigd"),
        ("stuk.xls", b"\xd0\xcf\x11\xe0 en verder niets", "niet te lezen"),
        ("nota.pdf", b"%PDF-1.4", "een pdf"),
        ("nota.docx", b"iets", "geen werkmap"),
        ("binair.csv", b"a;b\0c\n", "geen tekstbestand"),
    ],
)
def test_what_is_no_table_at_all(naam: str, inhoud: bytes | None, melding: str, tmp_path: Path) -> None:
    """A missing, damaged or foreign file gets one sentence."""
    if inhoud is not None:
        (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(Invoerfouten, match=melding):
        lees_bestand(tmp_path / naam)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder is named as one."""
    with pytest.raises(Invoerfouten, match="is een map"):
        lees_bestand(tmp_path)


def test_a_word_document_is_named(tmp_path: Path) -> None:
    """A zip of another program is recognised by what is in it."""
    with zipfile.ZipFile(tmp_path / "brief.xlsx", "w") as archief:
        archief.writestr("word/document.xml", "<w/>")
    with pytest.raises(Invoerfouten, match="Word- of PowerPoint"):
        lees_bestand(tmp_path / "brief.xlsx")


def test_a_file_that_unpacks_too_large(tmp_path: Path) -> None:
    """A part that packs more than 200 times smaller was made to fill the memory."""
    with zipfile.ZipFile(tmp_path / "bom.ods", "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("content.xml", b"0" * 20_000_000)
    with pytest.raises(Invoerfouten, match="uitgepakt veel te groot"):
        lees_bestand(tmp_path / "bom.ods")


def test_a_giant_file_stays_closed(tmp_path: Path) -> None:
    """More than any budget takes is refused by its size, before it is read."""
    groot = tmp_path / "groot.csv"
    with groot.open("wb") as bestand:
        bestand.write(b"post;lasten\n")
        bestand.truncate(MEESTE_BYTES + 1)
    with pytest.raises(Invoerfouten, match="groter dan 100 MB"):
        lees_bestand(groot)


def test_a_reading_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads is stopped at its limit, with a sentence."""
    pad = schrijf_tekst(tmp_path / "traag.xls", b"\xd0\xcf\x11\xe0")
    monkeypatch.setattr(werkproces_module, "TIJDSLIMIET_SECONDEN", 0.001)
    with pytest.raises(Invoerfouten, match="duurt te lang"):
        lees_bestand(pad)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_reading_that_takes_too_much_memory_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet with one cell in its last corner, which takes the library 17 billion cells, ends in a sentence."""
    from openpyxl.utils import get_column_letter

    werkmap = Workbook()
    werkmap.active["A1"] = 1
    werkmap.active[f"{get_column_letter(16384)}1048576"] = 1
    werkmap.save(tmp_path / "hoek.xlsx")
    from allocator.begroting.bestand.werkproces import lees_apart

    with pytest.raises(Invoerfouten, match="veel te groot"):
        lees_apart(tmp_path / "hoek.xlsx")


@pytest.mark.parametrize("soort", ["xls:MS Excel 97", "ods"])
def test_other_kinds_of_workbook_hold_the_same_cells(soort: str, tmp_path: Path) -> None:
    """What LibreOffice makes of an .xlsx is read as the .xlsx itself: numbers, dates, texts, hidden sheets."""
    werkmap = Workbook()
    blad = werkmap.active
    blad.title = "Begroting"
    blad.append(["post", "lasten", "datum"])
    blad.append(["007", 12.5, date(2011, 7, 1)])
    blad.append(["Café €", -3, None])
    werkmap.create_sheet("Geheim").sheet_state = "hidden"
    werkmap["Geheim"]["A1"] = 1
    werkmap.save(tmp_path / "bron.xlsx")
    bron = lees_bestand(tmp_path / "bron.xlsx")
    ander = lees_bestand(convert(tmp_path / "bron.xlsx", soort, tmp_path))
    assert [(b.naam, b.rijen, b.verborgen) for b in ander.bladen] == [
        (b.naam, b.rijen, b.verborgen) for b in bron.bladen
    ]


@pytest.mark.parametrize("soort", ["xls:MS Excel 97", "ods"])
@pytest.mark.parametrize("regels", [0, pytest.param(500, marks=pytest.mark.slow)])
def test_other_kinds_tell_all_that_an_xlsx_does(soort: str, regels: int, tmp_path: Path) -> None:
    """Errors, merged cells, hidden rows and columns are those of the .xlsx it was made of, in small and large files."""
    werkmap = Workbook()
    blad = werkmap.active
    blad.append(["post", "lasten", "baten"])
    blad.append(["a", "=1/0", 3])
    blad.append(["b", 2, 4])
    blad["A5"] = "samen"
    blad.merge_cells("A5:B6")
    for nummer in range(regels):
        blad.cell(10 + nummer, 1, f"post {nummer}")
    blad.column_dimensions["C"].hidden = True
    blad.row_dimensions[3].hidden = True
    werkmap.create_sheet("Leeg")
    werkmap.save(tmp_path / "bron.xlsx")
    gelezen, leeg = lees_bestand(convert(tmp_path / "bron.xlsx", soort, tmp_path)).bladen
    assert leeg.rijen == ()
    assert [dict(rij.waarden) for rij in gelezen.rijen][:4] == [
        {1: "post", 2: "lasten", 3: "baten"},
        {1: "a", 2: Foutwaarde("#DIV/0!"), 3: 3},
        {1: "b", 2: 2, 3: 4},
        {1: "samen"},
    ]
    assert [rij.nummer for rij in gelezen.rijen if rij.verborgen] == [3]
    assert gelezen.verborgen_kolommen == {3}
    assert gelezen.samengevoegd == ((5, 1, 6, 2),)


def test_what_a_sheet_hides_and_how_it_shows_numbers(tmp_path: Path) -> None:
    """Hidden rows and columns, and columns that show only thousands, are known afterwards."""
    werkmap = Workbook()
    blad = werkmap.active
    blad.append(["post", "lasten", "lasten", "lasten"])
    blad.append(["a", 1000, 2000, 3000])
    blad["B2"].number_format = "#,##0,"
    blad["C2"].number_format = "#,##0"
    blad["D2"].number_format = '#,###,;-#,###,;"-"'
    blad.column_dimensions["C"].hidden = True
    blad.row_dimensions[2].hidden = True
    werkmap.save(tmp_path / "sw.xlsx")
    (gelezen,) = lees_bestand(tmp_path / "sw.xlsx").bladen
    assert gelezen.verborgen_kolommen == {3}
    assert gelezen.duizendkolommen == {2, 4}
    assert [rij.verborgen for rij in gelezen.rijen] == [False, True]
