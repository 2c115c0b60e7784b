"""Help and usage errors are Dutch, complete and quick."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
import typer
from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.main import get_command

from allocator import __version__
from allocator.cli import app, run

ENGELS = re.compile(
    r"\b(usage|options?|arguments|commands?|errors?|missing|invalid|show|this|message|and|exit|required|requires|default"
    r"|try|for|help|such|no|did|you|mean|got|unexpected|extra|does|not|take|value|the|path|file|text|abort(ed)?)\b",
    re.IGNORECASE,
)
"""Words that typer would say, and Dutch never."""

OPTIENAAM = re.compile(r"--?[a-z][a-z-]*")


def opdrachten() -> dict[str, typer.core.TyperCommand]:
    groep = get_command(app)
    assert isinstance(groep, TyperGroup)
    return dict(groep.commands)


def verkeerde_aanroepen() -> Iterator[list[str]]:
    """Every kind of wrong call that each command can get."""
    yield ["--bestaat-niet"]
    yield ["-x"]
    yield ["verdel"]
    yield ["--versie=2"]
    for naam, opdracht in opdrachten().items():
        vereist = [p for p in opdracht.params if p.required]
        yield [naam, "--bestaat-niet"]
        yield [naam, "--vervan"]
        if not any(p.nargs == -1 for p in opdracht.params):
            yield [naam, *["een", "twee", "drie"]]
        if vereist:
            yield [naam]
        for optie in opdracht.params:
            if isinstance(optie, TyperOption):
                yield [naam, "een.xlsx", f"{optie.opts[-1]}=ja"] if optie.is_flag else [naam, "een.xlsx", optie.opts[0]]


def engels_in(tekst: str) -> list[str]:
    return [gevonden[0] for gevonden in ENGELS.finditer(OPTIENAAM.sub("", tekst))]


@pytest.mark.parametrize("argumenten", [[], *([naam] for naam in opdrachten())], ids=" ".join)
def test_help_is_dutch(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The help of every command has no English word, and every option and argument has an explanation."""
    assert run([*argumenten, "--help"]) == 0
    gedrukt = capsys.readouterr().out
    assert gedrukt.startswith("Gebruik: allocator")
    assert engels_in(gedrukt) == []


def test_everything_is_explained() -> None:
    """Every command, argument and option has a Dutch explanation, and every value a name in capitals."""
    for opdracht in opdrachten().values():
        assert opdracht.help
        for parameter in opdracht.params:
            assert isinstance(parameter, TyperArgument | TyperOption)
            assert parameter.help
            assert engels_in(parameter.help) == []
            if isinstance(parameter, TyperArgument) or not parameter.is_flag:
                assert parameter.metavar


@pytest.mark.parametrize("argumenten", list(verkeerde_aanroepen()), ids=" ".join)
def test_wrong_calls_are_explained_in_dutch(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call gives exit code 2, nothing on stdout, and on stderr a Dutch sentence and how the command is used."""
    assert run(argumenten) == 2
    gedrukt = capsys.readouterr()
    assert gedrukt.out == ""
    assert gedrukt.err.startswith("Fout: ")
    assert "Gebruik: allocator" in gedrukt.err
    assert "De aanroep klopt niet." not in gedrukt.err
    assert engels_in(gedrukt.err) == []


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["verdel"], "De opdracht 'verdel' bestaat niet. Bedoelt u verdeel?"),
        (["verdeel"], "SCENARIO ontbreekt: De werkmap met het scenario (.xlsx)."),
        (["verdeel", "a.xlsx", "--jsn"], "De optie --jsn bestaat niet. Bedoelt u --json?"),
        (["verdeel", "a.xlsx", "--uit"], "De optie --uit vraagt een waarde: --uit BESTAND."),
        (["verdeel", "a.xlsx", "--json=ja"], "De optie --json krijgt geen waarde mee."),
        (["verdeel", "mijn", "plan.xlsx"], "'plan.xlsx' is te veel. Zet een naam met spaties tussen aanhalingstekens."),
        (["vaststellen", "a.xlsx", "--orgaan=college", "--nummer=1"], "De optie --datum ontbreekt: "),
    ],
    ids=lambda waarde: " ".join(waarde) if isinstance(waarde, list) else "",
)
def test_each_kind_of_wrong_call_has_its_own_sentence(
    argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence says what is wrong, and where it can what was meant."""
    assert run(argumenten) == 2
    assert f"Fout: {zin}" in capsys.readouterr().err


@pytest.mark.parametrize(
    "argumenten",
    [["--help"], ["zeg", "--help"], ["zg"], ["zeg"], ["zeg", "a", "b"], ["zeg", "--x"], ["zeg", "a", "--b"]],
)
def test_the_english_words_are_those_of_typer(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What typer itself says in these cases is caught by the list, so the tests above can fail."""
    engels = typer.Typer(add_completion=False, rich_markup_mode=None)
    engels.command()(zeg)
    engels.callback()(alle)
    with pytest.raises(SystemExit):
        engels(argumenten)
    gedrukt = capsys.readouterr()
    assert engels_in(gedrukt.out + gedrukt.err)


def zeg(woord: str, b: str = "") -> None: ...


def alle() -> None: ...


def test_a_wrong_call_with_json_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json a wrong call is told as JSON on stdout, with the keys of the contract."""
    import json

    assert run(["verdeel", "--json"]) == 2
    (fout,) = json.loads(capsys.readouterr().out)["fout"]
    assert fout == {
        "blad": None,
        "cel": None,
        "waarde": None,
        "melding": "SCENARIO ontbreekt: De werkmap met het scenario (.xlsx).",
    }


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--versie` says which Allocator this is."""
    assert run(["--versie"]) == 0
    assert capsys.readouterr().out == f"Allocator {__version__}\n"


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """`allocator` alone is a wrong call, and shows what can be called."""
    assert run([]) == 2
    gedrukt = capsys.readouterr()
    assert gedrukt.out == ""
    assert "Opdrachten:" in gedrukt.err


@pytest.mark.parametrize("argumenten", [["--help"], ["verdeel", "--help"], ["verdel"]], ids=" ".join)
def test_help_imports_nothing_heavy(argumenten: list[str]) -> None:
    """Help and usage errors come at once: what takes long to import is not imported for them."""
    zwaar = ("numpy", "pulp", "highspy", "ortools", "openpyxl", "lxml", "xlsxwriter", "python_calamine", "rich")
    programma = (
        "import sys; from allocator.cli import run; run(sys.argv[1:]); "
        f"print([naam for naam in {zwaar} if naam in sys.modules])"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", programma, *argumenten], capture_output=True, text=True, check=True, timeout=60
    )
    assert klaar.stdout.splitlines()[-1] == "[]"
