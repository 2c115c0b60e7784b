"""How words typed by people are held against the words of the contract."""

import unicodedata
from functools import lru_cache

APOSTROPHES = frozenset("'’‘`\u201b\u02bc\u02b9\u2032")


@lru_cache(maxsize=100_000)  # every code of a large city, which is asked for many times over
def heading_key(text: str) -> str:
    """Return `text` without what two spellings of the same head may differ in: case, spaces, accents, apostrophes."""
    if text.isascii():  # most are, and have no accents
        return "".join(text.lower().split()).replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not (c.isspace() or c in APOSTROPHES or unicodedata.combining(c)))
