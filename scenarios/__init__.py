"""Example scenarios and the generator that makes them; the workbooks in this folder are its output."""
