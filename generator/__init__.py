"""Steady Ground's generator: a folder of Markdown and YAML in, a hostable site out."""

__version__ = "0.2.0"
