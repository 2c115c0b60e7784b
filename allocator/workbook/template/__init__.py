"""Write a scenario workbook: empty, to fill in, or with the rows of a scenario.

    write_template(Path("leeg.xlsx"))
    write_rows(Path("klein.xlsx"), {"Diensten": [DienstRij(dienst="SW", naam="Stadswerken")], ...})

Either has every sheet of the contract, as an Excel table with drop-downs, number formats, a comment on each head and
frozen heads, after a sheet that explains it all. The same rows give the same bytes.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.schema import BLADEN, blad
from allocator.workbook.template.content import bladinhoud
from allocator.workbook.template.explanation import UITLEG, schrijf_uitleg
from allocator.workbook.template.sheet import schrijf_blad

__all__ = ["UITLEG", "write_rows", "write_sheets", "write_template"]


def write_template(path: Path) -> None:
    """Write an empty scenario workbook at `path`, with the default spelregels and goals filled in."""
    write_rows(path, {})


def write_rows(path: Path, rijen: Mapping[str, Sequence[Any]]) -> None:
    """Write a scenario workbook with these rows, of the row classes of the schema, by name of the sheet.

    On Scenario and Spelregels every regel is listed, with its given or else its default value; Doelen without rows
    gets the default order.

    Raises:
        KeyError: there is no sheet of such a name.
        TypeError: a row is not of the class of its sheet.
        ValueError: a regel that doesn't exist.
    """
    gegeven = {blad(naam).naam: reeks for naam, reeks in rijen.items()}
    inhoud = {b.naam: bladinhoud(b, gegeven.get(b.naam, ())) for b in BLADEN}
    sheets = [Sheet(b.naam, partial(schrijf_blad, blad=b, rijen=inhoud[b.naam])) for b in BLADEN]
    put_sheets(None, [Sheet(UITLEG, schrijf_uitleg, active=True), *sheets], path)


def write_sheets(path: Path, rijen: Mapping[str, Sequence[Any]]) -> None:
    """Write a workbook with just these sheets of the contract, such as one with initiatieven for `loket`.

    Raises:
        KeyError, TypeError, ValueError: as :func:`write_rows`.
    """
    bladen = [blad(naam) for naam in rijen]
    inhoud = {b.naam: bladinhoud(b, reeks) for b, reeks in zip(bladen, rijen.values(), strict=True)}
    sheets = [
        Sheet(b.naam, partial(schrijf_blad, blad=b, rijen=inhoud[b.naam]), active=b is bladen[-1]) for b in bladen
    ]
    put_sheets(None, sheets, path)
