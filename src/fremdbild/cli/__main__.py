"""`python -m fremdbild.cli`: the same as the command `fremdbild`, wherever that is installed."""

from __future__ import annotations

from fremdbild.cli.main import main

main()
