"""The reference of the docs, made from the code, so that it cannot be out of date.

python -m release.reference    docs/content/guide/, those of its pages that have gaps, anew

`pages/` holds the pages as they are written by hand. A line "@@ keys Site" in one is a gap; `gaps`
has a row for each kind, with what fills it.
"""
