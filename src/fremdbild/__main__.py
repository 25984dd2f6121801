"""`python -m fremdbild`: the command, where it is not on the path."""

from __future__ import annotations

from fremdbild.cli.main import main

main()
