"""Steady Ground's generator: a folder of Markdown and YAML in, a site any static host can serve out."""

__version__ = "0.1.0"
