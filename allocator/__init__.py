"""Allocator: the application around the mathematics of `allocator_models`: workbooks in, advice out."""
