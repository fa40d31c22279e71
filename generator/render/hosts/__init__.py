"""What each kind of host is told: headers, old addresses, the page for lost ones.

Everything comes from the rules of `rules.py` and from the old addresses of the guide. One file
a host makes its settings from them; `table.py` lists them.
"""
