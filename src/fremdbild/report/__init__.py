"""The board report: HTML and PDF, German and English, from one frozen assessment."""

from fremdbild.report.rendering import FORMATS, render

__all__ = ["FORMATS", "render"]
