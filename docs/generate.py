"""Write the generated pages of `docs/`, and the output in README.md, anew: `python -m docs.generate`.

A test holds each page against what would be written, so that no page falls behind the software.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from docs.opdrachten import opdrachten_page
from docs.sessions import session_page
from docs.werkmap import werkmap_page

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
HET_JAAR = DOCS / "handleiding" / "het-jaar.md"
AANLEVEREN = DOCS / "handleiding" / "aanleveren.md"
WHOLE_CITY = (README, HET_JAAR, AANLEVEREN)
"""Run on a whole city, and so are held against their runs in `make slow`."""

EERSTE_UUR = DOCS / "handleiding" / "eerste-uur.md"
VOORJAARSNOTA = DOCS / "handleiding" / "voorjaarsnota.md"

PAGES: Mapping[Path, Callable[[], str]] = {
    EERSTE_UUR: partial(session_page, EERSTE_UUR),
    VOORJAARSNOTA: partial(session_page, VOORJAARSNOTA),
    DOCS / "handleiding" / "opdrachten.md": opdrachten_page,
    DOCS / "handleiding" / "werkmap.md": werkmap_page,
}


def main() -> None:
    """Write every page."""
    for page, text in {**PAGES, **{page: partial(session_page, page) for page in WHOLE_CITY}}.items():
        page.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
