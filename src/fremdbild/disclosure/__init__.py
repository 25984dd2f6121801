"""The one door: small groups hidden, and whatever would give them away."""

from __future__ import annotations

from fremdbild.disclosure.release import Released, Rules, release

__all__ = ["Released", "Rules", "release"]
