"""The generated pages say what the software does today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docs.generate import DOCS, PAGES


@pytest.mark.parametrize(("page", "text"), PAGES.items(), ids=[str(page.relative_to(DOCS)) for page in PAGES])
def test_page_is_what_would_be_written(page: Path, text: Callable[[], str]) -> None:
    """Each generated page is up to date; `make docs` writes it anew."""
    assert page.read_text(encoding="utf-8") == text()
