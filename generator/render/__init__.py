"""A guide becomes outputs: pages by templates, other files by the table of editions.

No clock and no network; templates and assets are handed in as `Stock`.
"""
