"""Open workbooks in LibreOffice, as a second opinion on what we write."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(path: Path, extension: str, folder: Path) -> Path:
    """Let LibreOffice open a workbook, compute all formulas anew, and save it as another kind of file in `folder`."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("ALLOCATOR_CI"):
            pytest.fail("LibreOffice (soffice) is missing, and in CI it has to be there")
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_RECALCULATE, encoding="utf-8")
    out = folder / "out"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", extension]
    subprocess.run([*command, "--outdir", out, path], check=True, capture_output=True, timeout=180)
    return out / path.with_suffix(f".{extension.partition(':')[0]}").name
