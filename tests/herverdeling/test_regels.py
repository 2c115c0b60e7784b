"""The rules have one set of names: in the docstring that is the mathematics, in the page of docs, and in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from allocator_models import herverdeling

PAKKET = Path(herverdeling.__file__).parent
DOCS = Path(__file__).parents[2] / "docs" / "wiskunde-herverdeling.md"


def _tags(tekst: str) -> set[str]:
    return set(re.findall(r"\[([a-z]+)\](?!\()", tekst))


def _docstrings(bron: Path) -> str:
    boom = ast.parse(bron.read_text(encoding="utf-8"))
    met = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return " ".join(ast.get_docstring(knoop) or "" for knoop in ast.walk(boom) if isinstance(knoop, met))


def test_docstring_and_page_name_the_same_rules() -> None:
    """What the docstring states as a rule stands on the page, and the reverse."""
    assert _tags(herverdeling.__doc__ or "") == _tags(DOCS.read_text(encoding="utf-8"))


def test_the_code_names_no_other_rules() -> None:
    """Every tag in the code is a rule of the docstring, and those of the program each have a function there."""
    for bron in PAKKET.glob("*.py"):
        assert _tags(_docstrings(bron)) - {"tag"} <= _tags(herverdeling.__doc__ or ""), bron.name
    programma = _tags(_docstrings(PAKKET / "afweging.py"))
    assert {"keuze", "saldo", "vrijgave", "reserve", "verplaatsing", "spreiding", "kosten", "verwacht"} <= programma
