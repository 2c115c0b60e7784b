"""What can't be read safely, or changed well, is refused in one Dutch sentence, and nothing is written."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook.our_sheets import PLAIN
from workbook.user_workbooks import edit, full_workbook, read_parts, write_parts

from allocator.workbook.package import WerkmapFout, put_sheets

ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return full_workbook(tmp_path / "gemeente.xlsx")


def refusal(source: Path) -> str:
    """The sentence with which a workbook is refused."""
    target = source.with_name("plan.xlsx")
    with pytest.raises(WerkmapFout) as caught:
        put_sheets(source, [PLAIN], target)
    assert not target.exists()
    assert list(source.parent.glob(".*")) == []
    return str(caught.value)


def test_a_locked_structure(source: Path) -> None:
    """Who locked the structure doesn't want sheets to come or go; the sentence says how to unlock it."""
    edit(
        source,
        "xl/workbook.xml",
        lambda text: text.replace("<bookViews", '<workbookProtection lockStructure="1"/><bookViews'),
    )
    assert refusal(source) == (
        "De structuur van deze werkmap is vergrendeld; haal de beveiliging weg (Controleren, Werkmap beveiligen) "
        "en probeer het opnieuw."
    )


def test_a_protection_without_a_locked_structure_is_fine(source: Path, tmp_path: Path) -> None:
    """LibreOffice writes an empty protection, which protects nothing."""
    edit(source, "xl/workbook.xml", lambda text: text.replace("<bookViews", "<workbookProtection/><bookViews"))
    put_sheets(source, [PLAIN], tmp_path / "plan.xlsx")


def test_strict_open_xml(source: Path) -> None:
    """The strict variant has other names for everything."""
    edit(
        source,
        "xl/workbook.xml",
        lambda text: text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
        ),
    )
    assert "'Strict Open XML'" in refusal(source)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "customXml/item1.xml", "_rels/.rels"])
@pytest.mark.parametrize("encode", [str.encode, lambda text: text.encode("utf-16")], ids=["utf-8", "utf-16"])
def test_a_document_type(source: Path, part: str, encode: Callable[[str], bytes]) -> None:
    """A part that may define entities is refused, also when it is one that we would only copy."""
    parts = read_parts(source)
    text = re.sub(r"^<\?xml[^>]*\?>\s*", "", parts[part].decode())
    parts[part] = encode(f"<?xml version='1.0'?>\n<!-- van mij -->\n{ENTITIES}{text}")
    assert refusal(write_parts(source, parts)) == "'gemeente.xlsx' wordt niet geopend, omdat er onveilige XML in staat."


def test_a_text_about_document_types_is_fine(source: Path, tmp_path: Path) -> None:
    """Only a declaration counts, not a text about one."""
    parts = read_parts(source)
    parts["customXml/item1.xml"] = b"<?xml version='1.0'?><a><![CDATA[<!DOCTYPE html>]]></a>"
    put_sheets(write_parts(source, parts), [PLAIN], tmp_path / "plan.xlsx")


def test_a_bomb(source: Path) -> None:
    """A part that unpacks to two hundred times its size, or more, was made to fill the memory."""
    parts = read_parts(source)
    parts["xl/media/image9.png"] = bytes(20_000_000)
    assert refusal(write_parts(source, parts)) == (
        "'gemeente.xlsx' wordt niet geopend, omdat het uitgepakt veel te groot is."
    )


def test_a_zip_that_lies_about_its_sizes(source: Path) -> None:
    """A part that turns out longer than the zip says is damage, not more to read."""
    parts = read_parts(source)
    parts["xl/media/image9.png"] = bytes(20_000_000)
    data = write_parts(source, parts).read_bytes()
    real, told = (20_000_000).to_bytes(4, "little"), (2_000).to_bytes(4, "little")
    assert data.count(real) == 2
    source.write_bytes(data.replace(real, told))
    assert refusal(source) == "'gemeente.xlsx' is beschadigd of is geen Excel-werkmap."


def test_a_part_that_is_there_twice(source: Path) -> None:
    """Two parts of one name: programs would differ on which one counts."""
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(source, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert refusal(source) == "'gemeente.xlsx' is beschadigd of is geen Excel-werkmap."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "'gemeente.xlsx' is leeg: het bestand heeft 0 bytes."),
        (b"post;lasten\n", "'gemeente.xlsx' is beschadigd of is geen Excel-werkmap."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "beveiligd met een wachtwoord of is een oude werkmap"),
        (b"PK\x03\x04 en dan niets", "'gemeente.xlsx' is beschadigd of is geen Excel-werkmap."),
    ],
    ids=["empty", "text", "encrypted", "cut off"],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, sentence: str) -> None:
    """Empty files, texts, encrypted and damaged workbooks each get a sentence."""
    source = tmp_path / "gemeente.xlsx"
    source.write_bytes(content)
    assert sentence in refusal(source)


