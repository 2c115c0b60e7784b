"""Allocator: the application around the mathematics of `allocator_models`: workbooks in, advice out."""

__version__ = "0.1.0"
