"""What a run looks like in a terminal of 80 columns."""

import io

import pytest
from planvoorbeeld import maak_jaarplan, maak_stad
from rich.console import Console

from allocator.report.terminal import samenvatting
from allocator_models.result import Herstel, Jaarplan, Status


def _druk(jaarplan, breedte=80):
    console = Console(file=io.StringIO(), width=breedte, markup=False, highlight=False)
    for deel in samenvatting(jaarplan):
        console.print(deel)
    return console.file.getvalue()


def test_no_line_is_wider_than_the_terminal_and_no_column_is_lost():
    """At 80 columns every head is whole and every dienst and wijk has its row."""
    tekst = _druk(maak_jaarplan())
    assert max(map(len, tekst.splitlines())) <= 80
    for woord in ("Dienst", "Lasten", "Flex fte", "Band", "Wijk", "Bediening", "Landt samen", "Hele stad", "Noord"):
        assert woord in tekst, woord


def test_status_and_goals_are_in_plain_words():
    """A controller reads what came out, and how good it is."""
    tekst = _druk(maak_jaarplan())
    assert "Er is een plan, en het is bewezen dat het niet beter kan." in tekst
    assert "33 punten" in tekst
    assert "Flexibiliteit alleen op papier (geld zonder uren, of andersom): SO." in tekst


def test_without_a_plan_the_repairs_are_listed():
    """At most ten, so that they fit the screen."""
    tekort = tuple(Herstel("capaciteit", "team", f"T{i}", "SW", None, ("A1",), 0, 40) for i in range(12))
    tekst = _druk(Jaarplan(maak_stad(), Status.ONMOGELIJK, herstel=tekort))
    assert "Er is geen plan mogelijk" in tekst
    assert tekst.count("komt 0,4 fte te kort") == 10


@pytest.mark.parametrize("breedte", [60, 200])
def test_other_widths_print_too(breedte):
    """Narrower or wider, nothing breaks."""
    assert max(map(len, _druk(maak_jaarplan(), breedte).splitlines())) <= breedte
