"""The commands: one file each with its options, one call and what to print; only here is anything printed.

`usage` makes typer speak Dutch, `errors` turns whatever goes wrong into a Dutch sentence and an exit code, `output`
keeps data (stdout) and the rest (stderr) apart, `files` guards the file that is written.
"""
