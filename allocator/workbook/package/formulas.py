"""The names of tables and cells in formulas."""

import re
from collections.abc import Mapping


def rename_in_formula(formula: str, renamed: Mapping[str, str]) -> str:
    """Rename tables and names in a formula, but not texts, names of sheets, functions or columns that look alike."""
    if not renamed:
        return formula
    names = "|".join(map(re.escape, renamed))
    pattern = rf"""("(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\[\]]*\])|(?<![\w.\\])({names})(?![\w.\\(!])"""
    return re.sub(pattern, lambda match: match[1] or renamed[match[2].lower()], formula, flags=re.IGNORECASE)
