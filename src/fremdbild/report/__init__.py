"""The board report: HTML and PDF, German and English, from one frozen assessment."""

from fremdbild.report.render import FORMATS, render

__all__ = ["FORMATS", "render"]