def test_what_is_not_there(tmp_path: Path) -> None:
    """A file that doesn't exist, or a folder, gets a sentence too."""
    assert refusal(tmp_path / "weg.xlsx") == "'weg.xlsx' bestaat niet of is niet te lezen."
    (tmp_path / "map.xlsx").mkdir()
    assert refusal(tmp_path / "map.xlsx") == "'map.xlsx' bestaat niet of is niet te lezen."


def test_another_kind_of_zip(tmp_path: Path) -> None:
    """A zip of something else, a Word document and a binary workbook are no .xlsx."""
    assert refusal(write_parts(tmp_path / "foto's.xlsx", {"a.png": b"x"})).endswith(
        "is geen Excel-werkmap (.xlsx of .xlsm)."
    )
    word = full_workbook(tmp_path / "brief.xlsx")
    edit(
        word,
        "[Content_Types].xml",
        lambda text: text.replace("spreadsheetml.sheet.main", "wordprocessingml.document.main"),
    )
    assert refusal(word) == "Dit bestand is geen Excel-werkmap (.xlsx of .xlsm)."


def test_a_sheet_that_the_list_promises_but_the_zip_lacks(source: Path) -> None:
    """A damaged workbook is refused by name of the sheet, before anything is written."""
    parts = read_parts(source)
    del parts["xl/worksheets/sheet2.xml"]
    assert refusal(write_parts(source, parts)) == "Deze werkmap is beschadigd: het blad 'Wijk's blad' ontbreekt."


@pytest.mark.parametrize(
    "part",
    [
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
    ],
)
def test_a_part_that_is_no_xml(source: Path, part: str) -> None:
    """A part that we must read but can't is damage."""
    edit(source, part, lambda text: text[:100])
    assert refusal(source) == "Deze werkmap is beschadigd: een onderdeel ervan is niet te lezen."


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return full_workbook(tmp_path_factory.mktemp("heel") / "gemeente.xlsx").read_bytes()


def check_result_or_sentence(source: Path) -> None:
    target = source.with_name("plan.xlsx")
    with suppress(WerkmapFout):
        put_sheets(source, [PLAIN], target)
        with zipfile.ZipFile(target) as archive:
            assert archive.testzip() is None
        return
    assert not target.exists()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_the_damage_it_ends_in_a_result_or_a_sentence(
    whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Bytes changed, cut off or put in at any place give a good file or a WerkmapFout, never another error."""
    folder = tmp_path_factory.mktemp("stuk")
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged) - 1) | st.integers(max(0, len(damaged) - 3000), len(damaged) - 1))
        how = data.draw(st.sampled_from(["change", "cut", "insert"]))
        piece = data.draw(st.binary(min_size=1, max_size=4))
        damaged[place : place + (0 if how == "insert" else len(piece))] = b"" if how == "cut" else piece
    (folder / "gemeente.xlsx").write_bytes(damaged)
    check_result_or_sentence(folder / "gemeente.xlsx")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_is_wrong_in_the_xml_it_ends_in_a_result_or_a_sentence(
    whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Values changed and elements lost in the parts that we read: a result or a WerkmapFout, never another error."""
    folder = tmp_path_factory.mktemp("stuk")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    read = [name for name in parts if name.endswith(".rels")]
    read += ["xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/tables/table1.xml"]
    for name in data.draw(st.lists(st.sampled_from(sorted(read)), min_size=1, max_size=3)):
        text = parts[name].decode()
        matches = list(re.finditer(r'"[^"]*"|<\w+[^<>]*/>|(?<=<)\w+(?=[ />])', text))
        match = data.draw(st.sampled_from(matches))
        new = data.draw(
            st.sampled_from(['""', '"-1"', '"99999999999"', '"x"', '"../../.."', "", '"1.5"', '"/xl/workbook.xml"'])
        )
        parts[name] = (text[: match.start()] + new + text[match.end() :]).encode()
    check_result_or_sentence(write_parts(folder / "gemeente.xlsx", parts))
