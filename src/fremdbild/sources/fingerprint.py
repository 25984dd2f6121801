"""A hash of everything in the settings that decides what a source's rows become."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256

from fremdbild.engine.manifest import FORMAT
from fremdbild.settings import Settings, Source
from fremdbild.tables import BY_NAME


def fingerprint(settings: Settings, source: Source) -> str:
    """Changes when the source's settings, the organisation's zone, or the canonical table changes; then files are read
    again. Where the files lie does not matter: a file is known by its name and content.
    """
    said = {
        "format": FORMAT,
        "zone": settings.organisation.time_zone,
        "source": source.model_dump(mode="json", exclude={"name", "file"}),
        "table": asdict(BY_NAME[source.table]),
    }
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
