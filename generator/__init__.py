"""Steady Ground's generator: a folder of Markdown and YAML in, a hostable site out."""

__version__ = "0.1.0"
