"""Opties side by side: as sentences, in the terminal, as JSON and on sheets."""
