"""The board report: HTML, PDF and slides, German and English, from one frozen assessment."""

from fremdbild.report.rendering import FORMATS, KNOWN_FORMATS, render

__all__ = ["FORMATS", "KNOWN_FORMATS", "render"]
